import type { Session } from '../../src/db/engine.ts'

/** All rows as they stood; the rows themselves wait in the database under a number. */
export type Snapshot = { readonly number: number; readonly marks: Marks }

/** By table: what changes when any of its rows does. */
export type Marks = Readonly<Record<string, string>>

export type Snapshots = {
  save(): Promise<Snapshot>
  restore(snapshot: Snapshot): Promise<void>
}

const kept = 64

/** Goes back to an earlier state of the embedded database in a few milliseconds; numbers of rows still only grow. */
export async function createSnapshots(session: Session): Promise<Snapshots> {
  const tables = await listTables(session)
  let number = 0
  let restores = 0
  return {
    async save() {
      number += 1
      const place = number % kept
      await session.script(
        `drop schema if exists kept_${place} cascade; create schema kept_${place};
         ${tables.map((table) => `create table kept_${place}.${table} as table ${table};`).join('\n')}`,
      )
      return { number, marks: await readMarks(session) }
    },
    async restore(snapshot) {
      if (number - snapshot.number >= kept) throw new Error('a snapshot too old')
      const marks = await readMarks(session)
      const changed = tables.filter((table) => marks[table] !== snapshot.marks[table])
      const steps = changed.map(
        (table) => `delete from ${table}; insert into ${table} select * from kept_${snapshot.number % kept}.${table};`,
      )
      await session.script(
        `set session_replication_role = replica; ${steps.join('\n')} set session_replication_role = default`,
      )
      restores += 1
      if (restores % 100 === 0) for (const table of tables) await session.script(`vacuum ${table}`)
    },
  }
}

/** The tables of the program, once for each database: a test makes none. */
export async function listTables(session: Session): Promise<readonly string[]> {
  const found = known.get(session) ?? readTables(session)
  known.set(session, found)
  return await found
}

const known = new WeakMap<Session, Promise<readonly string[]>>()

/** With a function of the marks beside, which keeps its plan: to plan it anew takes three times as long as to run it. */
async function readTables(session: Session): Promise<readonly string[]> {
  const rows = await session.query(
    `select tablename from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations' order by tablename`,
  )
  const tables = rows.map((row) => String(row['tablename']))
  const parts = tables.map(
    (table) =>
      `select '${table}' as name, md5(coalesce(string_agg(one::text, ',' order by one::text collate "C"), '')) as mark from ${table} as one`,
  )
  await session.script(
    `create or replace function pg_temp.marks() returns table (name text, mark text) language plpgsql
     as $$ begin return query ${parts.join(' union all ')}; end $$`,
  )
  return tables
}

export async function readMarks(session: Session): Promise<Marks> {
  await listTables(session)
  const rows = await session.query('select * from pg_temp.marks()')
  return Object.fromEntries(rows.map((row) => [String(row['name']), String(row['mark'])]))
}
