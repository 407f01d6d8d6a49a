import { parseNamePart } from '../../people/name.ts'
import { cleanText, lengthOf } from '../../questionnaires/clean-text.ts'
import type { Header, FoundColumn } from './header.ts'
import { postIn, subjectsIn } from './words.ts'

/** Somebody of the school as a row of the workbook tells it; null and an empty list: the row says nothing of it. */
export type Listed = {
  readonly surname: string
  readonly givenName: string
  /** Empty: a dash says that there is none. */
  readonly patronymic: string | null
  /** A key of the list of posts, or own words. */
  readonly post: string | null
  /** Keys of the list of subjects, or own words. */
  readonly subjects: readonly string[]
  readonly contact: string | null
  readonly birthYear: number | null
}

/** What is wrong with a cell, in one of the ways that a sentence is written for. */
export type CellProblem = {
  readonly column: FoundColumn
  readonly reason: 'empty' | 'too-long' | 'not-a-name' | 'initials' | 'one-word' | 'too-many' | 'not-a-year'
}

/** `line` as the person's program numbers it, from one. */
export type ReadRow = { readonly line: number; readonly cells: readonly string[] } & (
  | { readonly ok: true; readonly listed: Listed }
  | { readonly ok: false; readonly problems: readonly CellProblem[] }
)

export const mostSubjects = 5
export const longestWords = 60
export const longestContact = 100
const eldestBornIn = 1930
const youngestAge = 16

type Cell = { readonly column: FoundColumn; readonly text: string }
type Parsed<T> = { readonly value: T; readonly problems: readonly CellProblem[] }

/** Checks a row by the rules of typing. */
export function readRow(cells: readonly string[], line: number, header: Header, thisYear: number): ReadRow {
  const cell = (column: FoundColumn): Cell => ({ column, text: textAt(cells, header.places.get(column)) })
  const [surname, givenName, patronymic] = nameIn(cell, header)
  const post = postOf(cell('post'))
  const subjects = subjectsOf(cell('subjects'))
  const contact = contactOf(cell('contact'))
  const birthYear = yearOf(cell('birthYear'), thisYear)
  const all = [surname, givenName, patronymic, post, subjects, contact, birthYear]
  const problems = uniqueProblems(all.flatMap((one) => one.problems))
  if (problems.length > 0) return { line, cells, ok: false, problems }
  const listed = {
    surname: surname.value ?? '',
    givenName: givenName.value ?? '',
    patronymic: patronymic.value,
    post: post.value,
    subjects: subjects.value,
    contact: contact.value,
    birthYear: birthYear.value,
  }
  return { line, cells, ok: true, listed }
}

/** A cell as it is meant: on one line, without the sign by which workbooks and CSV guard a formula. */
export function textAt(cells: readonly string[], place: number | undefined): string {
  const text = cleanText(place === undefined ? '' : (cells[place] ?? ''))
  return text.replace(/^'(?=[=+\-@])/, '').trim()
}

/** «Иванова Анна Петровна» in one cell: the third word and all that follow are the patronymic («Гусейн оглы»). */
export function splitName(whole: string): readonly [surname: string, givenName: string, patronymic: string] {
  const [surname = '', givenName = '', ...rest] = whole.split(/\s+/).filter((word) => word !== '')
  return [surname, givenName, rest.join(' ')]
}

function nameIn(cell: (column: FoundColumn) => Cell, header: Header): readonly [Name, Name, Name] {
  const whole = cell('wholeName').text
  const apart = [cell('surname'), cell('givenName'), cell('patronymic')] as const
  // Workbooks that have both columns leave one of them empty.
  const isWhole = header.places.has('wholeName') && apart.every(({ text }) => text === '')
  if (!isWhole) return [nameOf(apart[0]), nameOf(apart[1]), patronymicOf(apart[2])]
  const column = 'wholeName'
  const [surname, givenName, patronymic] = splitName(whole)
  if (surname !== '' && givenName === '') return [wrong({ column, reason: 'one-word' }), nothing, nothing]
  const part = (text: string) => ({ column, text }) as const
  return [nameOf(part(surname)), nameOf(part(givenName)), patronymicOf(part(patronymic))]
}

type Name = Parsed<string | null>
const nothing: Name = { value: null, problems: [] }

function nameOf({ column, text }: Cell): Name {
  if (/^\p{Lu}\.?(\s*\p{Lu}\.?)?$/u.test(text)) return wrong({ column, reason: 'initials' })
  const parsed = parseNamePart(inMixedCase(text))
  return parsed.ok ? { value: parsed.value, problems: [] } : wrong({ column, reason: parsed.reason })
}

function patronymicOf(cell: Cell): Name {
  if (cell.text === '') return nothing
  return /^[-\u2013\u2014]+$/.test(cell.text) ? { value: '', problems: [] } : nameOf(cell)
}

/** «ИВАНОВА-ПЕТРОВА», as personnel programs print, is no shouting. */
function inMixedCase(text: string): string {
  if (text !== text.toUpperCase() || lengthOf(text) < 2) return text
  return text.toLowerCase().replaceAll(/(^|[-\s])(\p{Ll})/gu, (found) => found.toUpperCase())
}

function postOf({ column, text }: Cell): Parsed<string | null> {
  const post = postIn(text)
  if (post === '') return nothing
  return lengthOf(post) > longestWords ? wrong({ column, reason: 'too-long' }) : { value: post, problems: [] }
}

function subjectsOf({ column, text }: Cell): Parsed<readonly string[]> {
  const value = subjectsIn(text)
  const reasons = [
    ...(value.length > mostSubjects ? (['too-many'] as const) : []),
    ...(value.some((one) => lengthOf(one) > longestWords) ? (['too-long'] as const) : []),
  ]
  return { value, problems: reasons.map((reason) => ({ column, reason })) }
}

function contactOf({ column, text }: Cell): Parsed<string | null> {
  const value = text.replaceAll('\n', ', ')
  if (value === '') return nothing
  return lengthOf(value) > longestContact ? wrong({ column, reason: 'too-long' }) : { value, problems: [] }
}

/** A year, or the year of a whole date: «1985», «12.05.1985», «1985-05-12». */
function yearOf({ column, text }: Cell, thisYear: number): Parsed<number | null> {
  if (text === '') return { value: null, problems: [] }
  const found = text.match(/^(?:\d{1,2}[./-]\d{1,2}[./-])?(\d{4})(?:-\d{2}-\d{2}.*)?$/)
  const year = Number(found?.[1])
  const isPossible = found !== null && year >= eldestBornIn && year <= thisYear - youngestAge
  return isPossible ? { value: year, problems: [] } : { value: null, problems: [{ column, reason: 'not-a-year' }] }
}

function wrong(problem: CellProblem): Name {
  return { value: null, problems: [problem] }
}

function uniqueProblems(problems: readonly CellProblem[]): CellProblem[] {
  return [...new Map(problems.map((one) => [`${one.column}:${one.reason}`, one])).values()]
}
