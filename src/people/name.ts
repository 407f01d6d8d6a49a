export type NameParts = {
  readonly surname: string | null
  readonly givenName: string | null
  readonly patronymic: string | null
}

/** «Иванова Анна Петровна». Empty when no name is known yet. */
export function fullName(name: NameParts): string {
  return [name.surname, name.givenName, name.patronymic].filter(Boolean).join(' ')
}

/** What the search compares: the whole name in small letters, with е for ё (kept beside the name, п. 3.4.5). */
export function searchName(name: NameParts): string {
  return fullName(name).toLowerCase().normalize('NFC').replaceAll('\u0451', '\u0435')
}

/** «Иванова А. П.» */
export function shortName(name: NameParts): string {
  const initials = [name.givenName, name.patronymic].flatMap((part) => (part ? [`${[...part][0] ?? ''}.`] : []))
  return [name.surname, ...initials].filter(Boolean).join(' ')
}

/** «Анна Петровна»: how one addresses a colleague. */
export function politeName(name: NameParts): string {
  return [name.givenName, name.patronymic].filter(Boolean).join(' ')
}

export type NameProblem = 'empty' | 'too-long' | 'not-a-name'

/** A part of a name as typed: letters, hyphens, spaces and apostrophes, at most 60; first letters are made capital. */
export function parseNamePart(typed: string): { ok: true; value: string } | { ok: false; reason: NameProblem } {
  const text = typed.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
  if (text === '') return { ok: false, reason: 'empty' }
  if ([...text].length > 60) return { ok: false, reason: 'too-long' }
  if (!/^\p{L}[\p{L}\p{M}'’ .-]*$/u.test(text)) return { ok: false, reason: 'not-a-name' }
  return {
    ok: true,
    value: text.replaceAll(/(^|-)(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase()),
  }
}

/** A label as it stands inside a sentence: without its capital, but for an abbreviation and what English always writes with one. */
export function inSentence(label: string): string {
  return /^(?!Russian\b)\p{Lu}(?!\p{Lu})/u.test(label) ? label.slice(0, 1).toLowerCase() + label.slice(1) : label
}
