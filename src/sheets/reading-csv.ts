import { type Options, parse } from 'csv-parse/sync'
import type { ReadLimits } from './limits.ts'
import { Refused } from './refusal.ts'

/** The rows of a CSV; refuses what is no text. */
export function readCsv(bytes: Uint8Array, limits: ReadLimits): string[][] {
  if (bytes.byteLength === 0) throw new Refused('empty')
  const text = decode(bytes)
  // Control characters do not occur in text, but in pictures, old workbooks and programs; markup is a page, not a table.
  if (/[\u0000-\u0008\u000E-\u001F]/.test(text) || /^\s*(<|%PDF|\{\\rtf)/.test(text)) throw new Refused('not-a-table')
  const { body, delimiter } = delimited(text)
  const rows = records(body, delimiter, limits.rows * 2)
  if (rows.filter((row) => row.some((cell) => cell.trim() !== '')).length > limits.rows + 1) {
    throw new Refused('too-many-rows')
  }
  if (rows.some((row) => row.length > limits.columns)) throw new Refused('not-a-table')
  return rows
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1251').decode(bytes)
  }
}

const delimiters = [';', ',', '\t'] as const

/** Excel may name the delimiter in a first line `sep=;`; otherwise it is the one that makes the first lines agree best. */
function delimited(text: string): { body: string; delimiter: string } {
  const named = /^sep=([;,\t])\r?\n/i.exec(text)
  if (named?.[1] !== undefined) return { body: text.slice(named[0].length), delimiter: named[1] }
  const [best] = delimiters
    .map((delimiter) => ({ delimiter, agreement: agreement(records(text, delimiter, 30)) }))
    .toSorted((one, other) => other.agreement - one.agreement)
  return { body: text, delimiter: best?.delimiter ?? ';' }
}

/** How many rows have the most common width, weighed by that width; nothing where there is one column. */
function agreement(rows: readonly (readonly string[])[]): number {
  const byWidth = Map.groupBy(
    rows.filter((row) => row.length > 1),
    (row) => row.length,
  )
  return Math.max(0, ...[...byWidth].map(([width, alike]) => alike.length * 100 + Math.min(width, 99)))
}

function records(text: string, delimiter: string, limit: number): string[][] {
  const options: Options = {
    delimiter,
    to: limit,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: 200_000,
  }
  return parse(text, options)
}
