import type { Row, Session } from './engine.ts'

export type Column = { readonly name: string; readonly type: string }
export type Table = { readonly name: string; readonly columns: readonly Column[] }

/** The program's own tables with the columns that can be written. Prisma's table of migrations is none of them. */
export async function listTables(session: Session): Promise<readonly Table[]> {
  const rows = await session.query(
    `select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> '_prisma_migrations'
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     order by c.relname, a.attnum`,
  )
  const byTable = Map.groupBy(rows, (row) => String(row.table))
  return [...byTable].map(([name, columns]) => ({ name, columns: columns.map(columnOf) }))
}

export async function isEmpty(session: Session): Promise<boolean> {
  for (const { name } of await listTables(session)) {
    if ((await session.query(`select 1 from ${quoted(name)} limit 1`)).length > 0) return false
  }
  return true
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

function columnOf(row: Row): Column {
  return { name: String(row.name), type: String(row.type) }
}
