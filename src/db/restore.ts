import { readLines, type Line } from './backup-file.ts'
import { isEmpty, listTables, quoted, type Table } from './catalogue.ts'
import { applyNext, readMigrations, type Migration } from './migrate.ts'
import { DatabaseRefusal } from './refusal.ts'
import type { Engine, Session } from './engine.ts'

const charactersAtATime = 1024 * 1024

/**
 * Puts a backup into an empty database, in one transaction: tables as they were when it was made, the rows, then the
 * migrations that came since. With `replace` what the database held is gone. Returns the number of rows; throws
 * DatabaseRefusal and changes nothing.
 */
export async function restore(engine: Engine, file: string, { replace = false } = {}): Promise<number> {
  const migrations = readMigrations()
  return await engine.transaction(async (session) => {
    if (!replace && !(await isEmpty(session))) throw notEmpty()
    await session.script(dropEverything)
    const lines = readLines(file)
    await applyAll(session, migrationsOf(await lines.next(), file, migrations))
    const foreignKeys = await takeAwayForeignKeys(session)
    const rows = await load(session, lines, file)
    for (const { add } of foreignKeys) await session.script(add)
    await applyAll(session, migrations)
    return rows
  })
}

function migrationsOf(first: IteratorResult<Line>, file: string, known: readonly Migration[]): readonly Migration[] {
  if (first.done === true || !('format' in first.value)) throw bad(file, 'it has no header')
  return first.value.migrations.map(({ name, checksum }) => {
    const migration = known.find((one) => one.name === name && one.checksum === checksum)
    if (migration === undefined) throw bad(file, `it comes from another or later program: ${name} is unknown here`)
    return migration
  })
}

async function applyAll(session: Session, migrations: readonly Migration[]): Promise<void> {
  let isDone = false
  while (!isDone) isDone = await applyNext(session, migrations)
}

async function load(session: Session, lines: AsyncIterable<Line>, file: string): Promise<number> {
  const tables = new Map((await listTables(session)).map((table) => [table.name, table]))
  // A migration may have put rows of its own, which the backup holds too.
  if (tables.size > 0) await session.script(`truncate ${[...tables.keys()].map(quoted).join(', ')}`)
  let insert = ''
  let batch: string[] = []
  let characters = 0
  let rows = 0
  const flush = async (): Promise<void> => {
    if (batch.length > 0) await session.query(insert, [`[${batch.join(',')}]`])
    batch = []
    characters = 0
  }
  for await (const line of lines) {
    if (Array.isArray(line)) {
      const text = JSON.stringify(line)
      batch.push(text)
      characters += text.length
      rows += 1
      if (characters > charactersAtATime) await flush()
    } else if ('table' in line) {
      await flush()
      insert = insertInto(tables.get(line.table), line.columns, file)
    } else if ('rows' in line) {
      await flush()
      if (line.rows !== rows) throw bad(file, 'rows are missing')
      await setSequences(session, line.sequences)
    }
  }
  return rows
}

function insertInto(table: Table | undefined, columns: readonly string[], file: string): string {
  const values = columns.map((name, n) => {
    const column = table?.columns.find((one) => one.name === name)
    if (column === undefined) throw bad(file, `its tables are not those of its migrations: ${name}`)
    return `(r->>${n})::${column.type}`
  })
  return `insert into ${quoted(table?.name ?? '')} (${columns.map(quoted).join(', ')}) overriding system value
          select ${values.join(', ')} from json_array_elements($1::json) as r`
}

async function setSequences(session: Session, sequences: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(sequences)) {
    await session.query('select setval($1::regclass, $2::bigint)', [quoted(name), value])
  }
}

/** Rows come table by table, so a row may stand before the one it refers to; adding the keys again checks them all. */
async function takeAwayForeignKeys(session: Session): Promise<readonly { readonly add: string }[]> {
  const keys = await session.query(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
            format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as add
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by conname`,
  )
  for (const { drop } of keys) await session.script(String(drop))
  return keys.map(({ add }) => ({ add: String(add) }))
}

/** The program's tables, types and functions; what belongs to an extension stays. */
const dropEverything = `
  do $$
  declare command text;
  begin
    for command in
      select format('drop table %I cascade', relname) from pg_class c
        where relnamespace = 'public'::regnamespace and relkind = 'r'
          and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
      union all
      select format('drop type %I cascade', typname) from pg_type t
        where typnamespace = 'public'::regnamespace and typtype = 'e'
          and not exists (select from pg_depend d where d.objid = t.oid and d.deptype = 'e')
      union all
      select format('drop routine %s cascade', p.oid::regprocedure) from pg_proc p
        where pronamespace = 'public'::regnamespace
          and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    loop
      execute command;
    end loop;
  end $$`

function notEmpty(): DatabaseRefusal {
  return new DatabaseRefusal(
    'not-empty',
    'The database is not empty. To lose what it holds and put the backup in its place, add --replace.',
  )
}

function bad(file: string, why: string): DatabaseRefusal {
  return new DatabaseRefusal('bad-backup', `${file} cannot be restored: ${why}.`)
}
