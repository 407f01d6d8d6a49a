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
      return { number, marks: await readMarks(session, tables) }
    },
    async restore(snapshot) {
      if (number - snapshot.number >= kept) throw new Error('a snapshot too old')
      const marks = await readMarks(session, tables)
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

export async function listTables(session: Session): Promise<string[]> {
  const rows = await session.query(
    `select tablename from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations' order by tablename`,
  )
  return rows.map((row) => String(row['tablename']))
}

export async function readMarks(session: Session, tables: readonly string[]): Promise<Marks> {
  const parts = tables.map(
    (table) =>
      `select '${table}' as name, md5(coalesce(string_agg(one::text, ',' order by one::text collate "C"), '')) as mark from ${table} as one`,
  )
  const rows = await session.query(parts.join(' union all '))
  return Object.fromEntries(rows.map((row) => [String(row['name']), String(row['mark'])]))
}
