import { setImmediate } from 'node:timers/promises'
import type { PGlite } from '@electric-sql/pglite'
import type { Maintenance } from './engine.ts'

export type Upkeep = {
  /**
   * The embedded database answers without ever returning to the event loop, so that timers and sockets starve in a
   * loop of awaited queries.
   */
  readonly letOthersIn: () => Promise<void>
  /** Nobody else makes checkpoints here; without them the log grows for ever, and the next start reads all of it. */
  readonly keepLogShort: () => Promise<void>
}

const statementsBetweenPauses = 16
const commitsBetweenLooks = 64
const longLog = 32 * 1024 * 1024
/** More files than the log ever has. */
const longestWalk = 16

/** What has to happen between statements and between transactions. */
export function upkeepOf(pg: PGlite): Upkeep {
  let statements = 0
  let commits = 0
  return {
    letOthersIn: async () => {
      statements += 1
      if (statements % statementsBetweenPauses === 0) await setImmediate()
    },
    keepLogShort: async () => {
      commits += 1
      if (commits % commitsBetweenLooks === 0 && (await bytesSinceCheckpoint(pg)) > longLog) await pg.exec('checkpoint')
    },
  }
}

async function bytesSinceCheckpoint(pg: PGlite): Promise<number> {
  const { rows } = await pg.query<{ bytes: string }>(
    'select (pg_current_wal_insert_lsn() - redo_lsn)::text as bytes from pg_control_checkpoint()',
  )
  return Number(rows[0]?.bytes)
}

export async function maintain(pg: PGlite, what: Maintenance): Promise<void> {
  switch (what) {
    case 'checkpoint':
      await pg.exec('checkpoint')
      return
    case 'vacuum':
      await vacuum(pg, 'analyze')
      return
    case 'forget':
      await vacuum(pg, 'full, analyze')
      await forgetLog(pg)
  }
}

async function vacuum(pg: PGlite, how: string): Promise<void> {
  const { rows } = await pg.query<{ name: string }>(
    "select format('%I', tablename) as name from pg_tables where schemaname = 'public'",
  )
  for (const { name } of rows) {
    await pg.exec(`vacuum (${how}) ${name}`)
    await setImmediate()
  }
}

/**
 * What was removed stands in the files of the log until they go: also in those kept ahead to be written anew, of which
 * only the beginning is overwritten. So the log walks on past every file that there is now, and none of them is kept.
 */
async function forgetLog(pg: PGlite): Promise<void> {
  const last = (await logFiles(pg)).toSorted().at(-1) ?? ''
  await pg.exec('set wal_recycle = off')
  try {
    for (let step = 0; step < longestWalk && (await logFiles(pg)).some((file) => file <= last); step++) {
      await pg.exec('select pg_switch_wal()')
      await pg.exec('checkpoint')
      await setImmediate()
    }
  } finally {
    await pg.exec('reset wal_recycle')
  }
}

/** Names of the same length, which stand in the order in which they were begun. */
async function logFiles(pg: PGlite): Promise<string[]> {
  const { rows } = await pg.query<{ name: string }>("select name from pg_ls_waldir() where name ~ '^[0-9A-F]{24}$'")
  return rows.map(({ name }) => name)
}
