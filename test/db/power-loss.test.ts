import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect, type Database } from '../../src/db/connect.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { counts } from '../kit/counts.ts'
import { recordDisk, type Operation, type Recording } from './disk-recording.ts'
import { losePower, type Model } from './power-loss.ts'

const images = counts({ quick: 5, full: 30, night: 1000 })
const seed = Number(process.env.SEED ?? 20_261_122)
const models: readonly Model[] = ['nothing-unsynchronised', 'any-pages', 'torn-pages']
const transactions = 150

let home: string
let live: string
let recording: Recording
/** How many operations had been done when the nth transaction was acknowledged. */
const acknowledgedAt: number[] = []

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'nastavnik-'))
  live = join(home, 'live')
  const made = await connect({ kind: 'embedded', folder: live })
  await made.close()
  await cp(live, join(home, 'before'), { recursive: true })
  recording = recordDisk(live)
  const db = await connect({ kind: 'embedded', folder: live })
  for (let n = 0; n < transactions; n += 1) {
    await work(db, n)
    acknowledgedAt.push(recording.operations.length)
    await upkeep(db, n)
  }
  await db.close()
  recording.stop()
}, 120_000)
afterAll(() => rm(home, { recursive: true, force: true }))

describe('after a power cut', () => {
  it.each(Array.from({ length: images }, (_, n) => n))('everything acknowledged is there (image %i)', async (image) => {
    const chance = chances(seed + image)
    const model = models[image % models.length] ?? 'any-pages'
    const at = Math.floor(chance() * recording.operations.length)
    const label = `SEED=${seed}, image ${image}: ${model} at operation ${at} of ${recording.operations.length}`
    const folder = await imageOf(recording, { model, at, chance })
    const db = await connect({ kind: 'embedded', folder }).catch((error: unknown) => {
      throw new Error(`${label}: does not open`, { cause: error })
    })
    try {
      const { found, faults } = await inspect(db)
      const lost = acknowledgedAt.flatMap((operation, n) => (operation <= at && !found.includes(n) ? [n] : []))
      expect({ label, faults, lost }).toEqual({ label, faults: [], lost: [] })
      await work(db, transactions + 1)
    } finally {
      await db.close()
      await rm(folder, { recursive: true })
    }
  })

  it('acknowledged rows would be lost without fsync: the images can tell', async () => {
    const careless = { ...recording, operations: recording.operations.map(withoutSynchronising) }
    const at = recording.operations.length
    const folder = await imageOf(careless, { model: 'nothing-unsynchronised', at, chance: chances(seed) })
    const db = await connect({ kind: 'embedded', folder })
    expect((await inspect(db)).found.length).toBeLessThan(transactions)
    await db.close()
  })
})

async function imageOf(disk: Recording, loss: Parameters<typeof losePower>[3]): Promise<string> {
  const folder = await mkdtemp(join(home, 'image-'))
  await cp(join(home, 'before'), folder, { recursive: true })
  losePower(folder, live, disk, loss)
  return folder
}

function withoutSynchronising(operation: Operation): Operation {
  return operation.kind === 'synchronise' ? { kind: 'rename', from: '', to: '' } : operation
}

/** Two tables in one transaction, some pages long, and a change of an older row. */
async function work(db: Database, n: number): Promise<void> {
  await inTransaction(db, async (tx) => {
    await tx.lease.create({ data: { name: `lease ${n}`, holder: 'first', until: moment } })
    await tx.dialogue.create({ data: { key: keyOf(n), state: stateOf(n), updatedAt: moment } })
    if (n % 3 === 0) await tx.lease.updateMany({ where: { name: `lease ${n / 3}` }, data: { holder: 'second' } })
    if (n % 10 === 9) await tx.dialogue.deleteMany({ where: { key: 'scratch' } })
    if (n % 10 === 0) await tx.dialogue.create({ data: { key: 'scratch', state: '', updatedAt: moment } })
  })
}

const moment = new Date('2026-11-22T10:00:00Z')
const keyOf = (n: number): string => `dialogue ${n}`
const stateOf = (n: number): string => String(n).repeat((n * 7919) % 5_000)

/** What a program does to its database besides transactions: checkpoints, vacuum, a migration. */
async function upkeep(db: Database, n: number): Promise<void> {
  if (n % 40 === 39) await db.maintain('checkpoint')
  if (n === 60) await db.maintain('vacuum')
  if (n === 90) {
    await db.engine.transaction((session) =>
      session.script(`
        create table copies as select * from dialogue;
        create index copies_key on copies (key);
        alter table lease add column note text not null default 'x'`),
    )
  }
  if (n === 110) await db.engine.session.script('drop table copies')
}

async function inspect(db: Database): Promise<{ found: number[]; faults: string[] }> {
  const leases = await db.client.lease.findMany({ select: { name: true } })
  const dialogues = new Map((await db.client.dialogue.findMany()).map(({ key, state }) => [key, state]))
  const found = leases.map(({ name }) => Number(name.slice('lease '.length))).toSorted((a, b) => a - b)
  const faults = found.flatMap((n) => (dialogues.get(keyOf(n)) === stateOf(n) ? [] : [`row ${n} is torn`]))
  dialogues.delete('scratch')
  if (dialogues.size !== found.length) faults.push(`${dialogues.size} dialogues, ${found.length} leases`)
  const byIndex = await countByIndex(db)
  if (byIndex !== found.length) faults.push(`${byIndex} leases by index, ${found.length} in the table`)
  return { found, faults }
}

async function countByIndex(db: Database): Promise<number> {
  return await db.engine.transaction(async (session) => {
    await session.script('set local enable_seqscan = off; set local enable_bitmapscan = off')
    const [row] = await session.query(`select count(name)::int as n from lease where name >= 'lease'`)
    return Number(row?.n)
  })
}

/** mulberry32 */
function chances(from: number): () => number {
  let state = from
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
