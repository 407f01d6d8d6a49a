import { cleanText, lengthOf } from './clean-text.ts'
import {
  type ChoiceQuestion,
  isSeveral,
  mostEntries,
  optionsOf,
  type Length,
  type Question,
  type SeveralQuestion,
  type Value,
} from './question.ts'

/** Each has its line in the locale: `questionnaires.refusals.<reason>`. */
export type AnswerRefusal =
  | { readonly reason: 'empty' | 'not-a-number' | 'not-whole' | 'not-an-option' }
  | { readonly reason: 'too-small'; readonly min: number }
  | { readonly reason: 'too-big'; readonly max: number }
  | { readonly reason: 'too-long'; readonly max: number; readonly length: number }

export type Reading = { readonly ok: true; readonly value: Value } | ({ readonly ok: false } & AnswerRefusal)

/** Reads what was typed instead of pressed. `labelOf` says what is written on the button of an option. */
export function readTyped(question: Question, typed: string, labelOf: (option: string) => string): Reading {
  const text = cleanText(typed)
  if (text === '') return { ok: false, reason: 'empty' }
  if ('one' in question) return readOption(question, text, labelOf)
  if (isSeveral(question)) return readOptions(question, text, labelOf)
  if ('scale' in question) return readNumber(text, { min: question.scale.from, max: question.scale.to, decimals: 0 })
  if ('number' in question) return readNumber(text, { decimals: 0, ...question.number })
  return readWords(text, question.text)
}

/** Whether this is an answer to the question at all: buttons and what is known from elsewhere are checked by it. */
export function accepts(question: Question, value: Value): boolean {
  if ('one' in question) return typeof value === 'string' && isEntry(question, value)
  if (isSeveral(question)) return Array.isArray(value) && value.length > 0 && areEntries(question, value)
  if ('text' in question) return typeof value === 'string' && fits(value, question.text)
  if (typeof value !== 'number') return false
  if ('scale' in question) return Number.isInteger(value) && value >= question.scale.from && value <= question.scale.to
  return value >= question.number.min && value <= question.number.max
}

/** Whether an entry is an option or may be somebody's own words. */
export function isEntry(question: ChoiceQuestion, entry: string): boolean {
  const ownWords = ownWordsOf(question)
  return optionsOf(question).includes(entry) || (ownWords !== undefined && fits(entry, ownWords))
}

function ownWordsOf(question: ChoiceQuestion): Length | undefined {
  return 'ranked' in question ? undefined : question.ownWords
}

function areEntries(question: SeveralQuestion, entries: readonly string[]): boolean {
  if ('ranked' in question && new Set(entries).size < entries.length) return false
  return entries.length <= mostEntries(question) && entries.every((entry) => isEntry(question, entry))
}

function fits(text: string, { max }: Length): boolean {
  return text !== '' && lengthOf(text) <= max && cleanText(text) === text
}

function readWords(text: string, { max }: Length): Reading {
  const length = lengthOf(text)
  return length <= max ? { ok: true, value: text } : { ok: false, reason: 'too-long', max, length }
}

function readOption(question: ChoiceQuestion, text: string, labelOf: (option: string) => string): Reading {
  const option = optionsOf(question).find((id) => sameWords(labelOf(id), text))
  if (option !== undefined) return { ok: true, value: option }
  const ownWords = ownWordsOf(question)
  return ownWords === undefined ? { ok: false, reason: 'not-an-option' } : readWords(text, ownWords)
}

/** «Физика, астрономия»: each part is an option or own words; «Дисциплина, конфликты» is one option all the same. */
function readOptions(question: SeveralQuestion, text: string, labelOf: (option: string) => string): Reading {
  const parts = text
    .split(/[,;\n]/)
    .map(cleanText)
    .filter((part) => part !== '')
  const entries: string[] = []
  while (parts.length > 0) {
    const { option, length } = longestOption(question, parts, labelOf)
    const reading: Reading =
      option === undefined ? readOption(question, parts[0] ?? '', labelOf) : { ok: true, value: option }
    if (!reading.ok) return reading
    if (typeof reading.value === 'string') entries.push(reading.value)
    parts.splice(0, length)
  }
  return entries.length === 0 ? { ok: false, reason: 'empty' } : { ok: true, value: [...new Set(entries)] }
}

/** The option whose label takes up the most of the parts, from the first on. */
function longestOption(
  question: SeveralQuestion,
  parts: readonly string[],
  labelOf: (option: string) => string,
): { option: string | undefined; length: number } {
  for (let length = Math.min(parts.length, 5); length > 0; length -= 1) {
    const words = parts.slice(0, length).join(', ')
    const option = optionsOf(question).find((id) => sameWords(labelOf(id), words))
    if (option !== undefined) return { option, length }
  }
  return { option: undefined, length: 1 }
}

function sameWords(label: string, text: string): boolean {
  return plainWords(label) === plainWords(text)
}

/** Without the two dots over a Russian letter, which people leave out when they type. */
function plainWords(words: string): string {
  return words.toLowerCase().normalize('NFD').replaceAll('\u0308', '').replace(/\s+/g, ' ')
}

/** «5», «5,5», «5 лет», «примерно 5»: exactly one number, whatever the words around it. */
function readNumber(text: string, limits: { min: number; max: number; decimals: number }): Reading {
  const numbers = text.normalize('NFKC').match(/[-−]?\d+(?:[.,]\d+)?/g) ?? []
  const [written] = numbers
  if (written === undefined || numbers.length > 1) return { ok: false, reason: 'not-a-number' }
  const number = Number(written.replace('−', '-').replace(',', '.'))
  if (number < limits.min) return { ok: false, reason: 'too-small', min: limits.min }
  if (number > limits.max) return { ok: false, reason: 'too-big', max: limits.max }
  const rounded = Number(number.toFixed(limits.decimals))
  if (limits.decimals === 0 && rounded !== number) return { ok: false, reason: 'not-whole' }
  return { ok: true, value: rounded }
}
