import { searchName } from '../../people/name.ts'
import { findHeader, type Header } from './header.ts'
import { isExample } from './example.ts'
import { type CellProblem, type Listed, readRow, type ReadRow, textAt } from './row.ts'

export const mostRows = 2000

/** Somebody whom the school knows already. */
export type Known = Pick<Listed, 'patronymic' | 'post' | 'subjects' | 'contact' | 'birthYear'> & {
  readonly personId: string
  readonly surname: string | null
  readonly givenName: string | null
  /** Who has an account keeps their own data. */
  readonly hasJoined: boolean
  readonly hasLeft: boolean
}

export type RowProblem =
  | CellProblem
  /** The same name stands in an earlier line of the file. */
  | { readonly column: 'row'; readonly reason: 'double'; readonly line: number }
  /** Several people of the school have this name; or one who has left. */
  | { readonly column: 'row'; readonly reason: 'namesakes' | 'left' }

export type FailedRow = { readonly cells: readonly string[]; readonly problems: readonly RowProblem[] }
export type Refinement = { readonly personId: string; readonly change: Partial<Listed> }

/** What an import would do: every row of the file is in exactly one of the four. */
export type Plan = {
  readonly add: readonly Listed[]
  readonly refine: readonly Refinement[]
  readonly unchanged: number
  readonly failed: readonly FailedRow[]
}

export type ReadList =
  | {
      readonly ok: true
      readonly header: Header
      readonly titles: readonly string[]
      readonly rows: readonly ReadRow[]
    }
  | { readonly ok: false; readonly reason: 'no-header' | 'no-rows' | 'too-many-rows' }

/** Finds the titles and reads what stands below them; empty lines and the rows of the example are left out. */
export function readList(lines: readonly (readonly string[])[], thisYear: number): ReadList {
  const header = findHeader(lines)
  if (!header) return { ok: false, reason: 'no-header' }
  const rows = lines.flatMap((cells, line) => {
    const isEmpty = [...header.places].every(([column, at]) => column === 'toCorrect' || textAt(cells, at) === '')
    return line <= header.line || isEmpty || isExample(cells) ? [] : [readRow(cells, line + 1, header, thisYear)]
  })
  if (rows.length === 0) return { ok: false, reason: 'no-rows' }
  if (rows.length > mostRows) return { ok: false, reason: 'too-many-rows' }
  return { ok: true, header, titles: lines[header.line] ?? [], rows }
}

/** People are matched by the full name, ё as е and without case; a name that tells nobody apart is an error. */
export function planImport(rows: readonly ReadRow[], known: readonly Known[]): Plan {
  const byName = Map.groupBy(known, searchName)
  const seen = new Map<string, number>()
  const add: Listed[] = []
  const refine: Refinement[] = []
  const failed: FailedRow[] = []
  let unchanged = 0
  for (const row of rows) {
    const verdict = judge(row, byName, seen)
    if (verdict.status === 'failed') failed.push({ cells: row.cells, problems: verdict.problems })
    if (verdict.status === 'add') add.push(verdict.listed)
    if (verdict.status === 'refine') refine.push(verdict.refinement)
    if (verdict.status === 'unchanged') unchanged += 1
  }
  return { add, refine, unchanged, failed }
}

type Verdict =
  | { readonly status: 'failed'; readonly problems: readonly RowProblem[] }
  | { readonly status: 'add'; readonly listed: Listed }
  | { readonly status: 'refine'; readonly refinement: Refinement }
  | { readonly status: 'unchanged' }

function judge(row: ReadRow, byName: ReadonlyMap<string, readonly Known[]>, seen: Map<string, number>): Verdict {
  if (!row.ok) return { status: 'failed', problems: row.problems }
  const name = searchName(row.listed)
  const line = seen.get(name)
  if (line !== undefined) return failing({ column: 'row', reason: 'double', line })
  seen.set(name, row.line)
  const namesakes = byName.get(name) ?? []
  const present = namesakes.filter(({ hasLeft }) => !hasLeft)
  const [person] = present
  if (present.length > 1) return failing({ column: 'row', reason: 'namesakes' })
  if (!person && namesakes.length > 0) return failing({ column: 'row', reason: 'left' })
  if (!person) return { status: 'add', listed: row.listed }
  const change = person.hasJoined ? {} : differences(row.listed, person)
  if (Object.keys(change).length === 0) return { status: 'unchanged' }
  return { status: 'refine', refinement: { personId: person.personId, change } }
}

function failing(problem: RowProblem): Verdict {
  return { status: 'failed', problems: [problem] }
}

const single = ['surname', 'givenName', 'patronymic', 'post', 'contact', 'birthYear'] as const

/** What the row says otherwise than is known; what it leaves out stays as it was. */
function differences(listed: Listed, known: Known): Partial<Listed> {
  const changed = single.filter((field) => listed[field] !== null && listed[field] !== known[field])
  const isSame = listed.subjects.length === 0 || listed.subjects.join('\n') === known.subjects.join('\n')
  return {
    ...Object.fromEntries(changed.map((field) => [field, listed[field]])),
    ...(isSame ? {} : { subjects: listed.subjects }),
  }
}
