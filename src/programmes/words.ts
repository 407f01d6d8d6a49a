import type { BareKey } from '../i18n/texts.ts'
import { cleanText, lengthOf } from '../questionnaires/clean-text.ts'

// What people type into a programme, made fit; in characters.
export const longestGoal = 600
export const longestResult = 200
export const longestTitle = 200
export const longestOutcome = 200
export const longestReason = 300
export const longestWish = 500
export const mostResults = 7

type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: BareKey }

/** Paragraphs stay. */
export function parseGoal(typed: string): Parsed<string> {
  return fit(cleanText(typed), longestGoal, 'programmes.problems.longGoal')
}

export function parseTitle(typed: string): Parsed<string> {
  return fit(line(typed), longestTitle, 'programmes.problems.longTitle')
}

export function parseOutcome(typed: string): Parsed<string> {
  return fit(line(typed), longestOutcome, 'programmes.problems.longTitle')
}

export function parseReason(typed: string): Parsed<string> {
  return fit(line(typed), longestReason, 'programmes.problems.longReason')
}

export function parseWish(typed: string): Parsed<string> {
  return fit(cleanText(typed), longestWish, 'programmes.problems.longWish')
}

/** One a line; dashes, dots and numbers at the beginning are dropped. */
export function parseResults(typed: string): Parsed<string[]> {
  const lines = cleanText(typed)
    .split('\n')
    .map((one) => one.replace(/^(?:[-\u2013\u2014\u2022*]|\d{1,2}[.)])\s*/u, '').trim())
    .filter((one) => one !== '')
  const results = [...new Set(lines)]
  if (results.length === 0) return { ok: false, problem: 'programmes.problems.empty' }
  if (results.length > mostResults) return { ok: false, problem: 'programmes.problems.manyResults' }
  const isLong = results.some((one) => lengthOf(one) > longestResult)
  return isLong ? { ok: false, problem: 'programmes.problems.longResult' } : { ok: true, value: results }
}

function fit(text: string, longest: number, problem: BareKey): Parsed<string> {
  if (text === '') return { ok: false, problem: 'programmes.problems.empty' }
  return lengthOf(text) > longest ? { ok: false, problem } : { ok: true, value: text }
}

function line(typed: string): string {
  return cleanText(typed).replaceAll(/\s+/g, ' ')
}
