import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backUp } from '../../src/db/backup.ts'
import { fetchBackup } from '../../src/db/backup-socket.ts'
import { listTables, quoted } from '../../src/db/catalogue.ts'
import { connect, databaseOn, type Database } from '../../src/db/connect.ts'
import { openFolder } from '../../src/db/embedded.ts'
import { restore } from '../../src/db/restore.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import type { Engine } from '../../src/db/engine.ts'
import { describeDatabases, kinds, testDatabase } from '../kit/database.ts'

let home: string
let file: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'nastavnik-'))
  file = join(home, 'monday.backup')
})
afterEach(() => rm(home, { recursive: true, force: true }))

describeDatabases('a backup', (open, kind) => {
  const other = kinds().find((one) => one !== kind) ?? kind

  it(`comes back whole, into the same kind of database and into the other (${other})`, async () => {
    const db = await open()
    await fill(db)
    const before = await fingerprint(db.engine)
    const rows = await backUp(db.engine, file)
    for (const target of [kind, other]) {
      const restored = await testDatabase(target)
      expect(await restore(restored.engine, file)).toBe(rows)
      expect(await fingerprint(restored.engine)).toEqual(before)
      const [next] = await restored.client.journalEntry.createManyAndReturn({ data: [entry] })
      expect(next?.id).toBe(3n)
    }
  })

  it('is one moment, though people go on writing', async () => {
    const db = await open()
    await fill(db)
    const progress = { written: 0, isEnough: false }
    const writing = (async () => {
      while (!progress.isEnough) {
        await inTransaction(db, async (tx) => {
          await tx.lease.create({ data: { name: `lease ${progress.written}`, holder: 'x', until: moment } })
          await tx.dialogue.create({
            data: { key: `lease ${progress.written}`, state: 'x'.repeat(2_000), updatedAt: moment },
          })
        })
        progress.written += 1
      }
    })()
    while (progress.written < 20) await new Promise((done) => setImmediate(done))
    const atLeast = progress.written
    await backUp(db.engine, file)
    progress.isEnough = true
    await writing
    const restored = await open()
    await restore(restored.engine, file)
    const leases = await restored.client.lease.findMany({ where: { name: { startsWith: 'lease' } } })
    const dialogues = await restored.client.dialogue.findMany({ where: { key: { startsWith: 'lease' } } })
    expect(leases.map(({ name }) => name).toSorted()).toEqual(dialogues.map(({ key }) => key).toSorted())
    expect(leases.length).toBeGreaterThanOrEqual(atLeast)
  })

  it('is refused by a database that is not empty, unless told to replace', async () => {
    const db = await open()
    await fill(db)
    await backUp(db.engine, file)
    await db.client.lease.create({ data: { name: 'late', holder: 'x', until: moment } })
    await expect(restore(db.engine, file)).rejects.toMatchObject({ reason: 'not-empty' })
    expect(await db.client.lease.count({ where: { name: 'late' } })).toBe(1)
    await restore(db.engine, file, { replace: true })
    expect(await db.client.lease.count({ where: { name: 'late' } })).toBe(0)
    await expect(db.client.journalEntry.deleteMany()).rejects.toThrow('append-only')
  })

  it('that was cut short, or comes from a later program, changes nothing', async () => {
    const db = await open()
    await fill(db)
    await backUp(db.engine, file)
    const before = await fingerprint(db.engine)
    const lines = gunzipSync(await readFile(file))
      .toString('utf8')
      .split('\n')
    const cutShort = lines.slice(0, -4).join('\n')
    const later = lines.join('\n').replace('0001_', '9001_')
    for (const text of [cutShort, later, '']) {
      await writeFile(file, gzipSync(text))
      await expect(restore(db.engine, file, { replace: true })).rejects.toMatchObject({ reason: 'bad-backup' })
    }
    await writeFile(file, 'something else')
    await expect(restore(db.engine, file, { replace: true })).rejects.toMatchObject({ reason: 'bad-backup' })
    expect(await fingerprint(db.engine)).toEqual(before)
  })
})

describe('a backup of the embedded database', () => {
  it('is made by the program that has the folder open', async () => {
    const folder = join(home, 'training')
    const db = await connect({ kind: 'embedded', folder })
    await fill(db)
    const before = await fingerprint(db.engine)
    await fetchBackup(folder, file)
    expect((await stat(file)).mode & 0o077).toBe(0)
    await db.close()
    const restored = await openFolder(join(home, 'other'))
    await restore(restored, file)
    expect(await fingerprint(restored)).toEqual(before)
    await databaseOn(restored, 'embedded', (adapter) => adapter).close()
  })

  it('is one command whether the program runs or not, and so is restoring', async () => {
    const db = await connect({ kind: 'embedded', folder: join(home, 'training') })
    await fill(db)
    const running = await script('backup', join(home, 'running.backup'))
    await db.close()
    const stopped = await script('backup', join(home, 'stopped.backup'))
    expect([running.code, stopped.code]).toEqual([0, 0])
    expect(running.said).toContain('9 rows')
    expect(stopped.said).toContain('9 rows')
    expect((await script('backup', join(home, 'stopped.backup'))).said).toContain('is there already')
    expect((await script('restore', join(home, 'running.backup'))).said).toContain('--replace')
    expect((await script('restore', join(home, 'running.backup'), '--replace')).said).toContain('9 rows restored')
    expect(existsSync(join(home, 'training.backup'))).toBe(false)
  })

  it('lets the event loop run meanwhile', async () => {
    const db = await testDatabase()
    await db.client.dialogue.createMany({
      data: Array.from({ length: 3_000 }, (_, n) => ({ key: `${n}`, state: `${n}`.repeat(2_000), updatedAt: moment })),
    })
    let turns = 0
    const timer = setInterval(() => (turns += 1), 1)
    await backUp(db.engine, file)
    clearInterval(timer)
    // Without its pauses the database would answer everything within one turn of the loop.
    expect(turns).toBeGreaterThan(5)
  })
})

const moment = new Date('2026-11-22T10:00:00.123Z')
const entry = {
  at: moment,
  event: 'joined',
  subject: 'person',
  subjectId: 'p',
  details: { '2028': '\u2028\n"\\', empty: null },
}

/** Values that are easily spoilt on the way; nine rows. */
async function fill(db: Database): Promise<void> {
  const zone = { timeZone: 'Asia/Yekaterinburg', createdAt: moment }
  await db.client.organisation.create({
    data: { id: 'z', kind: 'DISTRICT', fullName: 'Район', shortName: 'Р', ...zone },
  })
  await db.client.organisation.create({
    data: { id: 'a', kind: 'SCHOOL', parentId: 'z', fullName: 'Школа «Ёж» \u2028 😀', shortName: "O'К\t\\", ...zone },
  })
  await db.client.person.create({
    data: { id: 'p', subjects: ['a,b', '"', 'NULL', '', 'ё'], language: 'ru', createdAt: moment },
  })
  await db.client.invitation.create({
    data: {
      tokenHash: Uint8Array.of(0, 255, 10, 92),
      organisationId: 'a',
      authorId: 'p',
      maxUses: 2,
      createdAt: moment,
      expiresAt: moment,
      orderOn: new Date('2026-09-01'),
    },
  })
  await db.client.journalEntry.createMany({ data: [entry, { ...entry, details: { deep: [1.5, 'x', { y: false }] } }] })
  await db.client.questionnaireDraft.create({
    data: {
      id: 'd',
      personId: 'p',
      organisationId: 'a',
      questionnaire: 'mentor',
      version: 1,
      state: 'null',
      startedAt: moment,
      touchedAt: moment,
    },
  })
  await db.engine.session.script("update questionnaire_draft set state = 'null'")
  await db.client.lease.create({ data: { name: 'sender', holder: '', until: moment } })
  await db.client.dialogue.create({ data: { key: 'telegram:1', state: 'x'.repeat(3_000_000), updatedAt: moment } })
}

async function fingerprint({ session }: Engine): Promise<Record<string, unknown>> {
  const sums: Record<string, unknown> = {}
  for (const { name } of await listTables(session)) {
    const rows = await session.query(
      `select count(*)::int as n, md5(coalesce(string_agg(t::text, '|' order by t::text collate "C"), '')) as sum from ${quoted(name)} t`,
    )
    sums[name] = rows[0]
  }
  sums.keys = await session.query(
    `select conname, pg_get_constraintdef(oid) as is from pg_constraint
     where connamespace = 'public'::regnamespace and contype in ('f', 'c', 'x') order by conname`,
  )
  return sums
}

async function script(name: string, ...parameters: string[]): Promise<{ code: unknown; said: string }> {
  const path = new URL(`../../scripts/${name}.ts`, import.meta.url).pathname
  const { DATABASE_URL: _, BOT_TOKEN: __, ...environment } = process.env
  const child = spawn(process.execPath, ['--liftoff-only', path, ...parameters], {
    cwd: home,
    env: { ...environment, DATA_DIR: home },
  })
  let said = ''
  child.stdout.on('data', (text) => (said += String(text)))
  child.stderr.on('data', (text) => (said += String(text)))
  const [code] = await once(child, 'close')
  return { code, said }
}
