import type { Organisation } from '../organisations/organisation.ts'
import type { Pair } from '../pairs/pair.ts'
import type { Waiting } from '../pairs/search.ts'
import type { NameParts } from '../people/name.ts'
import type { Party, Version } from '../programmes/programme.ts'

/** A pair of the person, with its programme where it is at work. */
export type PairStanding = {
  readonly pair: Pair
  readonly programme: { readonly party: Party; readonly version: Version | undefined } | undefined
}

/** What a school, or a district without names, has of pairs. */
export type PlaceStanding = {
  readonly organisation: Organisation
  readonly searching: number
  readonly proposed: number
  readonly agreed: number
  readonly ready: number
  readonly active: number
  /** Pairs with another school that wait for this person's word, and questions that wait for a reply. */
  readonly approvals: number
  readonly questions: number
  /** Orders without a number yet; programmes that the curator is to approve. Nobody of a district decides these. */
  readonly drafts: number
  readonly programmes: number
}

export type NextMeeting = {
  readonly id: string
  readonly startsAt: Date
  readonly timeZone: string
  readonly people: readonly NameParts[]
}

/** What comes next, and what waits for the person now. */
export type WeekStanding = {
  /** How many decisions wait for somebody who answers for a school or a district. */
  readonly decisions: number
  readonly next: NextMeeting | undefined
  /** Meetings that are over and of which the mentor has said nothing. */
  readonly unsaid: readonly string[]
  /** Pairs of tasks to be done, and of answered ones that wait for the mentor. */
  readonly tasks: { readonly open: readonly string[]; readonly answered: readonly string[] }
  /** The first day on which the bot writes again. */
  readonly quietUntil: string | undefined
}

export type Standing = {
  readonly pairs: readonly PairStanding[]
  /** Waits in the bank of mentees, and nothing is proposed. */
  readonly waiting: Waiting | undefined
  readonly places: readonly PlaceStanding[]
}

/** Of pairs that are over, only so many of the last are still told of. */
export const mostOver = 1
/** The screen stays short: who is in more opens «Моя пара». */
export const mostPairs = 4

/** What runs, and the last that is over where nothing runs. */
export function shownPairs(pairs: readonly Pair[], isRunning: (pair: Pair) => boolean): Pair[] {
  const running = pairs.filter(isRunning).slice(0, mostPairs)
  return running.length > 0 ? running : pairs.slice(0, mostOver)
}
