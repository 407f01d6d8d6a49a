import { daysBetween, dayIn } from '../calendar/day.ts'
import type { ConsentKind, Profile } from '../people/actor.ts'
import type { Answers } from '../questionnaires/question.ts'

export type BankKind = 'MENTOR' | 'MENTEE'
export const bankKinds: readonly BankKind[] = ['MENTOR', 'MENTEE']

export type Whose = { readonly personId: string; readonly organisationId: string }

/** Who has restricted the processing of their data, or whose data are destroyed, is in nobody's list (152-FZ art. 21). */
export const visible = { restrictedAt: null, erasedAt: null } as const

/** What the filters compare, taken from the answers; own words stay as they are. */
export type Facts = {
  readonly subjects: readonly string[]
  /** What a mentor helps with; what is hard for a mentee, the hardest first. */
  readonly difficulties: readonly string[]
  /** Kinds of mentoring (п. 2.3) or of help. */
  readonly kinds: readonly string[]
  /** How many mentees a mentor takes; null for mentees. */
  readonly capacity: number | null
}

export type Pause = {
  readonly pausedAt: Date | null
  /** The first day on which it is over, `YYYY-MM-DD`; null: until somebody says so. */
  readonly pausedUntil: string | null
}

/** A pair of the person, as far as the bank shows it. */
export type Paired = {
  readonly status: 'open' | 'active' | 'ended'
  /** The mentees of a mentor, or the mentor of a mentee. */
  readonly partners: readonly Profile[]
  /** Kinds of mentoring (п. 2.3). */
  readonly kinds: readonly string[]
  /** The last day: as planned, or as it was; null before the order. */
  readonly lastOn: string | null
  /** Of an ended pair (п. 7.1). */
  readonly endReason: PairEnd | null
}
export type PairEnd = 'COMPLETED' | 'MENTOR' | 'MENTEE' | 'BOTH' | 'CURATOR' | 'ORDER' | 'CONSENT' | 'LEFT'

export type Listing = Facts &
  Pause & {
    readonly id: string
    readonly kind: BankKind
    readonly personId: string
    readonly organisationId: string
    /** Since when in the bank; a correction of the questionnaire does not change it. */
    readonly listedAt: Date
    readonly profile: Profile
    /** In this part; the newest last. */
    readonly pairs: readonly Paired[]
  }

/** A questionnaire as it was sent, and the version that says what its answers mean. */
export type SentForm = {
  readonly id: string
  readonly questionnaire: string
  readonly version: number
  readonly answers: Answers
  readonly submittedAt: Date
}

/** All that the curator reads of somebody in a bank. */
export type Card = Listing & {
  /** A phone or an address, where the person gave one. */
  readonly contact: string | null
  readonly birthYear: number | null
  /** Of the consents to the organisation, those in force. */
  readonly consents: readonly ConsentKind[]
  readonly response: SentForm
}

/** Places of a mentor that nobody has or is proposed for. */
export function freePlaces({ capacity, pairs }: Pick<Listing, 'capacity' | 'pairs'>): number {
  const taken = pairs.filter(({ status }) => status !== 'ended').flatMap(({ partners }) => partners)
  return Math.max(0, (capacity ?? 0) - taken.length)
}

/** Pairs in force. */
export function activePairs({ pairs }: Pick<Listing, 'pairs'>): Paired[] {
  return pairs.filter(({ status }) => status === 'active')
}

/** The most places that a button gives. */
export const mostPlaces = 5

/** A pause ends by itself on its day. */
export function isPaused({ pausedAt, pausedUntil }: Pause, today: string): boolean {
  return pausedAt !== null && (pausedUntil === null || pausedUntil > today)
}

/** Calendar days, as people there count them: who came today waits for none. */
export function daysWaiting(since: Date, now: Date, timeZone: string): number {
  return daysBetween(dayIn(since, timeZone), dayIn(now, timeZone))
}

/**
 * The places after a correction: what was set by hand stays, unless the person now answers something else than before.
 * Null for mentees.
 */
export function placesAfter(
  former: { readonly answered: number | null; readonly set: number | null },
  answered: number | null,
): number | null {
  return former.answered === answered ? former.set : answered
}
