import { readFileSync } from 'node:fs'
import { incline, inclineLastname } from 'lvovich'
import { z } from 'zod'
import type { NameParts } from '../people/name.ts'
import { fullName } from '../people/name.ts'
import { type Case, cases, type Forms } from './forms.ts'

type Gender = 'male' | 'female'

/** The four endings or forms, in the order of `cases`. */
const four = z.tuple([z.string(), z.string(), z.string(), z.string()])
const ending = z.object({ ends: z.string(), forms: four })
const kept = z.object({
  /** Given names whose forms nobody doubts. */
  given: z.object({ male: z.array(z.string()), female: z.array(z.string()) }),
  /** Of given names that the library gets wrong. */
  givenForms: z.record(z.string(), four),
  /** Endings of surnames that the library gets wrong, the longest first. */
  surnames: z.object({ male: z.array(ending), female: z.array(ending) }),
  /** Endings of surnames that follow one rule alone. */
  plainSurnames: z.object({ male: z.array(z.string()), female: z.array(z.string()) }),
  plainPatronymics: z.object({ male: z.array(z.string()), female: z.array(z.string()) }),
  /** Halves of double surnames that stay as they are. */
  keptHalves: z.array(z.string()),
  /** What ends a patronymic of the peoples of the east; it stays as it is. */
  titles: z.object({ male: z.array(z.string()), female: z.array(z.string()) }),
  /** Surnames with such an ending that may follow another rule. */
  doubtful: z.array(z.string()),
})
const table = kept.parse(JSON.parse(readFileSync(new URL('names.json', import.meta.url), 'utf8')))

/** The forms as the rules of the language have them; where `isSure` says no, a person decides. */
export function proposeForms(name: NameParts): Forms {
  const gender = genderOf(name)
  const form = (which: Case) =>
    [
      inSurname(name.surname ?? '', which, gender),
      inGiven(name.givenName ?? '', which, gender),
      inPatronymic(name.patronymic ?? '', which, gender),
    ]
      .filter(Boolean)
      .join(' ')
  return {
    nominative: fullName(name),
    genitive: form('genitive'),
    dative: form('dative'),
    accusative: form('accusative'),
    instrumental: form('instrumental'),
  }
}

/** Whether every part follows one rule alone: such names may be confirmed many at a time. */
export function isSure(name: NameParts): boolean {
  const gender = genderOf(name)
  if (gender === undefined || !name.surname || !name.givenName || fullName(name).length > longestEasy) return false
  const surname = fold(name.surname)
  return (
    /^\p{Script=Cyrillic}{5,}$/u.test(surname) &&
    endsWithOne(surname, table.plainSurnames[gender]) &&
    !table.doubtful.includes(surname) &&
    table.given[gender].includes(fold(name.givenName)) &&
    (!name.patronymic ||
      (/^\p{Script=Cyrillic}+$/u.test(name.patronymic) && isPlainPatronymic(name.patronymic, gender)))
  )
}

/** Eight of them with their forms stand in one message. */
const longestEasy = 60

/** By the patronymic, else by the given name where it is a usual one. */
function genderOf({ givenName, patronymic }: NameParts): Gender | undefined {
  const genders: readonly Gender[] = ['male', 'female']
  const [byPatronymic, ...more] = patronymic ? genders.filter((one) => isPlainPatronymic(patronymic, one)) : []
  if (byPatronymic && more.length === 0) return byPatronymic
  const [byTitle] = genders.filter((one) =>
    table.titles[one].includes(
      fold(patronymic ?? '')
        .split(/[ -]/)
        .at(-1) ?? '',
    ),
  )
  if (byTitle) return byTitle
  const [byName, ...others] = genders.filter((one) => table.given[one].includes(fold(givenName ?? '')))
  return others.length === 0 ? byName : undefined
}

function isPlainPatronymic(patronymic: string, gender: Gender): boolean {
  return endsWithOne(fold(patronymic), table.plainPatronymics[gender])
}

/** Each half of a double surname by itself. */
function inSurname(surname: string, which: Case, gender: Gender | undefined): string {
  if (gender === undefined) return surname
  return surname
    .split('-')
    .map((half) => halfOf(half, which, gender))
    .join('-')
}

function halfOf(half: string, which: Case, gender: Gender): string {
  if (table.keptHalves.includes(fold(half))) return half
  const found = table.surnames[gender].find(({ ends }) => fold(half).endsWith(ends))
  if (found) return capital(half.slice(0, half.length - found.ends.length) + (found.forms[cases.indexOf(which)] ?? ''))
  // A woman's surname has cases only where it ends in a vowel of women's.
  if (gender === 'female' && !/[\u0430\u044F]$/.test(fold(half))) return half
  return inclineLastname(half, which, gender)
}

function inGiven(given: string, which: Case, gender: Gender | undefined): string {
  const known = table.givenForms[fold(given)]
  if (known) return capital(known[cases.indexOf(which)] ?? given)
  if (gender === undefined) return given
  if (gender === 'female' && /\P{L}|[^\u0430\u044F\u044C]$/u.test(fold(given))) return given
  return given
    .split('-')
    .map((half) => incline({ first: half, gender }, which).first ?? half)
    .join('-')
}

function inPatronymic(patronymic: string, which: Case, gender: Gender | undefined): string {
  if (gender === undefined || !isPlainPatronymic(patronymic, gender)) return patronymic
  return incline({ middle: patronymic, gender }, which).middle ?? patronymic
}

function endsWithOne(text: string, endings: readonly string[]): boolean {
  return endings.some((one) => text.endsWith(one))
}

function fold(text: string): string {
  return text.toLowerCase().normalize('NFC')
}

function capital(text: string): string {
  return text.replace(/^./u, (letter) => letter.toUpperCase())
}
