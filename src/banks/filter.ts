import { difficulties } from '../questionnaires/difficulties.ts'
import { subjects } from '../questionnaires/subjects.ts'

/** What a list of a bank is narrowed to. Several words of one sort: any of them; several sorts: all of them. */
export type Filter = {
  readonly subjects: readonly string[]
  readonly difficulties: readonly string[]
  readonly kinds: readonly string[]
  /** Only mentors who have a place and no pause. */
  readonly hasPlace: boolean
  /** Only those who wait so many days or longer; 0: all. */
  readonly waits: number
  /** `yes`: only the paused, `no`: without them. */
  readonly paused: Paused
  /** One school of those that the reader may see; empty: all of them. */
  readonly school: string
}

export type Paused = 'any' | 'yes' | 'no'
export type Sort = 'subjects' | 'difficulties' | 'kinds'

export const waitingSteps: readonly number[] = [7, 14, 30]
export const sorts: readonly Sort[] = ['subjects', 'difficulties', 'kinds']

/** Stands for every subject that is not of the list. */
export const ownWords = 'ownWords'

export const noFilter: Filter = {
  subjects: [],
  difficulties: [],
  kinds: [],
  hasPlace: false,
  waits: 0,
  paused: 'any',
  school: '',
}

/** What may be chosen of a sort; a list only grows at its end, so old buttons keep their meaning. */
export function choicesOf(sort: Sort, kindsOfBank: readonly string[]): readonly string[] {
  if (sort === 'subjects') return [ownWords, ...subjects.options]
  return sort === 'difficulties' ? difficulties.options : kindsOfBank
}

/** The filter with the word chosen, or without it where it was. */
export function toggled(filter: Filter, sort: Sort, word: string): Filter {
  const chosen = filter[sort]
  return { ...filter, [sort]: chosen.includes(word) ? chosen.filter((one) => one !== word) : [...chosen, word] }
}

export function isFiltering(filter: Filter, kindsOfBank: readonly string[]): boolean {
  return codeOf(filter, kindsOfBank) !== ''
}

/** The filter as a word of a button, at most 32 signs; empty where nothing is filtered. */
export function codeOf(filter: Filter, kindsOfBank: readonly string[]): string {
  const masks = sorts.map((sort) => maskOf(choicesOf(sort, kindsOfBank), filter[sort]))
  const marks = Number(filter.hasPlace) + 2 * pauses.indexOf(filter.paused) + 6 * stepOf(filter.waits)
  return [...[...masks, marks].map((one) => (one === 0 ? '' : one.toString(36))), filter.school]
    .join('.')
    .replace(/\.+$/, '')
}

/** Reads what a button carried; nonsense in any part filters nothing there. */
export function filterOf(code: string, kindsOfBank: readonly string[]): Filter {
  const [subject = '', difficulty = '', kind = '', marks = '', school = ''] = code.split('.')
  const mark = numberOf(marks)
  return {
    subjects: chosenBy(subject, choicesOf('subjects', kindsOfBank)),
    difficulties: chosenBy(difficulty, choicesOf('difficulties', kindsOfBank)),
    kinds: chosenBy(kind, kindsOfBank),
    hasPlace: mark % 2 === 1,
    waits: [0, ...waitingSteps][Math.floor(mark / 6)] ?? 0,
    paused: pauses[Math.floor((mark % 6) / 2)] ?? 'any',
    school,
  }
}

const pauses: readonly Paused[] = ['any', 'yes', 'no']

function stepOf(waits: number): number {
  return Math.max(0, [0, ...waitingSteps].indexOf(waits))
}

function maskOf(choices: readonly string[], chosen: readonly string[]): number {
  return choices.reduce((mask, choice, place) => mask + (chosen.includes(choice) ? 2 ** place : 0), 0)
}

function chosenBy(code: string, choices: readonly string[]): string[] {
  const mask = numberOf(code)
  return choices.filter((_, place) => Math.floor(mask / 2 ** place) % 2 === 1)
}

function numberOf(code: string): number {
  return /^[0-9a-z]{1,10}$/.test(code) ? Number.parseInt(code, 36) : 0
}
