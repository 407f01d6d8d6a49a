import { mainDifficulties } from '../requests/questionnaire.ts'
import { difficultiesOf, hardnessOf } from '../requests/request.ts'
import { type Answers, entriesOf } from '../questionnaires/question.ts'
import { isOneMeeting } from './programme.ts'
import { lengths, lastDayOf } from './period.ts'

/** An entry of the catalogue in words. */
export type Entry = {
  readonly key: string
  readonly difficulty: string
  readonly form: string
  readonly title: string
  readonly outcome: string | null
}

/** What the programme is to be about, from the requests of the mentees: everything that was ticked, the main ones first. */
export function difficultiesFrom(requests: readonly Answers[]): string[] {
  return [...new Set([...mainFrom(requests), ...inTurn(requests.map(difficultiesOf))])]
}

/** What the first plan is made for: what each put first, at most three of it. */
export function mainFrom(requests: readonly Answers[]): string[] {
  const chosen = requests.map((answers) => {
    const main = mainDifficulties(answers)
    return main.length > 0 ? main : difficultiesOf(answers)
  })
  return [...new Set(inTurn(chosen))].slice(0, mostMain)
}

const mostMain = 3

/** «How will you know that it helped», of one mentee; in a group nobody reads the words of another. */
export function successFrom(requests: readonly Answers[]): string | undefined {
  const [only, ...others] = requests
  const words = only?.['success']
  return others.length === 0 && typeof words === 'string' && words !== '' ? words : undefined
}

export type Mark = { readonly difficulty: string; readonly now: number; readonly aim: number }

/** How hard the main things are now, 1 to 10, and half of that as the aim; of one mentee. */
export function marksFrom(requests: readonly Answers[]): Mark[] {
  const [only, ...others] = requests
  if (!only || others.length > 0) return []
  const main = mainFrom(requests)
  return hardnessOf(only)
    .filter(({ difficulty, mark }) => main.includes(difficulty) && mark >= 4)
    .map(({ difficulty, mark }) => ({ difficulty, now: mark, aim: Math.ceil(mark / 2) }))
}

export function strengthsFrom(mentor: Answers | undefined): readonly string[] {
  return mentor ? entriesOf(mentor, 'strengths') : []
}

/** From the catalogue, by turns for each difficulty: about three for two months; one meeting is one activity (2.3). */
export function chosenEntries(
  content: { readonly kinds: readonly string[]; readonly startsOn: string; readonly endsOn: string },
  catalogue: readonly (readonly Entry[])[],
): Entry[] {
  const months = lengths.find((length) => content.endsOn <= lastDayOf(content.startsOn, length)) ?? 12
  const count = isOneMeeting(content) ? 1 : Math.min(12, Math.ceil(months * 1.5))
  return inTurn(catalogue).slice(0, count)
}

/** The first of each, then the second of each. */
function inTurn<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length))
  return Array.from({ length: longest }, (_, index) => lists.flatMap((list) => list.slice(index, index + 1))).flat()
}
