import { languages } from '../../i18n/language.ts'
import { keyOf, textsIn } from '../../i18n/texts.ts'
import { posts } from '../../questionnaires/posts.ts'
import { subjects } from '../../questionnaires/subjects.ts'
import { sameWords } from './same.ts'

/** A key of the list of posts, or the words themselves. */
export function postIn(words: string): string {
  return knownPosts.get(sameWords(words)) ?? words
}

/**
 * Keys of the list of subjects, and own words for the rest, each once. A label that holds a comma is found whole; then
 * commas, semicolons and strokes part the subjects, and «и» only where both sides are subjects of the list.
 */
export function subjectsIn(cell: string): string[] {
  const whole = knownSubjects.get(sameWords(cell))
  if (whole !== undefined) return [whole]
  const parts = cell.split(/[;\n]/).flatMap((part) => knownOr(part, () => part.split(/[,/]/).flatMap(oneOrTwo)))
  return [...new Set(parts.filter((part) => part !== ''))]
}

function oneOrTwo(part: string): string[] {
  return knownOr(part, () => {
    // A conjunction in either language.
    const both = part.split(/\s+(?:\u0438|and)\s+/iu).map((one) => knownSubjects.get(sameWords(one)))
    const found = both.filter((one) => one !== undefined)
    return found.length === both.length ? found : [part.trim()]
  })
}

function knownOr(part: string, otherwise: () => string[]): string[] {
  const known = knownSubjects.get(sameWords(part))
  return known === undefined ? otherwise() : [known]
}

const knownPosts = entriesOf(posts, 'staff.import.alsoPosts')
const knownSubjects = entriesOf(subjects, 'staff.import.alsoSubjects')

/** Every writing that means an entry of the list: its labels in all languages, and «key: words, words; …» of the texts. */
function entriesOf(
  list: { readonly texts: string; readonly options: readonly string[] },
  also: 'staff.import.alsoPosts' | 'staff.import.alsoSubjects',
): ReadonlyMap<string, string> {
  return new Map(
    languages.flatMap((language) => {
      const texts = textsIn(language)
      const labels = list.options.map((key): [string, string] => [
        sameWords(texts.plain(keyOf(list.texts, 'options', key))),
        key,
      ])
      return [...alsoIn(texts.plain(also)), ...labels]
    }),
  )
}

function alsoIn(text: string): [string, string][] {
  return text.split(';').flatMap((line) => {
    const [key = '', words = ''] = line.split(':')
    return words.split(',').map((one): [string, string] => [sameWords(one), key.trim()])
  })
}
