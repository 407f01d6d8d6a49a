import type { Database } from '../../src/db/connect.ts'
import { listTables, quoted } from '../../src/db/catalogue.ts'
import type { OwnRow } from './filled.ts'

export type Row = Readonly<Record<string, unknown>>

/** The rows as the database has them, each with its table; a row that is gone is missing. */
export async function readRows(db: Database, rows: readonly OwnRow[]): Promise<{ of: OwnRow; row: Row }[]> {
  const found: { of: OwnRow; row: Row }[] = []
  for (const of of rows) {
    const where = Object.keys(of.key).map((column, index) => `${quoted(column)}::text = $${index + 1}`)
    const sql = `select * from ${quoted(of.table)} where ${where.join(' and ')}`
    for (const row of await db.engine.session.query(sql, Object.values(of.key))) found.push({ of, row })
  }
  return found
}

/** Everything in the database as text, table by table: what stands in bytes is read as text too. */
export async function dump(db: Database): Promise<Map<string, string>> {
  const tables = new Map<string, string>()
  for (const { name } of await listTables(db.engine.session)) {
    const rows = await db.engine.session.query(`select * from ${quoted(name)}`)
    tables.set(name, rows.flatMap((row) => Object.values(row).map(asText)).join('\n'))
  }
  return tables
}

/** The tables in which the words stand. */
export function tablesWith(tables: ReadonlyMap<string, string>, words: string): string[] {
  return [...tables].filter(([, text]) => text.toLowerCase().includes(words.toLowerCase())).map(([name]) => name)
}

export function asText(value: unknown): string {
  if (value instanceof Uint8Array) return new TextDecoder().decode(value)
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'object' && value !== null) return JSON.stringify(value)
  return String(value)
}
