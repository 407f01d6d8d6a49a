import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, it } from 'vitest'
import { connect, type Database } from '../../src/db/connect.ts'
import { isSend } from '../../src/outbox/call.ts'
import { type BotApi, createBotApi } from '../../src/training/bot-api/bot-api.ts'
import { counts } from '../kit/counts.ts'
import { seeded } from '../kit/seeded.ts'
import { screenOf, token } from '../kit/world.ts'
import { createFiller, type Filler } from './filling.ts'
import { addSchoolWith } from './school.ts'

const kills = counts({ quick: 10, full: 60, night: 1000 })
const chats = 12
const seed = Number(process.env['SEED'] ?? 1)

it(`loses, misplaces and repeats nothing in ${kills} kills of the real program`, { timeout: 900_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nastavnik-kill-'))
  const botApi = createBotApi({ token, username: 'nastavnik_test_bot', now: () => new Date(), keptCalls: Infinity })
  const root = await botApi.listen()
  try {
    const fillers = Array.from({ length: chats }, (_, index) =>
      createFiller(botApi.person({ firstName: `Учитель ${index + 1}` }), index + 1),
    )
    await withDatabase(
      folder,
      async (db) =>
        await addSchoolWith(
          db,
          fillers.map(({ person }) => person),
          new Date(),
        ),
    )
    const chance = seeded(seed)
    for (let kill = 1; kill <= kills; kill += 1) await liveAndDie(folder, root, botApi, fillers, 200 + chance() * 1200)
    const last = start(folder, root)
    await goOn(botApi, fillers, () => fillers.every(({ isDone }) => isDone))
    await stop(last, 'SIGTERM')
    await withDatabase(folder, async (db) => await check(db, botApi, fillers))
    expect(said).toContain('leading')
    expect([token, 'Лунин', 'Учитель 1', 'Слова '].filter((secret) => said.includes(secret))).toEqual([])
  } finally {
    await botApi.close()
    await rm(folder, { recursive: true })
  }
})

async function liveAndDie(
  folder: string,
  root: string,
  botApi: BotApi,
  fillers: readonly Filler[],
  milliseconds: number,
): Promise<void> {
  const child = start(folder, root)
  await goOn(botApi, fillers, () => botApi.isPolled)
  const until = performance.now() + milliseconds
  await goOn(botApi, fillers, () => {
    for (const filler of fillers) if (filler.isDone) filler.correct()
    return performance.now() > until
  })
  await stop(child, 'SIGKILL')
}

const started = new Set<ChildProcess>()
let said = ''

afterAll(() => {
  for (const process of started) process.kill('SIGKILL')
})

function start(folder: string, root: string): ChildProcess {
  const settings = { BOT_TOKEN: token, BOT_API_ROOT: root, DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'debug' }
  const child = spawn(process.execPath, ['--liftoff-only', 'src/main.ts'], {
    cwd: join(import.meta.dirname, '..', '..'),
    env: { PATH: process.env['PATH'], ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout.on('data', (part) => (said += String(part)))
  child.stderr.on('data', (part) => (said += String(part)))
  started.add(child)
  return child
}

async function stop(process: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  process.kill(signal)
  if (process.exitCode === null && process.signalCode === null) await once(process, 'exit')
}

/** Everybody answers what they see, as fast as a person never does. */
async function goOn(botApi: BotApi, fillers: readonly Filler[], isEnough: () => boolean): Promise<void> {
  for (const startedAt = performance.now(); !isEnough(); await pause(15)) {
    for (const filler of fillers) filler.act()
    if (performance.now() - startedAt > 60_000)
      throw new Error(
        `SEED=${seed}: nothing goes on; ${botApi.waitingUpdates.length} updates wait;\n${stuckScreen(fillers)}`,
      )
  }
}

function stuckScreen(fillers: readonly Filler[]): string {
  const stuck = fillers.find(({ isDone }) => !isDone)
  return stuck ? screenOf(stuck.person).split('\n---\n').slice(-6).join('\n---\n') : ''
}

async function check(db: Database, botApi: BotApi, fillers: readonly Filler[]): Promise<void> {
  const responses = await db.client.questionnaireResponse.findMany({
    where: { replacedAt: null },
    select: { answers: true, person: { select: { givenName: true } } },
  })
  const expected = fillers.map(({ person, answers }) => [person.profile.firstName, answers])
  expect(Object.fromEntries(responses.map(({ person, answers }) => [person.givenName, answers]))).toEqual(
    Object.fromEntries(expected),
  )
  expect(responses).toHaveLength(fillers.length)
  expect(await db.client.listing.count({ where: { kind: 'MENTOR', unlistedAt: null } })).toBe(fillers.length)
  expect(await db.client.questionnaireDraft.count()).toBe(0)
  expect(await db.client.inboxUpdate.count({ where: { state: { not: 'DONE' } } })).toBe(0)
  const calls = await db.client.outboxCall.findMany({ select: { method: true, state: true, attempts: true } })
  const sends = calls.filter(({ method }) => isSend(method))
  expect(sends.filter(({ state }) => state !== 'SENT')).toEqual([])
  const doubtful = sends.reduce((sum, { attempts }) => sum + attempts - 1, 0)
  const repeated = botApi.calls.filter(({ method, ok }) => isSend(method) && ok).length - sends.length
  console.log(`${kills} kills, ${sends.length} messages, ${repeated} of them sent twice, ${doubtful} in doubt.`)
  expect(repeated).toBeLessThanOrEqual(doubtful)
}

async function withDatabase(folder: string, work: (db: Database) => Promise<void>): Promise<void> {
  const db = await connect({ kind: 'embedded', folder: join(folder, 'live') })
  await work(db)
  await db.close()
}
