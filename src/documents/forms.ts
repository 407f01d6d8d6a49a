import type { NameParts } from '../people/name.ts'

/** The cases in which papers name people; the order is that of the school grammar. */
export const cases = ['genitive', 'dative', 'accusative', 'instrumental'] as const
export type Case = (typeof cases)[number]

/** A name in the nominative and in the cases: «Иванова Анна Петровна», «Ивановой Анны Петровны» … */
export type Forms = { readonly nominative: string } & { readonly [one in Case]: string }

/** A person's name in the cases: confirmed by a person, or only proposed. */
export type NamedForms = {
  readonly personId: string
  readonly name: NameParts
  readonly forms: Forms
  /** «Ивановой А. П.» */
  readonly short: Forms
  readonly isConfirmed: boolean
  /** Not confirmed, and no rule alone decides: to be looked at by itself. */
  readonly isHard: boolean
}

/** «Ивановой А. П.»: of the given name and the patronymic the first letters stay. */
export function shortForms(forms: Forms, name: NameParts): Forms {
  const initials = [name.givenName, name.patronymic].flatMap((part) => (part ? [`${[...part][0] ?? ''}.`] : []))
  const rest = wordsIn(name.givenName) + wordsIn(name.patronymic)
  const short = (form: string): string => {
    const words = form.split(' ')
    const surname = words.slice(0, Math.max(1, words.length - rest))
    return [...surname, ...initials].join(' ')
  }
  return {
    nominative: short(forms.nominative),
    genitive: short(forms.genitive),
    dative: short(forms.dative),
    accusative: short(forms.accusative),
    instrumental: short(forms.instrumental),
  }
}

function wordsIn(part: string | null): number {
  return part ? part.split(' ').length : 0
}

export function isSameForms(one: Forms, other: Forms): boolean {
  return one.nominative === other.nominative && cases.every((which) => one[which] === other[which])
}

/** Whether what was typed can be a form of this name: as many words, each beginning as in the nominative. */
export function mayBeForm(nominative: string, typed: string): boolean {
  const beginnings = (text: string) =>
    text
      .toLowerCase()
      .split(/[ -]/)
      .map((word) => [...word][0])
      .join()
  return typed.length <= 200 && /^[\p{L}\p{M}'’ .-]+$/u.test(typed) && beginnings(nominative) === beginnings(typed)
}
