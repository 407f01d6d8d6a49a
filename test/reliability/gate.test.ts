import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inTransaction } from '../../src/db/transaction.ts'
import { createLog } from '../../src/diagnostics/log.ts'
import { createMetrics } from '../../src/diagnostics/metrics.ts'
import type { Database } from '../../src/db/connect.ts'
import { giveUpOn } from '../../src/outbox/actions.ts'
import type { Call, Reply } from '../../src/outbox/call.ts'
import { createGate, type Gate } from '../../src/outbox/gate.ts'
import { telegramPace } from '../../src/outbox/pace.ts'
import { provisionalId, replyKey } from '../../src/outbox/provisional.ts'
import { addCalls, type Lane, type NewCall } from '../../src/outbox/store.ts'
import { createLeader } from '../../src/telegram/leader.ts'
import { createMortal, type Mortal, ownClient } from '../kit/crashing.ts'
import { reopenedDatabase, testDatabase } from '../kit/database.ts'
import { createVirtualClock, type VirtualClock } from '../kit/virtual-clock.ts'

const now = new Date('2026-10-05T05:00:00Z')

type Made = {
  readonly at: number
  readonly method: string
  readonly chat: number
  readonly payload: Record<string, unknown>
}

describe('the gate', () => {
  let db: Database
  let clock: VirtualClock
  let mortal: Mortal
  let gate: Gate
  let made: Made[]
  let answer: (call: Made) => Reply

  beforeEach(async () => {
    await testDatabase()
    clock = createVirtualClock(now)
    made = []
    answer = () => sent()
    mortal = createMortal(async (call) => await Promise.resolve(reply(call)))
    db = await reopenedDatabase('embedded', ownClient(mortal))
    gate = createGate(
      {
        db,
        transport: mortal.transport,
        clocks: { business: { now: () => now }, machine: clock.of(mortal.death) },
        log: createLog('silent'),
        metrics: createMetrics(),
        onUnreachable: async (key) => await giveUpOn(db, key, now),
      },
      telegramPace,
    )
  })

  afterEach(async () => await gate.close())

  it('sends 28 or 29 messages in every second and never two at once', async () => {
    await owe(Array.from({ length: 90 }, (_, chat) => send(`one:${chat}`, chat + 1)))
    await gate.open()
    await passing(5000)
    expect(made).toHaveLength(90)
    const gaps = made.slice(1).map(({ at }, index) => at - (made[index]?.at ?? 0))
    expect(Math.min(...gaps)).toBeGreaterThan(1000 / 28.5 - 6)
    const inSecond = made.map(({ at }) => made.filter((other) => other.at >= at && other.at < at + 1000).length)
    expect(Math.max(...inSecond)).toBeLessThanOrEqual(29)
    expect((made.at(-1)?.at ?? 0) - (made[0]?.at ?? 0)).toBeLessThan((89 * 1000) / 28)
  })

  it('sends one message a second into a chat, in order, while others go on', async () => {
    await owe([
      ...Array.from({ length: 4 }, (_, place) => send(`slow:${place}`, 1)),
      ...Array.from({ length: 10 }, (_, chat) => send(`fast:${chat}`, chat + 2)),
    ])
    await gate.open()
    await passing(6000)
    const slow = made.filter(({ chat }) => chat === 1)
    expect(slow.map(({ payload }) => payload['text'])).toEqual(['slow:0', 'slow:1', 'slow:2', 'slow:3'])
    const gaps = slow.slice(1).map(({ at }, index) => at - (slow[index]?.at ?? 0))
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1000)
    expect(made.filter(({ chat }) => chat > 1).every(({ at }) => at < now.getTime() + 1000)).toBe(true)
  })

  it('answers before it broadcasts, and broadcasts one time in five meanwhile', async () => {
    await owe(Array.from({ length: 20 }, (_, chat) => send(`notice:${chat}`, chat + 1, { lane: 'NOTICE' })))
    await owe(Array.from({ length: 20 }, (_, chat) => send(`answer:${chat}`, chat + 101)))
    await gate.open()
    await passing(3000)
    const lanes = made.map(({ payload }) => (String(payload['text']).startsWith('answer') ? 'a' : 'n')).join('')
    expect(lanes).toBe(`${'aaaan'.repeat(5)}${'n'.repeat(15)}`)
  })

  it('sends nothing to anybody while the messenger wants it to wait', async () => {
    let refusals = 1
    answer = ({ chat }) => (chat === 3 && refusals-- > 0 ? refused(429, 'Too Many Requests: retry after 7', 7) : sent())
    await owe(Array.from({ length: 40 }, (_, chat) => send(`one:${chat}`, chat + 1)))
    await gate.open()
    await passing(12_000)
    const refusedAt = made[2]?.at ?? 0
    expect(made.filter(({ at }) => at > refusedAt && at < refusedAt + 7000)).toEqual([])
    expect(made).toHaveLength(41)
    expect(await states()).toEqual({ SENT: 40 })
  })

  it('edits at once while sends wait', async () => {
    let refusals = 1
    answer = ({ method }) =>
      method === 'sendMessage' && refusals-- > 0 ? refused(429, 'Too Many Requests: retry after 5', 5) : sent()
    await owe([send('one', 1)])
    await gate.open()
    await passing(100)
    gate.offer(await owe([send('two', 2, { method: 'editMessageText', message_id: 5 })]))
    await passing(100)
    expect(made.map(({ method }) => method)).toEqual(['sendMessage', 'editMessageText'])
  })

  it('marks an account that refuses the bot and gives up what else it is owed', async () => {
    await addAccountOf(1)
    answer = ({ chat }) => (chat === 1 ? refused(403, 'Forbidden: bot was blocked by the user') : sent())
    await owe([send('one', 1), send('two', 1), send('later', 1, { lane: 'NOTICE' }), send('other', 2)])
    await gate.open()
    await passing(5000)
    expect(await states()).toEqual({ UNREACHABLE: 3, SENT: 1 })
    expect(made.filter(({ chat }) => chat === 1)).toHaveLength(1)
    expect((await db.client.account.findFirstOrThrow()).blockedAt).toEqual(now)
  })

  it('puts the number that a message got in place of the one it was promised', async () => {
    answer = () => sent(777)
    await owe([
      send('one', 1, { dedupeKey: replyKey(12n, 0) }),
      send('two', 1, { method: 'editMessageText', message_id: provisionalId(12n, 0) }),
    ])
    await gate.open()
    await passing(3000)
    expect(made.map(({ method, payload }) => [method, payload['message_id']])).toEqual([
      ['sendMessage', undefined],
      ['editMessageText', 777],
    ])
  })

  it('sends anew what should have changed a message that was refused', async () => {
    answer = ({ payload }) => (payload['text'] === 'one' ? refused(400, 'Bad Request: message text is empty') : sent())
    await owe([
      send('one', 1, { dedupeKey: replyKey(12n, 0) }),
      send('two', 1, { method: 'editMessageText', message_id: provisionalId(12n, 0) }),
    ])
    await gate.open()
    await passing(3000)
    expect(made.map(({ method, payload }) => [method, payload['text']])).toEqual([
      ['sendMessage', 'one'],
      ['sendMessage', 'two'],
    ])
  })

  it('sends anew what should have changed a message that is gone', async () => {
    answer = ({ method }) =>
      method === 'editMessageText' ? refused(400, 'Bad Request: message to edit not found') : sent()
    await owe([send('one', 1, { method: 'editMessageText', message_id: 5 })])
    await gate.open()
    await passing(3000)
    expect(made.map(({ method }) => method)).toEqual(['editMessageText', 'sendMessage'])
    expect(await states()).toEqual({ SENT: 1 })
  })

  it('sends again what was interrupted, but for what must not come twice', async () => {
    await owe([send('reminder', 1), send('document', 2, { resend: false }), send('notice', 3)])
    await db.client.outboxCall.updateMany({ where: { chatKey: { not: 'telegram:3' } }, data: { state: 'SENDING' } })
    await gate.open()
    await passing(3000)
    expect(
      made.map(({ payload }) => payload['text']).toSorted((one, other) => String(one).localeCompare(String(other))),
    ).toEqual(['notice', 'reminder'])
    expect(await states()).toEqual({ SENT: 2, DOUBTFUL: 1 })
  })

  it('asks again after trouble, later each time', async () => {
    let troubles = 4
    answer = () => (troubles-- > 0 ? { status: 502, body: undefined } : sent())
    await owe([send('one', 1)])
    await gate.open()
    await passing(60_000)
    const gaps = made.slice(1).map(({ at }, index) => Math.round((at - (made[index]?.at ?? 0)) / 1000))
    expect(gaps).toEqual([1, 2, 4, 8])
    expect(await states()).toEqual({ SENT: 1 })
  })

  it('is open in one of two processes, and in the other when the first has died', async () => {
    const leads: string[] = []
    const second = createMortal(async (call) => await Promise.resolve(reply(call)))
    const other = await reopenedDatabase('embedded', ownClient(second))
    const leaderOf = (name: string, process: Mortal, base: Database) =>
      createLeader({
        db: base,
        machine: clock.of(process.death),
        log: createLog('silent'),
        holder: name,
        onGained: async () => await Promise.resolve(void leads.push(`${name} leads`)),
        onLost: async () => await Promise.resolve(void leads.push(`${name} no longer`)),
      })
    const one = leaderOf('one', mortal, db)
    const two = leaderOf('two', second, other)
    one.start()
    await passing(100)
    two.start()
    await passing(60_000, second)
    expect(leads).toEqual(['one leads'])
    mortal.die()
    await passing(14_000 - 4000, second)
    expect(leads).toEqual(['one leads'])
    await passing(10_000, second)
    expect(leads).toEqual(['one leads', 'two leads'])
    second.die()
  })

  function reply(call: Call): Reply {
    // Every call of these tests is JSON.
    const payload = JSON.parse(new TextDecoder().decode(call.body)) as Record<string, unknown>
    const one = { at: clock.now, method: call.method, chat: Number(payload['chat_id']), payload }
    made.push(one)
    return answer(one)
  }

  async function owe(calls: readonly NewCall[]) {
    return await inTransaction(db, async (tx) => await addCalls(tx, calls, now))
  }

  async function states(): Promise<Record<string, number>> {
    const rows = await db.client.outboxCall.findMany({ select: { state: true } })
    const byState = Map.groupBy(rows, ({ state }) => state)
    return Object.fromEntries([...byState].map(([state, all]) => [state, all.length]))
  }

  async function addAccountOf(chat: number): Promise<void> {
    const { id } = await db.client.person.create({ data: { language: 'ru', createdAt: now } })
    const ids = { platform: 'telegram', externalId: String(chat), chatId: String(chat) }
    await db.client.account.create({ data: { personId: id, ...ids, createdAt: now } })
  }

  /** Lets that much time of the machinery pass, pause by pause. */
  async function passing(milliseconds: number, process = mortal): Promise<void> {
    const until = clock.now + milliseconds
    const sleep = { isOver: false }
    const end = clock
      .of(process.death)
      .sleep(milliseconds)
      .then(() => (sleep.isOver = true))
    while (!sleep.isOver) {
      await silence()
      if (!sleep.isOver && clock.now < until) clock.advance()
    }
    await end
    await silence()
  }

  async function silence(): Promise<void> {
    for (let calm = 0; calm < 4;) {
      const { pulse } = mortal
      await turn()
      calm = mortal.isBusy || mortal.pulse !== pulse ? 0 : calm + 1
    }
  }
})

function send(
  text: string,
  chat: number,
  more: { lane?: Lane; resend?: boolean; method?: string; message_id?: number; dedupeKey?: string } = {},
): NewCall {
  const { lane = 'REPLY', resend = true, method = 'sendMessage', dedupeKey = text, message_id } = more
  const payload = { chat_id: chat, text, ...(message_id === undefined ? {} : { message_id }) }
  const body = new TextEncoder().encode(JSON.stringify(payload))
  return {
    dedupeKey,
    chatKey: `telegram:${chat}`,
    lane,
    method,
    contentType: 'application/json',
    body,
    resend,
    sendAfter: now,
  }
}

function sent(messageId = 1): Reply {
  return { status: 200, body: { ok: true, result: { message_id: messageId } } }
}

function refused(code: number, description: string, retryAfter?: number): Reply {
  const parameters = retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } }
  return { status: code, body: { ok: false, error_code: code, description, ...parameters } }
}
