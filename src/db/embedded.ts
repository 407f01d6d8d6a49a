import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { PGlite, type PGliteInterface, type Transaction } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { offerBackups } from './backup-socket.ts'
import { createFolder } from './embedded-folder.ts'
import { DurableFiles } from './durable-files.ts'
import { embeddedAdapter } from './embedded-adapter.ts'
import { statementsOf, type Statements } from './embedded-statements.ts'
import { maintain } from './embedded-upkeep.ts'
import { watchForFailure } from './embedded-failure.ts'
import { lockFolder } from './lock.ts'
import { DatabaseRefusal } from './refusal.ts'
import type { Engine, Session } from './engine.ts'

/** Searching for a surname that is typed with an error (п. 3.4.5); PostgreSQL brings it as well. */
const extensions = { pg_trgm }

/** The database in a folder: one process at a time; what was committed survives a kill and a power cut. */
export async function openFolder(path: string): Promise<Engine> {
  const folder = resolve(path)
  mkdirSync(dirname(folder), { recursive: true })
  const unlock = lockFolder(folder)
  try {
    if (isEmpty(folder)) await createFolder(folder)
    const pg = await openExisting(folder)
    const engine = engineOf(pg, unlock)
    const stopBackups = await offerBackups(engine, folder)
    return {
      ...engine,
      close: async () => {
        await stopBackups()
        await engine.close()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}

/** The database in memory, for tests; an image is what `dumpDataDir` wrote. */
export async function openMemory(image?: Blob): Promise<Engine> {
  const pg = await PGlite.create({
    extensions,
    startParams: startParams(['-F']),
    ...(image === undefined ? {} : { loadDataDir: image }),
  })
  return engineOf(pg, () => {})
}

function isEmpty(folder: string): boolean {
  return !existsSync(folder) || readdirSync(folder).length === 0
}

async function openExisting(folder: string): Promise<PGlite> {
  if (!existsSync(join(folder, 'PG_VERSION'))) throw damaged(folder)
  // We hold the lock, so whoever left this file is dead; an empty one would stop every later start.
  rmSync(join(folder, 'postmaster.pid'), { force: true })
  // The files inside are made readable by everybody; nobody else gets as far as them.
  chmodSync(folder, 0o700)
  try {
    return await PGlite.create({
      fs: new DurableFiles(folder),
      extensions,
      startParams: startParams(['-c', 'wal_sync_method=fsync']),
    })
  } catch (error) {
    throw damaged(folder, error)
  }
}

function damaged(folder: string, cause?: unknown): DatabaseRefusal {
  return new DatabaseRefusal(
    'damaged',
    `The database in ${folder} does not open and was left as it is. If the disk is full, make space and start again; ` +
      'otherwise move that folder away and run: npm run restore -- <backup file>',
    { cause },
  )
}

/** PGlite's own parameters without its -F (no fsync), for one session and little memory. */
function startParams(more: readonly string[]): string[] {
  const settings = {
    TimeZone: 'UTC',
    shared_buffers: '16MB',
    wal_buffers: '1MB',
    max_connections: '3',
    max_wal_senders: '0',
    min_wal_size: '32MB',
    max_wal_size: '64MB',
    // A bitmap scan never forgets the dead entries of an index, and vacuum comes once a night: the inbox grew slower by the hour.
    enable_bitmapscan: 'off',
  }
  const own = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return [...PGlite.defaultStartParams.filter((param) => param !== '-F'), ...own, ...more]
}

export function engineOf(pg: PGlite, unlock: () => void): Engine {
  const statements = statementsOf(pg)
  return {
    adapter: embeddedAdapter(pg, statements),
    session: sessionOf(pg, statements),
    transaction: (work) => pg.transaction((tx) => work(sessionOf(tx, statements))),
    maintain: (what) => maintain(pg, what),
    failure: watchForFailure(pg),
    close: async () => {
      await pg.close()
      unlock()
    },
  }
}

function sessionOf(pg: Pick<PGliteInterface, 'query' | 'exec'> | Transaction, statements: Statements): Session {
  return {
    query: async (sql, values = []) => (await pg.query<Record<string, unknown>>(sql, [...values])).rows,
    script: async (sql) => {
      await pg.exec(sql)
      statements.forget()
    },
  }
}
