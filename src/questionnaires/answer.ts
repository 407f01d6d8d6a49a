import { cleanText, lengthOf } from './clean-text.ts'
import { optionsOf, type Length, type ManyQuestion, type OneQuestion, type Question, type Value } from './question.ts'

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
  if ('many' in question) return readOptions(question, text, labelOf)
  if ('scale' in question) return readNumber(text, { min: question.scale.from, max: question.scale.to, decimals: 0 })
  if ('number' in question) return readNumber(text, { decimals: 0, ...question.number })
  return readWords(text, question.text)
}

/** Whether this is an answer to the question at all: buttons and what is known from elsewhere are checked by it. */
export function accepts(question: Question, value: Value): boolean {
  if ('one' in question) return typeof value === 'string' && isEntry(question, value)
  if ('many' in question) return Array.isArray(value) && value.length > 0 && areEntries(question, value)
  if ('text' in question) return typeof value === 'string' && fits(value, question.text)
  if (typeof value !== 'number') return false
  if ('scale' in question) return Number.isInteger(value) && value >= question.scale.from && value <= question.scale.to
  return value >= question.number.min && value <= question.number.max
}

/** Whether an entry is an option or may be somebody's own words. */
export function isEntry(question: OneQuestion | ManyQuestion, entry: string): boolean {
  return optionsOf(question).includes(entry) || (question.ownWords !== undefined && fits(entry, question.ownWords))
}

function areEntries(question: ManyQuestion, entries: readonly string[]): boolean {
  return entries.length <= (question.max ?? Infinity) && entries.every((entry) => isEntry(question, entry))
}

function fits(text: string, { max }: Length): boolean {
  return text !== '' && lengthOf(text) <= max && cleanText(text) === text
}

function readWords(text: string, { max }: Length): Reading {
  const length = lengthOf(text)
  return length <= max ? { ok: true, value: text } : { ok: false, reason: 'too-long', max, length }
}

function readOption(question: OneQuestion | ManyQuestion, text: string, labelOf: (option: string) => string): Reading {
  const option = optionsOf(question).find((id) => sameWords(labelOf(id), text))
  if (option !== undefined) return { ok: true, value: option }
  return question.ownWords === undefined ? { ok: false, reason: 'not-an-option' } : readWords(text, question.ownWords)
}

/** «Физика, астрономия»: each part is an option or own words. */
function readOptions(question: ManyQuestion, text: string, labelOf: (option: string) => string): Reading {
  const whole = readOption(question, text, labelOf)
  if (whole.ok && typeof whole.value === 'string' && optionsOf(question).includes(whole.value))
    return { ok: true, value: [whole.value] }
  const entries: string[] = []
  for (const part of text.split(/[,;\n]/).map(cleanText)) {
    if (part === '') continue
    const reading = readOption(question, part, labelOf)
    if (!reading.ok) return reading
    if (typeof reading.value === 'string') entries.push(reading.value)
  }
  return entries.length === 0 ? { ok: false, reason: 'empty' } : { ok: true, value: [...new Set(entries)] }
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
