import { searchName } from '../people/name.ts'

/** The longest name that is looked for. */
const longest = 60

/** What is compared with the names: as typed, and as it would be with the keyboard switched. Empty where nothing was typed. */
export function searchTerms(typed: string): string[] {
  const words = folded(typed).slice(0, longest)
  if (!/\p{L}/u.test(words)) return []
  const isLatin = !/\p{Script=Cyrillic}/u.test(typed)
  return isLatin ? [...new Set([words, folded(switched(typed)).slice(0, longest)])] : [words]
}

/** Somebody who may be meant; the name as `searchName` writes it. */
export type Named = { readonly id: string; readonly name: string }

/** Of these, whom the words may mean: those with the fewest slips of the finger first, at most `limit`. */
export function likest(typed: readonly string[], people: readonly Named[], limit: number): string[] {
  const slips = people.map(({ id, name }) => ({ id, slips: Math.min(...typed.map((one) => slipsIn(one, name))) }))
  return slips
    .filter((one) => one.slips < Infinity)
    .toSorted((one, other) => one.slips - other.slips)
    .slice(0, limit)
    .map(({ id }) => id)
}

/** How many letters each word typed differs from the word of the name that it is likest to; Infinity for another name. */
function slipsIn(typed: string, name: string): number {
  const names = name.split(/[ -]/)
  const counts = typed.split(' ').map((word) => {
    const least = Math.min(...names.map((one) => slipsBetween(word, one)))
    return Math.floor(least) <= Math.floor((word.length + 1) / 3) ? least : Infinity
  })
  return counts.reduce((sum, one) => sum + one, 0)
}

/** A part of a name counts a little more than the whole of it. */
function slipsBetween(word: string, name: string): number {
  const whole = distance(word, name)
  return name.length <= word.length ? whole : Math.min(whole, distance(word, name.slice(0, word.length)) + 0.1)
}

/** Letters left out, added, mistaken or exchanged with their neighbour (optimal string alignment). */
function distance(one: string, other: string): number {
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, column) => column)
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row]
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1]
      const isExchanged = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      next[column] = Math.min(
        at(last, column) + 1,
        at(next, column - 1) + 1,
        at(last, column - 1) + (isSame ? 0 : 1),
        isExchanged ? at(before, column - 2) + 1 : Infinity,
      )
    }
    before = last
    last = next
  }
  return at(last, other.length)
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity
}

/** Small letters, е for ё; what is no letter only parts the words. */
function folded(typed: string): string {
  const name = searchName({ surname: typed, givenName: null, patronymic: null })
  return name.replaceAll(/[^\p{L}\p{M}]+/gu, ' ').trim()
}

/** Each key with the Russian letter that stands on it: «bdfyjdf» was meant to be «иванова». */
const latin = "q w e r t y u i o p [ ] a s d f g h j k l ; ' z x c v b n m , . `".split(' ')
const russian = 'й ц у к е н г ш щ з х ъ ф ы в а п р о л д ж э я ч с м и т ь б ю ё'.split(' ')
const keys = new Map(latin.map((key, place) => [key, russian[place] ?? key]))

function switched(typed: string): string {
  return [...typed.toLowerCase()].map((key) => keys.get(key) ?? key).join('')
}

/** A stressless о is heard as а, an и as е, and people write what they hear. */
export const heardAs: ReadonlyMap<string, string> = new Map([
  ['о', 'а'],
  ['и', 'е'],
])
