import { searchName, type NameParts } from '../people/name.ts'

/**
 * Whether the words of a request may mean this person: by the surname in any case, with е for ё and a slip of the
 * finger, or by the given name together with the patronymic. It would rather take one namesake too many: who is not
 * wanted must not be proposed.
 */
export function isNamed(words: string, name: NameParts): boolean {
  return isMeant(wordsOf(words), nameForms(name))
}

/** The stems of each part of a name, made once for many comparisons. */
export type NameForms = {
  readonly own: readonly Form[]
  readonly given: readonly Form[]
  readonly patronymic: readonly Form[]
}
type Form = { readonly name: string; readonly stems: readonly string[] }

export function nameForms({ surname, givenName, patronymic }: NameParts): NameForms {
  const forms = (text: string | null) => wordsOf(text ?? '').map((name) => ({ name, stems: stemsOf(name) }))
  return { own: forms(surname), given: forms(givenName), patronymic: forms(patronymic) }
}

export function isMeant(words: readonly string[], { own, given, patronymic }: NameForms): boolean {
  const isSaid = (forms: readonly Form[]) => forms.some((form) => words.some((word) => isForm(word, form)))
  return isSaid(own) || (isSaid(given) && isSaid(patronymic))
}

const vowels = new Set('а е и о у ы э ю я'.split(' '))
/** With what an ending of a case begins, and what else stands in one; three letters are the longest. */
const beginnings = new Set([...vowels, 'й', 'ь'])
const others = new Set([...beginnings, 'м', 'х', 'г', 'в'])
const longestEnding = 3
const shortestStem = 2

function isForm(word: string, { name, stems }: Form): boolean {
  // Nobody slips at the first letter, by which people tell names apart.
  if (word[0] !== name[0]) return false
  return word === name || stems.some((stem) => isStemOf(stem, word) || isNearly(stem, word))
}

function isStemOf(stem: string, word: string): boolean {
  return word.startsWith(stem) && isEnding(word.slice(stem.length))
}

/** One letter left out, added, mistaken or exchanged in the stem. */
function isNearly(stem: string, word: string): boolean {
  if (stem.length < 5) return false
  const lengths = [stem.length - 1, stem.length, stem.length + 1]
  return lengths.some((length) => {
    return word.length >= length && isEnding(word.slice(length)) && isOneSlip(stem, word.slice(0, length))
  })
}

function isEnding(rest: string): boolean {
  const [first, ...more] = rest
  return (
    first === undefined ||
    (rest.length <= longestEnding && beginnings.has(first) && more.every((one) => others.has(one)))
  )
}

/** The name without the ending of its nominative; where a vowel drops out («Орёл», «Заяц», «Лев»), also without it. */
function stemsOf(name: string): string[] {
  const stem = stemOf(name)
  const last = stem.at(-1) ?? ''
  if (stem.length < 3 || vowels.has(last) || !vowels.has(stem.at(-2) ?? '')) return [stem]
  const root = stem.slice(0, -2)
  return [stem, `${root}${last}`, `${root}ь${last}`, `${root}й${last}`]
}

function stemOf(name: string): string {
  let end = name.length
  while (end > shortestStem && name.length - end < 2 && beginnings.has(name[end - 1] ?? '')) end -= 1
  return name.slice(0, end)
}

function isOneSlip(one: string, other: string): boolean {
  let from = 0
  while (from < one.length && one[from] === other[from]) from += 1
  const rests = [
    [one.slice(from + 1), other.slice(from + 1)],
    [one.slice(from), other.slice(from + 1)],
    [one.slice(from + 1), other.slice(from)],
    [one.slice(from + 2), other.slice(from + 2)],
  ]
  const isSwapped = one[from] === other[from + 1] && one[from + 1] === other[from]
  return rests.some(([left, right], way) => left === right && (way < 3 || isSwapped))
}

/** Small letters, е for ё; whatever is no letter parts the words. */
export function wordsOf(text: string): string[] {
  const name = searchName({ surname: text, givenName: null, patronymic: null })
  return name.split(/[^\p{L}\p{M}]+/u).filter((word) => word.length >= 2)
}
