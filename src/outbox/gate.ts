import { isAcknowledgement, isSend } from './call.ts'
import { type Again, deliver, type Delivery, type DeliveryTools, owedStill } from './deliver.ts'
import { createSecond, laneOfNext, type Pace, waitAfter } from './pace.ts'
import { provisionalIn } from './provisional.ts'
import { createResults } from './results.ts'
import { findDue, type Lane, type OwedCall, releaseInterrupted } from './store.ts'
import { createTasks } from './tasks.ts'

/**
 * Makes the owed calls: in order within a chat and a lane, chats in parallel, new messages at the pace,
 * answers before broadcasts, edits and acknowledgements at once. One process at a time has an open gate.
 */
export type Gate = {
  /** Calls that were just committed here: they need not be read back. */
  offer(calls: readonly OwedCall[]): void
  /** Something may have become due. */
  wake(): void
  open(): Promise<void>
  /** Starts no further call and waits for those under way. */
  close(): Promise<void>
  /** Nothing known here waits to be sent, but for calls in a pause. */
  isIdle(): boolean
}

const knownLimit = 1000
const lookEveryMilliseconds = 500
/** Timers fire late by a few milliseconds; that much is caught up, so that the pace holds without bursts. */
const timerSlackMilliseconds = 5

type Line = { readonly key: string; readonly lane: Lane; readonly calls: OwedCall[]; isBusy: boolean }

export function createGate(tools: DeliveryTools, pace: Pace): Gate {
  const { machine, business } = tools.clocks
  const second = createSecond(pace, machine.now)
  const known = new Map<bigint, OwedCall>()
  const lines = new Map<string, Line>()
  const ready: Record<Lane, Line[]> = { REPLY: [], NOTICE: [] }
  const chatSentAt = new Map<string, number>()
  const tasks = createTasks()
  const results = createResults(tools, (one) => (one.state === 'OWED' ? undefined : known.delete(one.id)))
  let running: Promise<void> | undefined
  let stop = new AbortController()
  let woken = Promise.withResolvers<void>()
  let senderWoken = Promise.withResolvers<void>()
  const interval = 1000 / pace.sendsPerSecond
  let sends = 0
  let lastSendAt = 0
  let quietUntil = 0

  return {
    offer,
    wake: () => woken.resolve(),
    isIdle: () => known.size === 0 && results.isEmpty(),
    async open() {
      if (running) return
      stop = new AbortController()
      await releaseInterrupted(tools.db, business.now())
      running = Promise.all([look(), sendAtPace()]).then(() => undefined)
    },
    async close() {
      stop.abort()
      woken.resolve()
      senderWoken.resolve()
      await running
      await tasks.settle()
      await results.settle()
      for (const part of [known, lines, chatSentAt]) part.clear()
      ready.REPLY.length = 0
      ready.NOTICE.length = 0
      running = undefined
    },
  }

  function offer(calls: readonly OwedCall[]): void {
    if (!running || stop.signal.aborted) return
    for (const call of calls) {
      if (known.has(call.id)) continue
      // An elder call of the line is only in the database, owed by another process: the look brings both in order.
      if (call.elderId !== null && !known.has(call.elderId) && !isAcknowledgement(call.method)) woken.resolve()
      else take(call)
    }
  }

  function take(call: OwedCall): void {
    known.set(call.id, call)
    if (isAcknowledgement(call.method)) return launch(undefined, call)
    const key = `${call.lane}:${call.chatKey}`
    const line = lines.get(key) ?? { key, lane: call.lane, calls: [], isBusy: false }
    lines.set(key, line)
    line.calls.push(call)
    if (!line.isBusy && line.calls.length === 1) advance(line)
  }

  /** The first call of the line goes on: at once, or through the pace. */
  function advance(line: Line): void {
    const [call] = line.calls
    if (!call) return void lines.delete(line.key)
    if (stop.signal.aborted) return
    line.isBusy = true
    if (!isSend(call.method)) return launch(line, call)
    const wait = waitAfter(chatSentAt.get(call.chatKey) ?? 0, pace.perChatMilliseconds, machine.now())
    if (wait > 0) later(wait, () => queueForPace(line))
    else queueForPace(line)
  }

  function queueForPace(line: Line): void {
    ready[line.lane].push(line)
    senderWoken.resolve()
  }

  function later(milliseconds: number, then: () => void): void {
    const { signal } = stop
    tasks.track(machine.sleep(milliseconds, signal).then(() => (signal.aborted ? undefined : then())))
  }

  function launch(line: Line | undefined, call: OwedCall): void {
    tasks.track(carry(line, call))
  }

  async function carry(line: Line | undefined, call: OwedCall): Promise<void> {
    try {
      // The number of the message that it changes may have come a moment ago: over another connection it would be missed.
      if (provisionalIn(call) !== undefined) await results.settle()
      finish(line, call, await deliver(tools, call))
    } catch (error) {
      tools.log.error('delivery failed', { outboxId: call.id }, error)
      if (line) tryAgain(line, owedStill(tools, call))
      else known.delete(call.id)
    } finally {
      if (isSend(call.method)) second.end()
    }
  }

  function finish(line: Line | undefined, call: OwedCall, delivery: Delivery): void {
    if (delivery.status === 'again') return tryAgain(line, delivery)
    if (delivery.status === 'done') results.add(delivery.result, !isSend(call.method))
    else known.delete(call.id)
    if (line) proceed(line)
  }

  function tryAgain(line: Line | undefined, delivery: Again): void {
    if (delivery.result) results.add(delivery.result, false)
    if (delivery.everyone) quietUntil = Math.max(quietUntil, machine.now() + delivery.milliseconds)
    if (!line) return
    known.set(delivery.call.id, delivery.call)
    line.calls[0] = delivery.call
    if (delivery.milliseconds === 0) advance(line)
    else later(delivery.milliseconds, () => advance(line))
  }

  function proceed(line: Line): void {
    line.calls.shift()
    line.isBusy = false
    advance(line)
  }

  /** Reads what is owed and not yet known here: notices come due, other processes' answers, what a crash left. */
  async function look(): Promise<void> {
    while (!stop.signal.aborted) {
      woken = Promise.withResolvers<void>()
      const room = knownLimit - known.size
      try {
        if (room > 0) offer(await findDue(tools.db, business.now(), new Date(machine.now()), [...known.keys()], room))
      } catch (error) {
        tools.log.error('outbox not read', {}, error)
      }
      await Promise.race([woken.promise, machine.sleep(lookEveryMilliseconds, stop.signal)])
    }
  }

  async function sendAtPace(): Promise<void> {
    while (!stop.signal.aborted) {
      senderWoken = Promise.withResolvers<void>()
      if (ready.REPLY.length === 0 && ready.NOTICE.length === 0) {
        await senderWoken.promise
        continue
      }
      const wait = Math.max(waitAfter(lastSendAt, interval, machine.now()), quietUntil - machine.now(), second.wait())
      if (wait > 0) await machine.sleep(wait, stop.signal)
      if (stop.signal.aborted) return
      if (machine.now() < quietUntil || second.wait() > 0) continue
      // Only now: an answer that came during the wait goes before the notice that was waiting.
      const lane = laneOfNext(sends, { replies: ready.REPLY.length, notices: ready.NOTICE.length })
      if (lane) send(lane)
    }
  }

  function send(lane: Lane): void {
    const line = ready[lane].shift()
    const call = line?.calls[0]
    if (!line || !call) return
    sends += 1
    lastSendAt = Math.max(lastSendAt + interval, machine.now() - timerSlackMilliseconds)
    second.begin()
    chatSentAt.set(call.chatKey, machine.now())
    if (chatSentAt.size > 10_000) chatSentAt.clear()
    launch(line, call)
  }
}
