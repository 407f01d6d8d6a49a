type NameParts = {
  readonly surname: string | null
  readonly givenName: string | null
  readonly patronymic: string | null
}

const longestEnding = 3
/** What changes with the case of a surname; written by code, for sources hold no Russian words. */
const ending = /[\u0430\u0435\u0438\u0439\u043e\u0443\u044b\u044c\u044e\u044f]{1,2}$/

/** Whether the text names one of these people, in any case of the surname; who shares it with `own` is told by the given name. */
export function mentions(text: string, people: readonly NameParts[], own: NameParts): boolean {
  const words = new Set(wordsOf(text))
  return people.some((one) => isNamed(words, one, own))
}

function isNamed(words: ReadonlySet<string>, one: NameParts, own: NameParts): boolean {
  const surname = plain(one.surname)
  if (surname === '') return false
  if (surname !== plain(own.surname)) return hasForm(words, surname)
  const given = plain(one.givenName)
  return given !== '' && given !== plain(own.givenName) && hasForm(words, surname) && hasForm(words, given)
}

/** «Иванова», «Ивановой», «Иванову»: the same beginning, without its vowels at the end, and an ending of up to three letters. */
function hasForm(words: ReadonlySet<string>, name: string): boolean {
  const stem = name.replace(ending, '') || name
  return words.values().some((word) => word.startsWith(stem) && word.length <= stem.length + longestEnding)
}

function wordsOf(text: string): string[] {
  return plain(text).match(/\p{L}[\p{L}\p{M}]*(?:-\p{L}+)*/gu) ?? []
}

/** As the search compares: small letters, е for ё. */
function plain(text: string | null): string {
  return (text ?? '').toLowerCase().normalize('NFC').replaceAll('\u0451', '\u0435')
}
