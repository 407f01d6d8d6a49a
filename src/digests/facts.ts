import type { Period } from './months.ts'

/** What a school's figures are counted from: periods and instants, never how things stand now. */
export type Facts = {
  readonly mentors: readonly Span[]
  readonly mentees: readonly (Span & { readonly personId: string })[]
  readonly pairs: readonly PairFact[]
  readonly meetings: readonly MeetingFact[]
  readonly tasks: readonly TaskFact[]
  readonly staff: Staff
}

/** `until` is the first instant at which it was no more. */
export type Span = { readonly from: Date; readonly until: Date | null }

export type PairFact = {
  readonly id: string
  readonly status: 'open' | 'closed' | 'begun'
  readonly proposedAt: Date
  /** When the state was reached that it is in. */
  readonly changedAt: Date
  readonly startsOn: string | null
  /** The last day of its programme. */
  readonly endsOn: string | null
  /** The last day. */
  readonly finishedOn: string | null
  readonly isOneMeeting: boolean
  /** The first approval of its programme. */
  readonly approvedAt: Date | null
  /** The last meeting that took place before those that are listed one by one. */
  readonly heldBefore: Date | null
  readonly members: readonly {
    readonly personId: string
    readonly role: 'MENTOR' | 'MENTEE'
    readonly leftAt: Date | null
  }[]
}

export type MeetingFact = {
  readonly pairId: string
  readonly status: 'planned' | 'held' | 'not-held' | 'cancelled'
  readonly startsAt: Date
  readonly createdAt: Date
  readonly changedAt: Date
  readonly isUnplanned: boolean
  readonly reportedAt: Date | null
  /** When the first mentee said that it took place. */
  readonly confirmedAt: Date | null
}

export type TaskFact = {
  readonly givenAt: Date
  readonly answeredAt: Date | null
  readonly isDone: boolean
  readonly droppedAt: Date | null
}

/** Of the questionnaire of mentors: who could fill it, and who has. */
export type Staff = {
  readonly teachers: readonly {
    readonly personId: string
    readonly startedOn: string
    readonly finishedOn: string | null
  }[]
  readonly consents: readonly (Span & { readonly personId: string })[]
  /** `isHere`: filled in this school; of people of the school elsewhere too. */
  readonly drafts: readonly { readonly personId: string; readonly startedAt: Date; readonly isHere: boolean }[]
  readonly responses: readonly {
    readonly personId: string
    readonly startedAt: Date
    readonly submittedAt: Date
    readonly isHere: boolean
  }[]
}

export function lasts({ from, until }: Span, { end }: Pick<Period, 'end'>): boolean {
  return from < end && (until === null || until >= end)
}

/** At work when the period ended. */
export function isActive(
  pair: Pick<PairFact, 'status' | 'startsOn' | 'finishedOn'>,
  { lastOn }: Pick<Period, 'lastOn'>,
): boolean {
  if (pair.status !== 'begun' || pair.startsOn === null || pair.startsOn > lastOn) return false
  return pair.finishedOn === null || pair.finishedOn > lastOn
}

/** Took place in the time before `end`, as it was known then. */
export function wasHeld({ status, startsAt, reportedAt }: MeetingFact, { end, knownAt }: Period): boolean {
  return status === 'held' && startsAt < end && reportedAt !== null && reportedAt < knownAt
}

/** Stood in the plans, whatever came of it. */
export function wasPlanned(meeting: MeetingFact, { knownAt }: Period): boolean {
  if (meeting.isUnplanned || meeting.createdAt >= knownAt) return false
  return meeting.status !== 'cancelled' || meeting.changedAt >= knownAt
}

export function bySchool<Row extends { readonly organisationId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  return Map.groupBy(rows, ({ organisationId }) => organisationId)
}

/** Of a date without an hour. */
export function dayOf(date: Date | null): string | null {
  return date?.toISOString().slice(0, 10) ?? null
}
