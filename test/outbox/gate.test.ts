import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import type { Database, Wrap } from '../../src/db/connect.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { createLog } from '../../src/diagnostics/log.ts'
import { createMetrics } from '../../src/diagnostics/metrics.ts'
import type { Call, Reply, Transport } from '../../src/outbox/call.ts'
import { createGate, type Gate } from '../../src/outbox/gate.ts'
import type { Pace } from '../../src/outbox/pace.ts'
import { provisionalId, replyKey } from '../../src/outbox/provisional.ts'
import { addCalls, findDue, type NewCall } from '../../src/outbox/store.ts'
import { describeDatabases } from '../kit/database.ts'

const now = new Date('2026-10-05T05:00:00Z')
const accepted: Reply = { status: 200, body: { ok: true, result: { message_id: 7 } } }

describeDatabases('the gate', (open) => {
  it('starts no further call of a chat while it closes', async () => {
    const db = await open()
    const answer = Promise.withResolvers<Reply>()
    const made: string[] = []
    const gate = gateOn(db, async (call) => {
      made.push(textIn(call))
      return await answer.promise
    })
    await gate.open()
    gate.offer(await owe(db, 'editMessageText', ['first', 'second']))
    await until(() => made.length === 1)
    const closing = gate.close()
    answer.resolve(accepted)
    await closing
    expect(made).toEqual(['first'])
    expect(await statesIn(db)).toEqual(['SENT', 'OWED'])
  })

  it('keeps the order of a chat and sends on when the answer to a mark is lost', async () => {
    const db = await open(losingAnswerOfMark())
    const made: string[] = []
    const gate = gateOn(db, async (call) => {
      made.push(textIn(call))
      return accepted
    })
    await gate.open()
    gate.offer(await owe(db, 'sendMessage', ['first', 'second']))
    await until(() => made.length === 2)
    await gate.close()
    expect(made).toEqual(['first', 'second'])
    expect(await statesIn(db)).toEqual(['SENT', 'SENT'])
  })

  it('changes the message that was sent just before, instead of sending another', async () => {
    const db = await open()
    const made: string[] = []
    const gate = gateOn(
      db,
      async ({ method }) => {
        made.push(method)
        return accepted
      },
      () => 0,
      { sendsPerSecond: Infinity, perChatMilliseconds: 0 },
    )
    const chats = Array.from({ length: 25 }, (_, index) => index + 1)
    await gate.open()
    gate.offer(await inTransaction(db, async (tx) => await addCalls(tx, chats.flatMap(sendAndEdit), now)))
    await until(() => made.length === 2 * chats.length)
    await gate.close()
    expect(made.filter((method) => method === 'sendMessage')).toHaveLength(chats.length)
    expect(made.filter((method) => method === 'editMessageText')).toHaveLength(chats.length)
  })

  it('reads what another process owes, answers first, however many notices are older', async () => {
    const db = await open()
    const notices = Array.from({ length: 8 }, (_, index): NewCall => ({
      ...callOf('sendMessage', `notice ${index}`, `telegram:${index + 2}`),
      lane: 'NOTICE',
    }))
    await inTransaction(db, async (tx) => await addCalls(tx, notices, now))
    await owe(db, 'sendMessage', ['an answer'])
    const [first] = await findDue(db, now, now, [], 4)
    expect(first && textIn(first)).toBe('an answer')
  })

  it('goes on at its pace when the clock is set back', async () => {
    const db = await open()
    const made: string[] = []
    let ahead = 3_600_000
    const gate = gateOn(
      db,
      async (call) => {
        made.push(textIn(call))
        ahead = 0
        return accepted
      },
      () => ahead,
    )
    await gate.open()
    gate.offer(await owe(db, 'sendMessage', ['first', 'second']))
    await until(() => made.length === 2)
    await gate.close()
    expect(made).toEqual(['first', 'second'])
  })
})

const ordinaryPace: Pace = { sendsPerSecond: 28.5, perChatMilliseconds: 100 }

function gateOn(db: Database, transport: Transport, ahead = () => 0, pace = ordinaryPace): Gate {
  return createGate(
    {
      db,
      transport,
      clocks: {
        business: { now: () => now },
        machine: {
          now: () => now.getTime() + performance.now() + ahead(),
          sleep: async (milliseconds, signal) =>
            await pause(milliseconds, undefined, signal ? { signal } : {}).catch(() => undefined),
        },
      },
      log: createLog('silent'),
      metrics: createMetrics(),
      onUnreachable: async () => {},
    },
    pace,
  )
}

async function owe(db: Database, method: string, texts: readonly string[]) {
  const calls = texts.map((text) => callOf(method, text, 'telegram:1'))
  return await inTransaction(db, async (tx) => await addCalls(tx, calls, now))
}

function callOf(method: string, text: string, chatKey: string): NewCall {
  return {
    dedupeKey: text,
    chatKey,
    lane: 'REPLY',
    method,
    contentType: 'application/json',
    body: new TextEncoder().encode(JSON.stringify({ chat_id: 1, message_id: 5, text })),
    resend: true,
    sendAfter: now,
  }
}

/** The first mark is written, and the connection breaks before the answer. */
function losingAnswerOfMark(): Wrap {
  let isLost = false
  return (factory) => ({
    ...factory,
    connect: async () => {
      const adapter = await factory.connect()
      return {
        ...adapter,
        executeRaw: async (query) => {
          const done = await adapter.executeRaw(query)
          if (isLost || !query.sql.includes("update outbox set state = 'SENDING'")) return done
          isLost = true
          throw new Error('the connection broke')
        },
      }
    },
  })
}

function textIn(call: Call): string {
  const payload: unknown = JSON.parse(new TextDecoder().decode(call.body))
  return typeof payload === 'object' && payload !== null && 'text' in payload ? String(payload.text) : ''
}

async function statesIn(db: Database): Promise<string[]> {
  const rows = await db.client.outboxCall.findMany({ orderBy: { id: 'asc' }, select: { state: true } })
  return rows.map(({ state }) => state)
}

async function until(isSo: () => boolean): Promise<void> {
  for (let looks = 0; looks < 400; looks += 1) {
    if (isSo()) return
    await pause(10)
  }
  throw new Error('it never came')
}

/** A message, and a change of it by the number that the message was promised. */
function sendAndEdit(chat: number): NewCall[] {
  const call = (ordinal: number, method: string, more: object): NewCall => ({
    dedupeKey: replyKey(BigInt(chat), ordinal),
    chatKey: `telegram:${chat}`,
    lane: 'REPLY',
    method,
    contentType: 'application/json',
    body: new TextEncoder().encode(JSON.stringify({ chat_id: chat, text: method, ...more })),
    resend: true,
    sendAfter: now,
  })
  const promised = provisionalId(BigInt(chat), 0)
  return [call(0, 'sendMessage', {}), call(1, 'editMessageText', { message_id: promised })]
}
