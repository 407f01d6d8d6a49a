import type { Organisation } from '../organisations/organisation.ts'
import type { PairRole } from '../pairs/pair.ts'
import type { NameParts } from '../people/name.ts'

/** How people meet: the list of ways. `group` is for groups only. */
export const ways = ['inPerson', 'call', 'lesson', 'messages', 'group'] as const
export type Way = (typeof ways)[number]

export type MeetingAnswer = 'YES' | 'NO' | 'OTHERWISE'
export type MeetingResult = 'DONE' | 'PARTLY' | 'FAILED'

/** What a mentee says of a meeting (C6-C9). */
export type Reply = {
  readonly answer: MeetingAnswer
  /** How it was otherwise, in words. */
  readonly words: string | null
  /** From 1 to 5. */
  readonly usefulness: number | null
  /** What to change, in words. */
  readonly change: string | null
  readonly at: Date
}

/** Somebody who takes part. */
export type MeetingPart = {
  readonly personId: string
  readonly role: PairRole
  readonly name: NameParts
  /** Where they work as one of the pair. */
  readonly organisation: Organisation
  /** Has put it into a calendar, and is sent the file again when it changes. */
  readonly calendarAt: Date | null
  readonly reply: Reply | null
}

type Common = {
  readonly id: string
  readonly pairId: string
  /** The school of the mentees: its zone, and its curator. */
  readonly organisation: Organisation
  readonly startsAt: Date
  /** As planned, then as it was. */
  readonly minutes: number
  readonly way: Way
  /** A room, a link, or whose lesson, in words. */
  readonly place: string | null
  /** In words; null where nobody named it. */
  readonly topic: string | null
  /** The activity of the programme that it carries out. */
  readonly activityKey: string | null
  /** Noted after it took place, without a plan (situational mentoring, п. 2.3). */
  readonly isUnplanned: boolean
  readonly createdById: string
  readonly createdAt: Date
  /** Raised by each change that calendars have to learn of. */
  readonly sequence: number
  readonly changedAt: Date
  /** The mentor first, then the mentees by name. */
  readonly parts: readonly MeetingPart[]
}

export type Planned = Common & { readonly status: 'planned' }
export type Held = Common & {
  readonly status: 'held'
  readonly result: MeetingResult
  readonly summary: string | null
  readonly report: Report
  /** A curator has looked at answers that differ. */
  readonly settledAt: Date | null
  /** Why it was not held by the mentor's word, where the curator has decided that it was: as `reason`. */
  readonly former: string | null
}
export type NotHeld = Common & {
  readonly status: 'not-held'
  /** A key of the list of causes, or own words. */
  readonly reason: string | null
  readonly report: Report
  readonly settledAt: Date | null
  /** What was done by the mentor's word, where the curator has decided that it was not held. */
  readonly former: string | null
}
export type Cancelled = Common & {
  readonly status: 'cancelled'
  /** A key of the list of causes, or own words. */
  readonly reason: string | null
}
/** `at`: when the mentor said it first; corrections don't move it. */
export type Report = { readonly byId: string | null; readonly at: Date }

export type Meeting = Planned | Held | NotHeld | Cancelled
export type MeetingStatus = Meeting['status']

/** How long a meeting lasts unless somebody says otherwise: a lesson. */
export const usualMinutes = 45
export const longestTopic = 200
export const longestPlace = 200

export function isWay(word: string): word is Way {
  return ways.some((one) => one === word)
}

export function partOf(meeting: Pick<Meeting, 'parts'>, personId: string): MeetingPart | undefined {
  return meeting.parts.find((one) => one.personId === personId)
}

export function mentorOf(meeting: Pick<Meeting, 'parts'>): MeetingPart | undefined {
  return meeting.parts.find(({ role }) => role === 'MENTOR')
}

export function menteesOf(meeting: Pick<Meeting, 'parts'>): MeetingPart[] {
  return meeting.parts.filter(({ role }) => role === 'MENTEE')
}

export function othersOf(meeting: Pick<Meeting, 'parts'>, personId: string): MeetingPart[] {
  return meeting.parts.filter((one) => one.personId !== personId)
}

/** One of several mentees of it. */
export function isOneOfMany(meeting: Pick<Meeting, 'parts'>, personId: string): boolean {
  return partOf(meeting, personId)?.role === 'MENTEE' && menteesOf(meeting).length > 1
}

export function endOf({ startsAt, minutes }: Pick<Meeting, 'startsAt' | 'minutes'>): Date {
  return new Date(startsAt.getTime() + minutes * 60_000)
}

export function hasBegun({ startsAt }: Pick<Meeting, 'startsAt'>, now: Date): boolean {
  return startsAt <= now
}

/** Planned and still ahead: it may be moved and cancelled. */
export function isAhead(meeting: Meeting, now: Date): meeting is Planned {
  return meeting.status === 'planned' && !hasBegun(meeting, now)
}

/** An activity of the programme with a meeting that took place is carried out (п. 3.4.9). */
export function carriedOut(meetings: readonly Pick<Meeting, 'status' | 'activityKey'>[]): Set<string> {
  const held = meetings.filter(({ status }) => status === 'held')
  return new Set(held.flatMap(({ activityKey }) => activityKey ?? []))
}
