import type { Database } from '../../src/db/connect.ts'
import type { Town } from './town.ts'

/** A row that was written, as JSON; `own` columns say whose it is. */
export type Written = { readonly table: string; readonly row: Readonly<Record<string, unknown>> }

export type Watch = { take(): Promise<Written[]> }

/** What the machinery writes for itself, whoever sends what. */
const machinery = ['inbox', 'outbox', 'dialogue', 'lease', 'download', 'watched', '_prisma_migrations', 'installation']

/** Writes down every change of every row of the domain, below the program. */
export async function watchRows(db: Database): Promise<Watch> {
  await db.client.$executeRawUnsafe(
    `create table if not exists watched (number bigserial primary key, name text not null, body jsonb not null)`,
  )
  await db.client.$executeRawUnsafe(`create or replace function watch() returns trigger language plpgsql as $$ begin
    -- A row that is written as it was is a turn taken, not a change.
    if tg_op = 'UPDATE' and new is not distinct from old then return null; end if;
    insert into watched (name, body) values (tg_table_name, to_jsonb(coalesce(new, old))); return null; end $$`)
  const tables = await db.client.$queryRaw<
    { tablename: string }[]
  >`select tablename from pg_tables where schemaname = 'public'`
  for (const { tablename } of tables.filter((one) => !machinery.includes(one.tablename)))
    await db.client.$executeRawUnsafe(
      `create or replace trigger watch after insert or update or delete on "${tablename}" for each row execute function watch()`,
    )
  return {
    async take() {
      const rows = await db.client.$queryRaw<{ name: string; body: Record<string, unknown> }[]>`
        with gone as (delete from watched returning number, name, body) select name, body from gone order by number`
      return rows.map(({ name, body }) => ({ table: name, row: body }))
    },
  }
}

export async function stopWatching(db: Database): Promise<void> {
  await db.client.$executeRawUnsafe('drop function if exists watch() cascade')
  await db.client.$executeRawUnsafe('drop table if exists watched')
}

/** Who is who by now: hostile or not, people with an office may appoint, move and merge within their district. */
export type Standing = {
  /** Everybody whom the person has become one with. */
  readonly selves: (personId: string) => ReadonlySet<string>
  readonly districtOf: (personId: string) => string | undefined
  readonly hasOffice: (personId: string) => boolean
}

export async function readStanding(db: Database, town: Town): Promise<Standing> {
  const figures = Object.values(town.figures)
  const merged = await db.client.journalEntry.findMany({
    where: { event: 'people-merged' },
    select: { subjectId: true, details: true },
  })
  const offices = await db.client.rolePeriod.findMany({
    where: { role: { in: ['CURATOR', 'HEAD', 'COORDINATOR'] } },
    select: { personId: true },
  })
  const holders = new Set(offices.map(({ personId }) => personId))
  const districts = new Map(figures.map(({ personId, place }) => [personId, place.parentId ?? place.id]))
  const selves = (personId: string) => {
    const all = new Set([personId])
    // A chain is as long as there are merges.
    for (let link = 0; link < merged.length; link += 1)
      for (const { subjectId, details } of merged) {
        const dropped = droppedIn(details)
        if (all.has(subjectId) && dropped) all.add(dropped)
        if (dropped && all.has(dropped)) all.add(subjectId)
      }
    return all
  }
  return {
    selves,
    districtOf: (personId) => [...selves(personId)].flatMap((one) => districts.get(one) ?? [])[0],
    hasOffice: (personId) => [...selves(personId)].some((one) => holders.has(one)),
  }
}

function droppedIn(details: unknown): string | undefined {
  if (typeof details !== 'object' || details === null || !('dropped' in details)) return undefined
  return typeof details.dropped === 'string' ? details.dropped : undefined
}
