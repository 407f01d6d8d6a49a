// What waits for somebody's decision, and what of it stands first.
import { inOrder } from '../i18n/order.ts'
import type { Organisation } from '../organisations/organisation.ts'
import type { Pair } from '../pairs/pair.ts'
import { fullName, type NameParts } from '../people/name.ts'
import type { Due } from '../roadmap/due.ts'

/** The mentor first. */
export type Who = { readonly mentor: NameParts; readonly mentees: readonly NameParts[] }

/** By the names of the mentor, then of the mentees. */
export function byNames(one: Who, other: Who): number {
  return inOrder(namesOf(one), namesOf(other))
}

function namesOf({ mentor, mentees }: Who): string {
  return [mentor, ...mentees].map(fullName).join(' ')
}

export type Decision = {
  /** Unlike that of any other thing that waits. */
  readonly key: string
  readonly organisation: Organisation
} & (
  | { readonly what: 'overdue' | 'due' | 'ending'; readonly due: Due; readonly pair: Pair | undefined }
  | { readonly what: 'help'; readonly id: string; readonly name: NameParts; readonly days: number }
  | { readonly what: 'differing'; readonly id: string; readonly startsAt: Date; readonly who: Who }
  | { readonly what: 'silent'; readonly id: string; readonly days: number; readonly since: string; readonly who: Who }
  | {
      readonly what: 'question' | 'approval' | 'programme' | 'headProgramme' | 'noProgramme'
      readonly pair: Pair
    }
  | { readonly what: 'ready' | 'waiting'; readonly count: number }
  | { readonly what: 'order'; readonly id: string }
  | { readonly what: 'lateSchools'; readonly names: readonly string[] }
)

export type What = Decision['what']

/** The heaviest first: what has a day that is over, whom somebody waits for, what only stands. */
export const whats: readonly What[] = [
  'overdue',
  'lateSchools',
  'help',
  'due',
  'question',
  'approval',
  'programme',
  'headProgramme',
  'differing',
  'order',
  'ready',
  'silent',
  'noProgramme',
  'waiting',
  'ending',
]

/** The message has room for so many. */
export const mostDecisions = 5
/** Of one kind, while others wait behind. */
const mostAlike = 2

/** The heaviest first; of one kind no more than two stand before what else waits, but for what the order wanted by now. */
export function inOrderOfWeight(decisions: readonly Decision[]): Decision[] {
  const once = [...new Map(decisions.map((one) => [one.key, one])).values()]
  const heaviest = once.toSorted(
    (one, other) =>
      whats.indexOf(one.what) - whats.indexOf(other.what) || Number(isOfOrder(other)) - Number(isOfOrder(one)),
  )
  const before = (one: Decision) =>
    (one.what === 'overdue' && isOfOrder(one)) ||
    heaviest.filter(({ what }) => what === one.what).indexOf(one) < mostAlike
  return [...heaviest.filter(before), ...heaviest.filter((one) => !before(one))]
}

/** Its day is one of the order, not of the road map alone. */
function isOfOrder(decision: Decision): boolean {
  return 'due' in decision && decision.due.clause.startsWith('order')
}
