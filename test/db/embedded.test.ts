import fs, { chmodSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connect, type Database } from '../../src/db/connect.ts'
import { openFolder } from '../../src/db/embedded.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { interceptDisk } from './disk.ts'

let image: string
beforeAll(async () => {
  image = await mkdtemp(join(tmpdir(), 'nastavnik-'))
  const db = await connect({ kind: 'embedded', folder: join(image, 'made') })
  await db.close()
})
afterAll(() => rm(image, { recursive: true }))

let home: string
let folder: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'nastavnik-'))
  folder = join(home, 'data', 'training')
})
afterEach(() => rm(home, { recursive: true, force: true }))

const copyImage = (): Promise<void> => cp(join(image, 'made'), folder, { recursive: true })

const lease = { name: 'sender', holder: 'first', until: new Date('2026-11-22T10:00:00Z') }

describe('the embedded database in a folder', () => {
  it('is made at the first start and found again at the next', async () => {
    const first = await connect({ kind: 'embedded', folder })
    await first.client.lease.create({ data: lease })
    await first.close()
    const second = await connect({ kind: 'embedded', folder })
    expect(await second.client.lease.count()).toBe(1)
    await second.close()
  })

  it('is for nobody else to read', async () => {
    await copyImage()
    chmodSync(folder, 0o755)
    const engine = await openFolder(folder)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    await engine.close()
  })

  it('starts over when the very first start was cut short', async () => {
    mkdirSync(`${folder}.new/base`, { recursive: true })
    const db = await connect({ kind: 'embedded', folder })
    await db.close()
    expect(existsSync(`${folder}.new`)).toBe(false)
  })

  it.each([
    ['empty', ''],
    ['stale', '42\n/pglite/data\n1700000000\n5432\n\n\n\n'],
  ])('opens in spite of an %s postmaster.pid', async (_, content) => {
    await copyImage()
    writeFileSync(join(folder, 'postmaster.pid'), content)
    const engine = await openFolder(folder)
    expect(await engine.session.query('select 1 as one')).toEqual([{ one: 1 }])
    await engine.close()
  })

  it('refuses a folder that holds something else and leaves it alone', async () => {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'letter.txt'), 'keep me')
    const refused = openFolder(folder)
    await expect(refused).rejects.toMatchObject({ reason: 'damaged' })
    await expect(refused).rejects.toThrow('npm run restore')
    expect(existsSync(join(folder, 'letter.txt'))).toBe(true)
  })

  it('refuses a damaged database and names the restore command', async () => {
    await copyImage()
    rmSync(join(folder, 'global', 'pg_control'))
    const refused = openFolder(folder)
    await expect(refused).rejects.toMatchObject({ reason: 'damaged' })
    await expect(refused).rejects.toThrow('npm run restore')
    expect(existsSync(join(folder, 'base'))).toBe(true)
  })

  it('is refused to a second opener and free again after closing', async () => {
    await copyImage()
    const first = await openFolder(folder)
    await expect(openFolder(folder)).rejects.toMatchObject({ reason: 'in-use' })
    await first.close()
    await (await openFolder(folder)).close()
  })

  it('synchronises the disk at every commit', async () => {
    await copyImage()
    const db = await connect({ kind: 'embedded', folder })
    let fsyncs = 0
    const { fdatasyncSync } = fs
    const restore = interceptDisk({
      fdatasyncSync: (file) => {
        fsyncs += 1
        fdatasyncSync(file)
      },
    })
    try {
      for (let n = 0; n < 100; n += 1) await insert(db, n)
      expect(fsyncs).toBeGreaterThanOrEqual(100)
      await db.maintain('checkpoint')
      expect(fsyncs).toBeGreaterThan(110)
    } finally {
      restore()
      await db.close()
    }
  })

  it.each(['fdatasyncSync', 'writeSync'] as const)(
    'stops instead of hanging when %s fails, and recovers',
    async (call) => {
      await copyImage()
      const db = await connect({ kind: 'embedded', folder })
      await insert(db, 1)
      const restore = interceptDisk({
        [call]: () => {
          throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
        },
      })
      try {
        await expect(insert(db, 2)).rejects.toMatchObject({ reason: 'broken' })
        expect(await db.failure).toMatchObject({ reason: 'broken' })
      } finally {
        restore()
      }
      await expect(insert(db, 3)).rejects.toMatchObject({ reason: 'broken' })
      await db.close()
      const next = await connect({ kind: 'embedded', folder })
      expect(await next.client.lease.findMany({ select: { name: true } })).toContainEqual({ name: 'lease 1' })
      await next.close()
    },
  )

  it('lets timers and sockets in during a long run of queries', async () => {
    await copyImage()
    const db = await connect({ kind: 'embedded', folder })
    let ticks = 0
    const timer = setInterval(() => (ticks += 1), 10)
    const begun = performance.now()
    while (performance.now() - begun < 500) await db.client.lease.count()
    clearInterval(timer)
    await db.close()
    // Forty on an idle machine; without pauses none.
    expect(ticks).toBeGreaterThanOrEqual(3)
  })

  it('answers as PostgreSQL does to what breaks a constraint', async () => {
    await copyImage()
    const db = await connect({ kind: 'embedded', folder })
    await insert(db, 1)
    await expect(insert(db, 1)).rejects.toMatchObject({ code: 'P2002' })
    await db.close()
  })

  it('keeps its log short without being told', async () => {
    await copyImage()
    const db = await connect({ kind: 'embedded', folder })
    const chunk = 'x'.repeat(100_000)
    for (let n = 0; n < 1_000; n += 1) {
      await db.client.dialogue.upsert({
        where: { key: 'k' },
        create: { key: 'k', state: chunk + n, updatedAt: lease.until },
        update: { state: chunk + n, updatedAt: lease.until },
      })
    }
    const [log] = await db.engine.session.query('select sum(size)::int as bytes from pg_ls_waldir()')
    expect(log?.bytes).toBeLessThanOrEqual(128 * 1024 * 1024)
    await db.maintain('vacuum')
    await db.close()
  })
})

function insert(db: Database, n: number): Promise<unknown> {
  return inTransaction(db, (tx) => tx.lease.create({ data: { ...lease, name: `lease ${n}` } }))
}
