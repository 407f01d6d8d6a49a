import { listTables, quoted } from '../../src/db/catalogue.ts'
import type { Session } from '../../src/db/engine.ts'

/** All rows as they stood; the rows themselves wait in the database. */
export type Snapshot = {
  /** By table: the number of the save that copied its rows as they were then. */
  readonly copies: Readonly<Record<string, number>>
  readonly marks: Marks
}

/** By table: what changes when any of its rows does. */
export type Marks = Readonly<Record<string, string>>

export type Snapshots = {
  readonly tables: readonly string[]
  /** As the tables are now. */
  marks(): Promise<Marks>
  save(): Promise<Snapshot>
  /** Numbers of rows still only grow. */
  restore(snapshot: Snapshot): Promise<void>
  /** Whatever was saved before the last save or restore is gone. */
  forget(): Promise<void>
  close(): Promise<void>
}

const restoresBetweenVacuums = 100

/** Goes back to an earlier state of the embedded database in a few milliseconds: only tables that were written to are read, copied and put back. */
export async function createSnapshots(session: Session): Promise<Snapshots> {
  const columnsOf = new Map(
    (await listTables(session)).map(({ name, columns }) => [name, columns.map((one) => quoted(one.name)).join(', ')]),
  )
  const tables = [...columnsOf.keys()]
  await session.script(scaffolding(tables))
  let number = 0
  let restores = 0
  /** What was there before the tables that are touched changed. */
  let base: Snapshot = { copies: {}, marks: await marksOf(tables) }

  return {
    tables,
    marks,
    async save() {
      const now = await marks()
      number += 1
      const changed = tables.filter((one) => base.copies[one] === undefined || now[one] !== base.marks[one])
      await session.script(
        [
          ...changed.map((one) => `insert into kept.${quoted(one)} select ${number}, now.* from ${quoted(one)} as now`),
          'delete from kept.touched',
        ].join(';'),
      )
      base = { copies: { ...base.copies, ...Object.fromEntries(changed.map((one) => [one, number])) }, marks: now }
      return base
    },
    async restore(snapshot) {
      const written = await touched()
      const changed = tables.filter((one) => written.includes(one) || base.copies[one] !== snapshot.copies[one])
      await session.script(
        [
          'set session_replication_role = replica',
          ...changed.flatMap((one) => [
            `delete from ${quoted(one)}`,
            `insert into ${quoted(one)} select ${columnsOf.get(one)} from kept.${quoted(one)} where copy_number = ${snapshot.copies[one]}`,
          ]),
          'delete from kept.touched',
          'set session_replication_role = default',
        ].join(';'),
      )
      base = snapshot
      restores += 1
      if (restores % restoresBetweenVacuums === 0)
        for (const one of tables) await session.script(`vacuum ${quoted(one)}`)
    },
    async forget() {
      for (const one of tables) {
        const copy = base.copies[one]
        if (copy === undefined) continue
        await session.script(`delete from kept.${quoted(one)} where copy_number <> ${copy}`)
        await session.script(`vacuum kept.${quoted(one)}`)
      }
    },
    close: async () => await session.script('drop schema kept cascade'),
  }

  async function marks(): Promise<Marks> {
    return { ...base.marks, ...(await marksOf(await touched())) }
  }

  async function touched(): Promise<string[]> {
    const rows = await session.query('select name from kept.touched')
    return rows.map((row) => String(row['name']))
  }

  async function marksOf(names: readonly string[]): Promise<Marks> {
    if (names.length === 0) return {}
    const parts = names.map((one) => `select '${one}' as name, kept.${quoted(`mark of ${one}`)}() as mark`)
    const rows = await session.query(parts.join(' union all '))
    return Object.fromEntries(rows.map((row) => [String(row['name']), String(row['mark'])]))
  }
}

/** Copies, the names of the tables that a committed statement wrote to, and marks by functions, which keep their plans. */
function scaffolding(tables: readonly string[]): string {
  return [
    `drop schema if exists kept cascade`,
    `create schema kept`,
    `create table kept.touched (name text primary key)`,
    `create function kept.touch() returns trigger language plpgsql
      as $$ begin insert into kept.touched values (tg_table_name) on conflict do nothing; return null; end $$`,
    ...tables.flatMap((one) => [
      `create table kept.${quoted(one)} as select 0 as copy_number, * from ${quoted(one)} limit 0`,
      `create index on kept.${quoted(one)} (copy_number)`,
      `create trigger touch after insert or update or delete on ${quoted(one)} for each statement execute function kept.touch()`,
      `create function kept.${quoted(`mark of ${one}`)}() returns text language plpgsql as $$ begin
        return (select md5(coalesce(string_agg(one::text, ',' order by one::text collate "C"), '')) from ${quoted(one)} as one); end $$`,
    ]),
  ].join(';')
}
