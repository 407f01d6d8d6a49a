export const longestContact = 100

export type Extra<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: 'not-a-contact' | 'not-a-year' }

/** A telephone of ten to fifteen digits, or an address of electronic mail; kept as it was typed. */
export function parseContact(typed: string): Extra<string> {
  const text = typed.replaceAll(/\s+/g, ' ').trim()
  const digits = text.replaceAll(/\D/g, '').length
  const isPhone = /^\+?[\d\s().-]+$/.test(text) && digits >= 10 && digits <= 15
  const isMail = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+$/.test(text)
  return (isPhone || isMail) && [...text].length <= longestContact
    ? { ok: true, value: text }
    : { ok: false, problem: 'not-a-contact' }
}

/** A year in which somebody who works in a school may have been born. */
export function parseBirthYear(typed: string, thisYear: number): Extra<number> {
  const year = /^\d{4}$/.test(typed.trim()) ? Number(typed) : 0
  return year >= thisYear - 100 && year <= thisYear - 14 ? { ok: true, value: year } : { ok: false, problem: 'not-a-year' }
}
