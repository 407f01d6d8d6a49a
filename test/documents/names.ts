import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Forms } from '../../src/documents/forms.ts'
import type { NameParts } from '../../src/people/name.ts'

const part = z.record(z.string(), z.string())
const side = z.object({ surnames: part, given: part, patronymics: part })
const list = z.object({ men: side, women: side })

type Declined = { readonly word: string; readonly forms: readonly string[] }

/** Every surname of names.json with a given name and a patronymic, in turn, and the forms written by hand. */
export function knownNames(): { name: NameParts; forms: Omit<Forms, 'nominative'> }[] {
  const { men, women } = list.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'names.json'), 'utf8')))
  return [men, women].flatMap(({ surnames, given, patronymics }) => {
    const [firsts, middles] = [wordsOf(given), wordsOf(patronymics)]
    return wordsOf(surnames).map((last, index) => {
      const first = taken(firsts, index)
      const middle = taken(middles, index)
      const form = (at: number) => [last, first, middle].map(({ forms }) => forms[at] ?? '').join(' ')
      return {
        name: { surname: last.word, givenName: first.word, patronymic: middle.word },
        forms: { genitive: form(0), dative: form(1), accusative: form(2), instrumental: form(3) },
      }
    })
  })
}

function taken(words: readonly Declined[], index: number): Declined {
  return words[index % words.length] ?? { word: '', forms: [] }
}

function wordsOf(groups: Readonly<Record<string, string>>): Declined[] {
  return Object.entries(groups).flatMap(([key, words]): Declined[] => {
    if (key.startsWith('> ')) return [{ word: key.slice(2), forms: words.split(' ') }]
    return words.split(' ').map((entry) => declined(entry.replace('~', ' '), key))
  })
}

function declined(entry: string, key: string): Declined {
  const [stem = '', ending = ''] = entry.split('|')
  const word = stem + ending
  if (key === '=') return { word, forms: [word, word, word, word] }
  return { word, forms: key.split(/ +/).map((one) => stem + one) }
}
