import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, expect, inject, it } from 'vitest'
import { connect, type Database } from '../../src/db/connect.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { isSend } from '../../src/outbox/call.ts'
import { mentorQuestionnaire } from '../../src/mentors/questionnaire.ts'
import { begin } from '../../src/questionnaires/draft.ts'
import { tick } from '../../src/questionnaires/steps.ts'
import { subjects } from '../../src/questionnaires/subjects.ts'
import { addDraft } from '../../src/questionnaires/store/drafts.ts'
import { addArrivals } from '../../src/telegram/store.ts'
import { readArrival } from '../../src/telegram/update.ts'
import { type BotApi, createBotApi } from '../../src/training/bot-api/bot-api.ts'
import { counts } from '../kit/counts.ts'
import { seeded } from '../kit/seeded.ts'
import { createDatabase } from '../kit/server-database.ts'
import { token } from '../kit/world.ts'
import { addSchoolWith } from './school.ts'

const updates = counts({ quick: 600, full: 6000, night: 100_000 })
const chats = 61
const longestTrouble = counts({ quick: 15_000, full: 60_000, night: 600_000 })
const seed = Number(process.env['SEED'] ?? 1)
const server = inject('databaseServer')
const now = new Date('2026-10-05T05:00:00Z')
const started = new Set<ChildProcess>()

afterAll(() => {
  for (const child of started) child.kill('SIGKILL')
})

if (server === null) console.log('Two processes on one database: not tried, no PostgreSQL answers.')

it.skipIf(server === null)(
  `applies each of ${updates} updates once and in order while two processes are killed`,
  { timeout: 600_000 },
  async () => {
    if (server === null) return
    const { url, drop } = await createDatabase(server)
    const botApi = createBotApi({ token, username: 'nastavnik_test_bot', now: () => now })
    const root = await botApi.listen()
    const db = await connect({ kind: 'server', url: `${url}?application_name=watcher`, poolSize: 3 })
    const watcher = new Client({ connectionString: `${url}?application_name=watcher` })
    await watcher.connect()
    let trouble: Trouble | undefined
    try {
      const people = Array.from({ length: chats }, (_, index) => botApi.person({ firstName: `Учитель ${index + 1}` }))
      // Who has not begun cannot be written to; what they begin with is not part of this.
      for (const person of people) person.start()
      await addSchoolWith(db, people, now)
      const drafts = await beginDrafts(db)
      trouble = makeTrouble(watcher, url, root)
      const expected = await pressAll(db, drafts)
      const isHandled = async () => (await db.client.inboxUpdate.count({ where: { state: 'NEW' } })) === 0
      // On a busy machine a process may never get as far between two kills: the trouble has an end.
      await waitFor(isHandled, longestTrouble).catch(() => {})
      const done = await trouble.end()
      await waitFor(isHandled)
      await waitFor(
        async () => (await db.client.outboxCall.count({ where: { state: { in: ['OWED', 'SENDING'] } } })) === 0,
      )
      expect(done.deaths).toBe(0)
      const repeated = await check(db, botApi, expected)
      console.log(
        `${updates} updates, ${done.kills} kills, ${done.breaks} broken connections, ${repeated} messages sent twice.`,
      )
    } finally {
      await trouble?.end()
      trouble?.close()
      await watcher.end()
      await db.close()
      await botApi.close()
      await drop()
    }
  },
)

type Draft = ReturnType<typeof begin>

/** Everybody stands at a question with many options; answers with the drafts by chat. */
async function beginDrafts(db: Database): Promise<Map<string, string>> {
  return await inTransaction(db, async (tx) => {
    const organisation = await tx.organisation.findFirstOrThrow({ where: { kind: 'SCHOOL' } })
    const drafts = new Map<string, string>()
    for (const { personId, chatId } of await tx.account.findMany()) {
      const place = { personId, organisationId: organisation.id, questionnaire: 'mentor', version: 1 }
      const { id } = await addDraft(tx, { ...place, draft: firstDraft() }, now, now)
      drafts.set(chatId, id)
    }
    return drafts
  })
}

function firstDraft(): Draft {
  return { ...begin(mentorQuestionnaire, {}), status: 'asking', questionId: 'subjects' }
}

/** Each chat ticks options and takes ticks off, as a webhook would bring it; answers with what must come of that. */
async function pressAll(db: Database, drafts: ReadonlyMap<string, string>): Promise<Map<string, Draft>> {
  const outcome = new Map([...drafts.keys()].map((chatId) => [chatId, firstDraft()]))
  for (let number = 0; number < updates;) {
    const arrivals = []
    for (const [chatId, draft] of drafts) {
      const place = (number * 7) % 5
      const isTicked = number % 3 !== 0
      number += 1
      const entry = subjects.options[place] ?? ''
      const decision = tick(mentorQuestionnaire, outcome.get(chatId) ?? firstDraft(), 'subjects', entry, isTicked)
      if (decision.ok) outcome.set(chatId, decision.draft)
      arrivals.push(pressOf(Number(chatId), number, `t:${draft}:subjects:${place}:${isTicked ? 1 : 0}`))
    }
    await addArrivals(
      db,
      'telegram',
      arrivals.flatMap((update) => readArrival(update) ?? []),
      now,
    )
    await pause(20)
  }
  return outcome
}

/** A press under a message that is too old to be edited: each is answered by a new message. */
function pressOf(id: number, number: number, data: string): object {
  const from = { id, is_bot: false, first_name: 'Учитель' }
  const message = { message_id: 1, date: 0, chat: { id, type: 'private', first_name: 'Учитель' } }
  return { update_id: number, callback_query: { id: String(number), from, chat_instance: '1', data, message } }
}

type Trouble = {
  /** Both processes live on in peace. */
  end(): Promise<{ kills: number; breaks: number; deaths: number }>
  close(): void
}

function makeTrouble(watcher: Client, url: string, root: string): Trouble {
  const chance = seeded(seed)
  const startedAt = Date.now()
  const done = { kills: 0, breaks: 0, deaths: 0 }
  let hasEnded = false
  const ready = new Set<ChildProcess>()
  const stop = new AbortController()

  const launch = (): void => {
    const args = [url, root, token, String(startedAt)]
    const child = fork(join(import.meta.dirname, 'serving.ts'), args, {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    started.add(child)
    child.once('message', () => ready.add(child))
    child.once('exit', (code) => {
      started.delete(child)
      // A connection that breaks during the start ends it; whoever watches over the program starts it again.
      if (ready.delete(child) && code !== null) done.deaths += 1
      if (!hasEnded) launch()
    })
  }
  const kill = async (child: ChildProcess): Promise<void> => {
    child.kill('SIGKILL')
    await once(child, 'exit')
    done.kills += 1
  }
  const breakOff = async (): Promise<void> => {
    const { rowCount } = await watcher.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name <> 'watcher' order by md5(pid::text || $1) limit 1`,
      [String(chance())],
    )
    done.breaks += rowCount ?? 0
  }
  const go = async (): Promise<void> => {
    launch()
    launch()
    while (!stop.signal.aborted) {
      await pause(250)
      const [victim] = [...ready].toSorted(() => chance() - 0.5)
      if (victim && ready.size === 2 && chance() < 0.4) await kill(victim)
      else await breakOff()
    }
  }
  const going = go()
  return {
    end: async () => {
      stop.abort()
      await going
      return done
    },
    close: () => {
      hasEnded = true
      for (const child of started) child.kill('SIGKILL')
    },
  }
}

async function check(db: Database, botApi: BotApi, expected: ReadonlyMap<string, Draft>): Promise<number> {
  const drafts = await db.client.questionnaireDraft.findMany({
    select: { state: true, revision: true, person: { select: { accounts: true } } },
  })
  expect(new Map(drafts.map(({ state, person }) => [person.accounts[0]?.chatId, state]))).toEqual(expected)
  const rounds = Math.ceil(updates / chats)
  // A press that is applied twice is one revision more.
  expect(new Set(drafts.map(({ revision }) => revision))).toEqual(new Set([rounds]))
  // The rows of a chat were marked by later and later transactions.
  const order = await db.client.$queryRaw<{ wrong: number }[]>`
    select count(*)::int as wrong from (
      select xmin::text::bigint - lag(xmin::text::bigint) over (partition by chat_key order by id) as step from inbox
    ) as steps where step <= 0`
  expect(order).toEqual([{ wrong: 0 }])
  expect(await db.client.inboxUpdate.count({ where: { state: { not: 'DONE' } } })).toBe(0)
  const calls = await db.client.outboxCall.findMany({
    where: { method: { not: 'answerCallbackQuery' } },
    select: { state: true, attempts: true },
  })
  expect(calls).toHaveLength(rounds * chats)
  expect(calls.filter(({ state }) => state !== 'SENT')).toEqual([])
  const repeated = botApi.calls.filter(({ method, ok }) => isSend(method) && ok).length - calls.length
  expect(repeated).toBeLessThanOrEqual(calls.reduce((sum, { attempts }) => sum + attempts - 1, 0))
  return repeated
}

async function waitFor(condition: () => Promise<boolean>, milliseconds = 200_000): Promise<void> {
  for (const startedAt = performance.now(); !(await condition()); await pause(50))
    if (performance.now() - startedAt > milliseconds) throw new Error(`SEED=${seed}: nothing goes on`)
}
