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

/** Small letters, е for ё; what is no letter only parts the words. */
function folded(typed: string): string {
  const name = searchName({ surname: typed, givenName: null, patronymic: null })
  return name.replaceAll(/[^\p{L}\p{M}]+/gu, ' ').trim()
}

/** Each key with the Russian letter that stands on it: «bdfyjdf» was meant to be «иванова». */
const latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
const russian =
  '\u0439\u0446\u0443\u043A\u0435\u043D\u0433\u0448\u0449\u0437\u0445\u044A\u0444\u044B\u0432\u0430\u043F\u0440\u043E\u043B\u0434\u0436\u044D\u044F\u0447\u0441\u043C\u0438\u0442\u044C\u0431\u044E\u0451'
const keys = new Map([...latin].map((key, place) => [key, russian[place] ?? key]))

function switched(typed: string): string {
  return [...typed.toLowerCase()].map((key) => keys.get(key) ?? key).join('')
}
