import type { UserFromGetMe } from 'grammy/types'
import { createBot } from './bot.ts'
import { forms as ownForms } from './forms.ts'
import type { OwnEditions } from './consent/edition.ts'
import type { Database } from './db/connect.ts'
import type { Clocks } from './diagnostics/clocks.ts'
import type { Log } from './diagnostics/log.ts'
import type { Metrics } from './diagnostics/metrics.ts'
import { textsIn } from './i18n/texts.ts'
import { giveUpOn, post } from './outbox/actions.ts'
import type { Transport } from './outbox/call.ts'
import { createFetcher } from './files/fetcher.ts'
import { countOwedDownloads } from './files/store.ts'
import { createGate } from './outbox/gate.ts'
import type { Pace } from './outbox/pace.ts'
import { countOwedBy } from './outbox/store.ts'
import { findActor } from './people/store.ts'
import type { Form } from './questionnaires/actions/form.ts'
import { type Job, jobsOf, startTicking } from './schedule.ts'
import { createLeader } from './telegram/leader.ts'
import { poll } from './telegram/poller.ts'
import { addArrivals, countWaiting } from './telegram/store.ts'
import { recordingFetch } from './telegram/turn.ts'
import { readArrival } from './telegram/update.ts'
import type { WorkerTools } from './telegram/worker.ts'
import { createWorkers } from './telegram/workers.ts'

export type ProgramOptions = {
  readonly db: Database
  /** Calls to the messenger. */
  readonly transport: Transport
  readonly platform: string
  readonly botInfo: UserFromGetMe
  readonly token: string
  readonly consentEditions: OwnEditions
  readonly clocks: Clocks
  readonly log: Log
  readonly metrics: Metrics
  readonly pace: Pace
  readonly workers: number
  /** Unlike in every process on this database. */
  readonly holder: string
  /** Asks the messenger for updates; without it they come through `receive`. */
  readonly isPolling: boolean
  readonly onTokenRefused: () => void
  readonly forms?: readonly Form[]
  /** Another bot than ours, for tests of the machinery. */
  readonly makeBot?: typeof createBot
  readonly deadlineMilliseconds?: number
}

export type Program = {
  start(): void
  /** Takes nothing new, finishes what runs. */
  stop(): Promise<void>
  /** Keeps updates that a webhook brought; once it resolves they are not lost. */
  receive(updates: readonly unknown[]): Promise<void>
  /** Runs every timed job now. */
  tick(): Promise<void>
  /** The next instant at which a timed job has something to do. */
  nextDueAt(after: Date): Promise<Date | undefined>
  /** Whether nothing waits to be handled or may be sent. */
  isIdle(): Promise<boolean>
  /** Brings up to date what `/metrics` shows of queues and of the lead. */
  measure(): Promise<void>
}

/** The running whole: updates in, answers out, timed jobs; several copies may share one PostgreSQL. */
export function createProgram(options: ProgramOptions): Program {
  const { db, clocks, log, metrics } = options
  const served = options.forms ?? ownForms
  const bot = (options.makeBot ?? createBot)({ ...options, forms: served, fetch: recordingFetch(options.transport) })
  const gate = createGate(
    { ...options, onUnreachable: async (chatKey) => await giveUpOn(db, chatKey, clocks.business.now()) },
    options.pace,
  )
  const tools: WorkerTools = {
    ...options,
    bot,
    onCommitted: (calls) => (leader.isLeader() ? gate.offer(calls) : undefined),
    onDownloadOwed: () => fetcher.wake(),
    apologise,
    deadlineMilliseconds: options.deadlineMilliseconds ?? 25_000,
  }
  const workers = createWorkers(tools, options.workers)
  const fetcher = createFetcher({ ...options, onStored: workers.wake, onPosted: gate.wake })
  const jobs = jobsOf(db, served, gate.wake)
  let polling: { stop: AbortController; done: Promise<void> } | undefined
  let ticking: { stop(): Promise<void> } | undefined
  const leader = createLeader({ ...options, machine: clocks.machine, onGained: lead, onLost: follow })

  return { start, stop, receive, tick, nextDueAt, isIdle, measure }

  function start(): void {
    workers.start()
    leader.start()
  }

  async function stop(): Promise<void> {
    await stopPolling()
    await workers.stop()
    await leader.stop()
  }

  async function lead(): Promise<void> {
    // After days down: what is owed is put in order before any of it goes.
    for (const job of jobs) if (job.isBeforeSending) await runJob(job)
    await gate.open()
    fetcher.open()
    ticking = startTicking(jobs, runJob)
    if (!options.isPolling) return
    const stopping = new AbortController()
    const done = poll({ ...options, onArrived: workers.wake, onRefused: options.onTokenRefused }, stopping.signal)
    polling = { stop: stopping, done }
  }

  async function follow(): Promise<void> {
    await stopPolling()
    await ticking?.stop()
    ticking = undefined
    await fetcher.close()
    await gate.close()
  }

  async function stopPolling(): Promise<void> {
    polling?.stop.abort()
    await polling?.done
    polling = undefined
  }

  async function receive(updates: readonly unknown[]): Promise<void> {
    const arrivals = updates.flatMap((update) => readArrival(update) ?? [])
    if ((await addArrivals(db, options.platform, arrivals, clocks.business.now())) > 0) workers.wake()
  }

  async function tick(): Promise<void> {
    for (const job of jobs) if (job.nextAt) await runJob(job)
  }

  async function runJob(job: Job): Promise<void> {
    try {
      await job.run(clocks.business.now())
      metrics.jobs.inc({ job: job.name, outcome: 'done' })
    } catch (error) {
      metrics.jobs.inc({ job: job.name, outcome: 'failed' })
      log.error('job failed', { job: job.name }, error)
    }
  }

  async function nextDueAt(after: Date): Promise<Date | undefined> {
    const all: Date[] = []
    for (const job of jobs) {
      const at = await job.nextAt?.(after)
      if (at) all.push(at)
    }
    return all.toSorted((one, other) => one.getTime() - other.getTime())[0]
  }

  async function isIdle(): Promise<boolean> {
    if (!workers.isIdle() || !gate.isIdle()) return false
    if ((await countOwedDownloads(db)) > 0) return false
    return (await countWaiting(db)) === 0 && (await countOwedBy(db, clocks.business.now())) === 0
  }

  async function measure(): Promise<void> {
    metrics.inbox.set(await countWaiting(db))
    metrics.outbox.set(await countOwedBy(db, clocks.business.now()))
    metrics.isLeader.set(leader.isLeader() ? 1 : 0)
  }
}

const apologise: WorkerTools['apologise'] = async (tx, update, now) => {
  const actor = await findActor(tx, update.platform, update.chatId, 'ru')
  const notice = {
    to: update,
    dedupeKey: `apology:${update.id}`,
    text: textsIn(actor.language).t('telegram.apology'),
    sendAfter: now,
  }
  await post(tx, [notice], now)
}
