import { setImmediate } from 'node:timers/promises'
import { writeLines } from './backup-file.ts'
import { listTables, quoted, type Table } from './catalogue.ts'
import type { Engine, Session } from './engine.ts'

const bytesAtATime = 1024 * 1024
const rowsAtATime = 1_000

/**
 * Writes everything, as it was at one moment, into a new file; returns the number of rows. On a server writers go on
 * meanwhile, on the embedded database they wait.
 */
export async function backUp(engine: Engine, file: string): Promise<number> {
  return await engine.transaction(async (session) => {
    await session.script('set transaction isolation level repeatable read, read only')
    const counted = { rows: 0 }
    await writeLines(file, linesOf(session, counted))
    return counted.rows
  })
}

async function* linesOf(session: Session, counted: { rows: number }): AsyncGenerator<string> {
  yield ended({ format: 'nastavnik-backup-1', migrations: await listMigrations(session) })
  for (const table of await listTables(session)) {
    yield ended({ table: table.name, columns: table.columns.map(({ name }) => name) })
    for await (const row of rowsOf(session, table)) {
      counted.rows += 1
      yield `${row}\n`
    }
  }
  yield ended({ sequences: await readSequences(session), rows: counted.rows })
}

async function* rowsOf(session: Session, table: Table): AsyncGenerator<string> {
  const values = table.columns.map(({ name }) => `${quoted(name)}::text`)
  const atATime = await rowsThatFit(session, table)
  await session.script(
    `declare backup no scroll cursor for
     select json_build_array(${values.join(', ')})::text as row from ${quoted(table.name)}`,
  )
  for (;;) {
    // The embedded database would otherwise keep the event loop to itself until the last row.
    await setImmediate()
    const rows = await session.query(`fetch ${atATime} from backup`)
    if (rows.length === 0) break
    for (const { row } of rows) yield String(row)
  }
  await session.script('close backup')
}

/** A row may hold a file of ten megabytes. */
async function rowsThatFit(session: Session, { name, columns }: Table): Promise<number> {
  const sizes = columns.map((column) => `coalesce(pg_column_size(${quoted(column.name)}), 0)`)
  const [row] = await session.query(`select coalesce(max(${sizes.join(' + ')}), 0)::int as bytes from ${quoted(name)}`)
  return Math.max(1, Math.min(rowsAtATime, Math.floor(bytesAtATime / (Number(row?.bytes) + 1))))
}

async function listMigrations(session: Session): Promise<readonly { name: string; checksum: string }[]> {
  const rows = await session.query(
    `select migration_name as name, checksum from _prisma_migrations
     where rolled_back_at is null and finished_at is not null order by migration_name`,
  )
  return rows.map(({ name, checksum }) => ({ name: String(name), checksum: String(checksum) }))
}

async function readSequences(session: Session): Promise<Record<string, string>> {
  const rows = await session.query(
    `select sequencename as name, last_value::text as value from pg_sequences
     where schemaname = 'public' and last_value is not null order by sequencename`,
  )
  return Object.fromEntries(rows.map(({ name, value }) => [String(name), String(value)]))
}

function ended(value: object): string {
  return `${JSON.stringify(value)}\n`
}
