import type { Organisation } from '../organisations/organisation.ts'
import type { NameParts } from '../people/name.ts'

/** Kinds of mentoring (regulation 2.3), several at once; the same words as in the questionnaire of a mentor. */
export const kinds = ['traditional', 'situational', 'remote', 'group', 'shortTerm', 'reverse', 'speed'] as const
export type Kind = (typeof kinds)[number]

/**
 * DRAFT: being written. PROPOSED: everybody is asked. ACCEPTED: everybody of the pair accepts, the curator is next.
 * APPROVED: in force. REPLACED: a later one is. DISCARDED: a change that was given up.
 */
export const statuses = ['DRAFT', 'PROPOSED', 'ACCEPTED', 'APPROVED', 'REPLACED', 'DISCARDED'] as const
export type Status = (typeof statuses)[number]
export const written = ['DRAFT', 'PROPOSED', 'ACCEPTED'] as const

export type Activity = {
  /** The same through the versions of a programme. */
  readonly key: string
  readonly title: string
  /** A key of the list of difficulties. */
  readonly difficulty: string
  readonly form: string
  readonly outcome: string | null
  /** `YYYY-MM-DD` */
  readonly dueOn: string
  /** Order within a day. */
  readonly place: number
  readonly templateKey: string | null
}

/** What the pair agrees on (regulation 1.2); activities by their dates. Days are `YYYY-MM-DD`, both included. */
export type Content = {
  readonly kinds: readonly string[]
  readonly startsOn: string
  readonly endsOn: string
  readonly difficulties: readonly string[]
  readonly strengths: readonly string[]
  readonly goal: string | null
  readonly results: readonly string[]
  readonly activities: readonly Activity[]
}

/** Accepts what stood there at that revision, or wants it changed. */
export type Answer = {
  readonly personId: string
  readonly name: NameParts
  readonly revision: number
  readonly at: Date
  readonly wish: string | null
}

export type Version = Content & {
  readonly id: string
  readonly programmeId: string
  readonly pairId: string
  readonly number: number
  readonly status: Status
  readonly reason: string | null
  readonly revision: number
  readonly startedAt: Date
  readonly approved: { readonly by: NameParts; readonly at: Date } | null
  readonly head: { readonly by: NameParts; readonly at: Date } | null
  readonly answers: readonly Answer[]
}

export type Participant = {
  readonly personId: string
  readonly name: NameParts
  readonly post: string | null
  readonly organisationId: string
}

/** Whose programme it is: the pair or group as it is now. */
export type Party = {
  readonly pairId: string
  readonly organisation: Organisation
  readonly isActive: boolean
  readonly kinds: readonly string[]
  /** By the order on the pair. */
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly order: { readonly number: string; readonly on: string } | null
  readonly mentor: Participant
  /** Without those who have left the group. */
  readonly mentees: readonly Participant[]
}

export function membersOf({ mentor, mentees }: Pick<Party, 'mentor' | 'mentees'>): Participant[] {
  return [mentor, ...mentees]
}

export function isMemberOf(party: Pick<Party, 'mentor' | 'mentees'>, personId: string): boolean {
  return membersOf(party).some((one) => one.personId === personId)
}

export function isBeingWritten({ status }: Pick<Version, 'status'>): boolean {
  return written.some((one) => one === status)
}

/** Shown to everybody, so that a change makes the answers void. */
export function isShown({ status }: Pick<Version, 'status'>): boolean {
  return status === 'PROPOSED' || status === 'ACCEPTED'
}

export function hasAccepted({ answers, revision }: Pick<Version, 'answers' | 'revision'>, personId: string): boolean {
  return answers.some((one) => one.personId === personId && one.revision === revision && one.wish === null)
}

/** Whose word is still missing. */
export function waitingFor(version: Pick<Version, 'answers' | 'revision'>, party: Party): Participant[] {
  return membersOf(party).filter(({ personId }) => !hasAccepted(version, personId))
}

/** Everybody of the pair as it is now accepts what stands there now; who has left a group is not waited for. */
export function isAgreed(version: Version, party: Party): boolean {
  return isShown(version) && waitingFor(version, party).length === 0
}

/** What people want changed in what they read last. */
export function wishesOf({ answers }: Pick<Version, 'answers'>): Answer[] {
  return answers.filter(({ wish }) => wish !== null)
}

export function isKind(word: string): word is Kind {
  return kinds.some((one) => one === word)
}

/** One meeting and nothing else (regulation 2.3). */
export function isOneMeeting(of: Pick<Content, 'kinds'>): boolean {
  return of.kinds.length === 1 && of.kinds[0] === 'speed'
}
