import { readCsv } from './reading-csv.ts'
import { readXlsx } from './reading-xlsx.ts'
import { cleanCell } from './text.ts'
import type { ReadLimits } from './limits.ts'
import { Refused, type ReadRefusal } from './refusal.ts'

export type Table = {
  /** The first row that holds anything. */
  readonly header: string[]
  /** The rows below it that hold anything. */
  readonly rows: string[][]
  /** Every row from the top, also empty ones: `raw[4]` is line 5. For those who look for the header themselves. */
  readonly raw: string[][]
  readonly format: 'xlsx' | 'csv'
}

export type Read = { readonly ok: true; readonly table: Table } | { readonly ok: false; readonly reason: ReadRefusal }

export async function readBytes(bytes: Uint8Array, limits: ReadLimits): Promise<Read> {
  try {
    const format = isZip(bytes) ? 'xlsx' : 'csv'
    const found = format === 'xlsx' ? await readXlsx(bytes, limits) : readCsv(bytes, limits)
    return toTable(found, format, limits)
  } catch (error) {
    return { ok: false, reason: error instanceof Refused ? error.reason : 'damaged' }
  }
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4
}

function toTable(found: readonly (readonly string[])[], format: Table['format'], limits: ReadLimits): Read {
  const cells = found.map((row) => row.map(cleanCell))
  const width = Math.max(0, ...cells.map((row) => row.findLastIndex((cell) => cell !== '') + 1))
  const raw = cells.map((row) => Array.from({ length: width }, (_, index) => row[index] ?? ''))
  while (raw.length > 0 && isEmpty(raw.at(-1))) raw.pop()
  const [header, ...rows] = raw.filter((row) => !isEmpty(row))
  if (!header) return { ok: false, reason: 'empty' }
  if (rows.length > limits.rows) return { ok: false, reason: 'too-many-rows' }
  return { ok: true, table: { header, rows, raw, format } }
}

function isEmpty(row: readonly string[] | undefined): boolean {
  return row === undefined || row.every((cell) => cell === '')
}
