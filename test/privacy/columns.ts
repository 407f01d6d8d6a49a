import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const document = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'privacy.md'), 'utf8')

export type ClassifiedColumn = {
  readonly table: string
  readonly column: string
  /** нет, служебные, персональные, особые */
  readonly kind: string
  readonly purpose: string
  readonly basis: string
  readonly keep: string
  /** да: the row goes; обнуляется: the value goes; нет: it stays. */
  readonly erased: string
}

/** The rows of the table of columns in docs/privacy.md. */
export const classified: readonly ClassifiedColumn[] = tableUnder('| Столбец |').map(
  ([name = '', kind = '', purpose = '', basis = '', keep = '', erased = '']) => {
    const [table = '', column = ''] = name.replaceAll('`', '').split('.')
    return { table, column, kind, purpose, basis, keep, erased }
  },
)

/** The rows of the table of retention rules, as they stand. */
export const documentedRules = tableUnder('| Правило |').map(
  ([key = '', what = '', tables = '', days = '', since = '', by = '']) => ({
    key: bare(key),
    what,
    tables: tables.split(',').map((one) => bare(one)),
    days: Number(days),
    since: bare(since),
    by: bare(by),
  }),
)

function bare(cell: string): string {
  return cell.replaceAll('`', '').trim()
}

function tableUnder(heading: string): string[][] {
  const lines = document.split('\n')
  const first = lines.findIndex((line) => line.startsWith(heading)) + 2
  const rows = lines.slice(first)
  const length = rows.findIndex((line) => !line.startsWith('|'))
  return rows.slice(0, length < 0 ? undefined : length).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}
