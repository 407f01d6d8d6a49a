import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { DatabaseRefusal } from './refusal.ts'
import type { Engine, Row, Session } from './engine.ts'

export type Migration = { readonly name: string; readonly sql: string; readonly checksum: string }
type Applied = { readonly name: string; readonly checksum: string; readonly isFinished: boolean }

/** The number Prisma's own `migrate` locks, so that the two never run together. */
const prismaMigrateLock = 72_707_369

/** Brings the tables up to date, each migration in a transaction of its own. Throws DatabaseRefusal. */
export async function migrate(engine: Engine, migrations = readMigrations()): Promise<void> {
  const applied = await listApplied(engine.session)
  if (pending(migrations, applied) === undefined) return
  let isDone = false
  while (!isDone) isDone = await engine.transaction((session) => applyNext(session, migrations))
}

const home = new URL('../../prisma/migrations/', import.meta.url)

/** The migrations in their order, with Prisma's checksum of each. */
export function readMigrations(): readonly Migration[] {
  return readdirSync(home, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted()
    .map((name) => {
      const sql = readFileSync(new URL(`${name}/migration.sql`, home), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

/**
 * Applies one migration and says whether none is left. Another process may have been faster: what is pending is decided
 * again under the lock.
 */
export async function applyNext(session: Session, migrations: readonly Migration[]): Promise<boolean> {
  await session.query('select pg_advisory_xact_lock($1)', [prismaMigrateLock])
  await session.script(tableOfMigrations)
  const next = pending(migrations, await readApplied(session))
  if (next === undefined) return true
  try {
    await session.script(next.sql)
  } catch (error) {
    throw new Error(`migration ${next.name} failed and was rolled back`, { cause: error })
  }
  await session.query(recordMigration, [crypto.randomUUID(), next.checksum, next.name])
  return false
}

function pending(migrations: readonly Migration[], applied: readonly Applied[]): Migration | undefined {
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const { name, checksum, isFinished } of applied) {
    const migration = known.get(name)
    if (migration === undefined) throw newer(name)
    if (!isFinished) throw failed(name)
    if (migration.checksum !== checksum) throw changed(name)
  }
  const done = new Set(applied.map(({ name }) => name))
  return migrations.find(({ name }) => !done.has(name))
}

const undefinedTable = '42P01'

async function listApplied(session: Session): Promise<readonly Applied[]> {
  try {
    return await readApplied(session)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === undefinedTable) return []
    throw error
  }
}

async function readApplied(session: Session): Promise<readonly Applied[]> {
  const rows = await session.query(
    `select migration_name, checksum, finished_at is not null as is_finished
     from _prisma_migrations where rolled_back_at is null order by migration_name`,
  )
  return rows.map(appliedOf)
}

function appliedOf(row: Row): Applied {
  return { name: String(row.migration_name), checksum: String(row.checksum), isFinished: row.is_finished === true }
}

const tableOfMigrations = `
  create table if not exists _prisma_migrations (
    id varchar(36) primary key not null,
    checksum varchar(64) not null,
    finished_at timestamptz,
    migration_name varchar(255) not null,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz not null default now(),
    applied_steps_count integer not null default 0
  )`

const recordMigration = `
  insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
  values ($1, $2, $3, now(), clock_timestamp(), 1)`

function newer(name: string): DatabaseRefusal {
  return new DatabaseRefusal(
    'newer',
    `The database knows a later program: it has migration ${name}. Update the program.`,
  )
}

function failed(name: string): DatabaseRefusal {
  return new DatabaseRefusal('failed-migration', `Migration ${name} was begun by another tool and did not finish.`)
}

function changed(name: string): DatabaseRefusal {
  return new DatabaseRefusal(
    'changed-migration',
    `Migration ${name} was changed after it had been applied. Put the file back; changes go into a new migration.`,
  )
}
