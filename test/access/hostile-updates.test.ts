import { setTimeout as pause } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { publishEditions } from '../../src/consent/actions/publishing.ts'
import type { Database } from '../../src/db/connect.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { createLog } from '../../src/diagnostics/log.ts'
import { createMetrics } from '../../src/diagnostics/metrics.ts'
import type { Transport } from '../../src/outbox/call.ts'
import { createProgram, type Program } from '../../src/program.ts'
import { counts } from '../kit/counts.ts'
import { describeDatabases } from '../kit/database.ts'
import { seeded } from '../kit/seeded.ts'
import { hurriedClock, token } from '../kit/world.ts'
import { botInfo, readable } from './handling.ts'
import { buttonKinds, chanceOf, hostileUpdate } from './hostile.ts'
import { addAccessTown, type Figure, type FigureName, type Town } from './town.ts'
import { readStanding, type Standing, stopWatching, watchRows, type Written } from './watching.ts'

const seed = Number(process.env['SEED'] ?? 1)
const updates = counts({ quick: 300, full: 5000, night: 100_000 })
const perBatch = 10
const mostGrowth = 50 * 1024 * 1024

describe('the buttons of the program', () => {
  it('are all known to the hostile client, and no two are read from the same data', () => {
    const kinds = buttonKinds()
    expect(kinds.length).toBeGreaterThan(100)
    const shapes = kinds.map(({ name, parts }) => `${name} with ${parts.length} parts`)
    expect(shapes.filter((shape, index) => shapes.indexOf(shape) !== index)).toEqual([])
    expect(kinds.filter(({ name }) => !/^[a-z][a-z-]*$/.test(name))).toEqual([])
  })
})

describeDatabases('hostile updates', (open, kind) => {
  const count = kind === 'embedded' ? updates : updates / 5
  it(
    `${count} of them (seed ${seed}): nothing breaks, nothing is told or changed that is not theirs`,
    { timeout: 3_600_000 },
    async () => {
      const arena = await createArena(await open())
      try {
        const { problems, growth } = await attack(arena, count)
        expect(problems, `replay with SEED=${seed}`).toEqual([])
        expect(growth).toBeLessThan(mostGrowth)
      } finally {
        await arena.close()
      }
    },
  )
})

type Arena = Awaited<ReturnType<typeof createArena>>

/** What went wrong, as sentences, and the bytes by which the heap grew. */
async function attack(arena: Arena, count: number): Promise<{ problems: string[]; growth: number }> {
  const chance = chanceOf(seeded(seed))
  const kinds = buttonKinds()
  const figures = Object.values(arena.town.figures)
  const ids = idsOf(arena.town)
  const pool = { kinds, ids, chats: figures.map(({ chatId }) => chatId) }
  const problems: string[] = []
  let number = 0
  let before = 0
  for (let batch = 0; batch * perBatch < count && problems.length === 0; batch += 1) {
    // One in ten batches comes from somebody who was never here.
    const actor = chance.next() < 0.9 ? chance.of(figures) : undefined
    const sender = actor ? { id: actor.chatId } : { id: 5_000_000 + chance.below(50), isBot: chance.next() < 0.3 }
    const sent = Array.from({ length: perBatch }, () => hostileUpdate(chance, sender, (number += 1), pool))
    const { rows, said, failures } = await arena.handle(sent)
    const standing = await readStanding(arena.db, arena.town)
    problems.push(
      ...failures.slice(0, 1),
      ...said.flatMap((one) => leak(arena.town, standing, one) ?? []),
      ...rows.flatMap((row) => trespass(arena, standing, actor, row) ?? []),
    )
    if (problems.length > 0)
      problems.unshift(`batch ${batch} of ${actor?.canary ?? sender.id}: ${JSON.stringify(sent)}`)
    if (batch % 40 === 39) problems.push(...(await arena.passTime()))
    // What is compiled and cached on the way is no leak: the first tenth warms up.
    if (batch === Math.floor(count / perBatch / 10)) before = heap()
  }
  return { problems, growth: heap() - before }
}

type Said = { readonly chatId: number; readonly text: string }

async function createArena(db: Database) {
  let now = new Date('2026-10-05T05:00:00Z')
  const said: Said[] = []
  const failures: string[] = []
  const onRejection = (reason: unknown) => failures.push(`unhandled: ${String(reason)}`)
  process.on('unhandledRejection', onRejection)
  const town = await inTransaction(db, async (tx) => await addAccessTown(tx, now))
  const organisations = await db.client.organisation.findMany({ select: { id: true, parentId: true } })
  const membersOf = await listMembers(db)
  const districtOfPlace = new Map(organisations.map(({ id, parentId }) => [id, parentId ?? id]))
  const program = await startProgram(db, { said, failures, now: () => now })
  // What is due by itself is done before anybody is watched: the minutes tick here too.
  await program.tick()
  await idle(program)
  said.splice(0)
  const watch = await watchRows(db)
  return { db, town, districtOfPlace, membersOf, handle, passTime, close }

  async function handle(sent: readonly unknown[]) {
    await program.receive(sent)
    await idle(program)
    for (const { id, parentId } of await db.client.organisation.findMany({ select: { id: true, parentId: true } }))
      districtOfPlace.set(id, parentId ?? id)
    return { rows: await watch.take(), said: said.splice(0), failures: failures.splice(0) }
  }

  /** The timed jobs tell what is due; what they write is the program's own. */
  async function passTime(): Promise<string[]> {
    now = new Date(now.getTime() + 3_600_000)
    await program.tick()
    await idle(program)
    await watch.take()
    const standing = await readStanding(db, town)
    return [...failures.splice(0), ...said.splice(0).flatMap((one) => leak(town, standing, one) ?? [])]
  }

  async function close(): Promise<void> {
    await program.stop()
    await stopWatching(db)
    process.off('unhandledRejection', onRejection)
  }
}

async function startProgram(
  db: Database,
  { said, failures, now }: { said: Said[]; failures: string[]; now: () => Date },
): Promise<Program> {
  let messages = 10_000
  const transport: Transport = (call) => {
    const text = readable(call.body)
    const [, chat] = text.match(/"chat_id":"?(-?\d+)/) ?? text.match(/name="chat_id"\s+(-?\d+)/) ?? []
    said.push({ chatId: Number(chat ?? 0), text })
    if (call.method === 'getFile')
      return Promise.resolve({
        status: 400,
        body: { ok: false, error_code: 400, description: 'Bad Request: wrong file_id' },
      })
    messages += 1
    return Promise.resolve({ status: 200, body: { ok: true, result: { message_id: messages } } })
  }
  const editions = await inTransaction(db, async (tx) => await publishEditions(tx, now()))
  const program = createProgram({
    db,
    transport,
    clocks: { business: { now }, machine: hurriedClock(20) },
    consentEditions: editions,
    token,
    platform: 'telegram',
    botInfo,
    log: createLog('error', { write: (line: string) => failures.push(line) }),
    metrics: createMetrics(),
    pace: { sendsPerSecond: Infinity, perChatMilliseconds: 0 },
    workers: db.kind === 'embedded' ? 1 : 4,
    holder: 'test',
    isPolling: false,
    // Of the hurried clock: half a minute of a computer that is busy with other tests.
    deadlineMilliseconds: 600_000,
    onTokenRefused: () => {},
  })
  program.start()
  return program
}

async function idle(program: Program): Promise<void> {
  for (const since = performance.now(); !(await program.isIdle()); await pause(1))
    if (performance.now() - since > 120_000) throw new Error('the program does not come to rest')
}

/** A word of one that reached somebody who may not know it. */
function leak(town: Town, standing: Standing, { chatId, text }: Said): string | undefined {
  const figures = Object.values(town.figures)
  const reader = figures.find((one) => one.chatId === chatId)
  const mine = reader ? standing.selves(reader.personId) : new Set<string>()
  const district = reader && standing.districtOf(reader.personId)
  const isOfficer = reader !== undefined && standing.hasOffice(reader.personId)
  const isFar = (one: Figure) => (one.place.parentId ?? one.place.id) !== district
  const people = figures.filter((one) => !mine.has(one.personId) && (isFar(one) || !isOfficer))
  // Who would read a request for help, or signs an order, is named to the people of their district: the name and no more.
  const nameless = people.filter((one) => isFar(one) || !standing.hasOffice(one.personId))
  const forbidden = [
    ...people.map(({ secret }) => secret),
    ...nameless.map(({ canary }) => canary),
    ...figures.filter(isFar).map(({ place }) => place.canary),
  ]
  const found = forbidden.find((word) => text.includes(word))
  return found === undefined ? undefined : `${found} told to ${reader?.canary ?? chatId}: ${text.slice(0, 400)}`
}

const whoseColumns = [
  ...['person_id', 'owner_id', 'actor_id', 'sender_id', 'author_id', 'about_id', 'subject_id', 'started_by_id'],
  ...['proposed_by_id', 'answered_by_id', 'paper_marker_id', 'asked_by_id', 'replied_by_id', 'decided_by_id'],
  ...['ended_by_id', 'drafted_by_id', 'entered_by_id', 'approved_by_id', 'head_id', 'confirmed_by_id'],
  ...['created_by_id', 'reported_by_id', 'settled_by_id', 'given_by_id', 'mentee_id', 'taken_by_id', 'marked_by_id'],
]

/** What of a pair leads to those who are in it: a row without people is theirs by the pair, the programme or the version. */
const pairColumns = ['id', 'pair_id', 'programme_id', 'version_id', 'meeting_id']

/** A row that changed and is neither of the person nor, for who has an office, of their district. */
function trespass(
  { town, districtOfPlace, membersOf }: Arena,
  standing: Standing,
  actor: Figure | undefined,
  { table, row }: Written,
): string | undefined {
  // Texts are kept by their hash, once for all who read the same.
  if (table === 'consent_text') return undefined
  // A link that there is not is written down without saying whose account tried it.
  if (table === 'journal' && row['event'] === 'wrong-link' && row['actor_id'] === null) return undefined
  const columns = table === 'person' ? ['id'] : whoseColumns
  const people = [...textsOf(row, columns), ...textsOf(row, pairColumns).flatMap((id) => membersOf.get(id) ?? [])]
  // What hangs on this row from now on is theirs as well.
  if (typeof row['id'] === 'string' && /^(programme|meeting)/.test(table)) membersOf.set(row['id'], people)
  const mine = actor ? standing.selves(actor.personId) : new Set<unknown>()
  if (people.some((one) => mine.has(one))) return undefined
  const place = row['organisation_id'] ?? row['from_id'] ?? (table === 'organisation' ? row['id'] : undefined)
  const district = actor && standing.districtOf(actor.personId)
  const isOfDistrict =
    (typeof place === 'string' && districtOfPlace.get(place) === district) ||
    people.some((one) => standing.districtOf(one) === district)
  const isDouble = people.some((one) => [...town.doubleOf.values()].some((double) => double === one))
  if (actor && standing.hasOffice(actor.personId) && (isOfDistrict || isDouble)) return undefined
  return `${actor?.canary ?? 'nobody'} changed ${table}: ${JSON.stringify(row).slice(0, 300)}`
}

function textsOf(row: Written['row'], columns: readonly string[]): string[] {
  return columns.flatMap((column) => {
    const value = row[column]
    return typeof value === 'string' ? [value] : []
  })
}

/** By the ids of pairs, meetings, programmes and their versions: who is in the pair. */
async function listMembers(db: Database): Promise<Map<string, string[]>> {
  const pairs = await db.client.pair.findMany({
    select: {
      id: true,
      members: { select: { personId: true } },
      meetings: { select: { id: true } },
      programmes: { select: { id: true, versions: { select: { id: true } } } },
    },
  })
  return new Map(
    pairs.flatMap(({ id, members, meetings, programmes }) => {
      const people = members.map(({ personId }) => personId)
      const ids = programmes.flatMap((one) => [one.id, ...one.versions.map((version) => version.id)])
      return [id, ...meetings.map((one) => one.id), ...ids].map((one) => [one, people] as const)
    }),
  )
}

function idsOf({ deskOf, runOf, figures, districts, doubleOf }: Town): string[] {
  const all: Figure[] = (Object.keys(figures) as FigureName[]).map((name) => figures[name])
  return [
    ...all.flatMap((one) => [one.personId, one.mentorId, one.menteeId, one.draftId, one.consentId, one.actId]),
    ...all.flatMap(({ pairs }) => Object.values(pairs)),
    ...all.flatMap(({ place }) => [place.id, place.id]),
    ...[...deskOf.values()].flatMap((desk) => Object.values(desk)),
    ...runOf.values(),
    ...districts.map(({ id }) => id),
    ...doubleOf.values(),
  ]
}

/** Bytes in use after a full collection. */
function heap(): number {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect === 'function') collect()
  return process.memoryUsage().heapUsed
}
