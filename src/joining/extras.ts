import { parseContact as contactIn } from '../people/contact.ts'

export type Extra<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: 'not-a-contact' | 'not-a-year' }

/** A telephone or an address of electronic mail. */
export function parseContact(typed: string): Extra<string> {
  const value = contactIn(typed)
  return value === undefined ? { ok: false, problem: 'not-a-contact' } : { ok: true, value }
}

/** A year in which somebody who works in a school may have been born. */
export function parseBirthYear(typed: string, thisYear: number): Extra<number> {
  const year = /^\d{4}$/.test(typed.trim()) ? Number(typed) : 0
  return year >= thisYear - 100 && year <= thisYear - 14
    ? { ok: true, value: year }
    : { ok: false, problem: 'not-a-year' }
}
