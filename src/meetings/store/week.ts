import type { Tx } from '../../db/transaction.ts'
import { dayIn, daysBetween } from '../../calendar/day.ts'
import type { NameParts } from '../../people/name.ts'
import { differs } from '../differing.ts'
import { endOf, type Meeting } from '../meeting.ts'
import { meetingFields, toMeeting } from './rows.ts'

// What digests and summaries ask of meetings, for one school at a time.

type Named = { readonly personId: string; readonly name: NameParts }

export type Unreported = {
  readonly meetingId: string
  readonly pairId: string
  readonly startsAt: Date
  readonly mentor: Named
  readonly mentees: readonly Named[]
  /** Since it was over. */
  readonly days: number
}

/** Meetings of pairs at work that are over and that the mentor has said nothing of, the oldest first. */
export async function listUnreported(tx: Tx, organisationId: string, now: Date): Promise<Unreported[]> {
  const rows = await tx.meeting.findMany({
    where: { organisationId, status: 'PLANNED', startsAt: { lte: now }, pair: { status: 'ACTIVE' } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    select: meetingFields,
  })
  return rows
    .map(toMeeting)
    .filter((one) => endOf(one) <= now)
    .flatMap((meeting) => {
      const people = peopleOf(meeting)
      const { id: meetingId, pairId, startsAt, organisation } = meeting
      return people
        ? [{ meetingId, pairId, startsAt, ...people, days: daysSince(endOf(meeting), now, organisation.timeZone) }]
        : []
    })
}

export type Differing = {
  readonly meetingId: string
  readonly pairId: string
  readonly startsAt: Date
  readonly mentor: Named
  readonly mentees: readonly Named[]
  /** What the mentor says. */
  readonly isHeld: boolean
}

/** Meetings that two remember differently and that nobody has settled, the oldest first. */
export async function listDiffering(tx: Tx, organisationId: string): Promise<Differing[]> {
  const rows = await tx.meeting.findMany({
    where: {
      organisationId,
      settledAt: null,
      OR: [
        { status: 'HELD', parts: { some: { answer: { in: ['NO', 'OTHERWISE'] } } } },
        { status: 'NOT_HELD', parts: { some: { answer: { in: ['YES', 'OTHERWISE'] } } } },
      ],
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    select: meetingFields,
  })
  return rows
    .map(toMeeting)
    .filter(differs)
    .flatMap((meeting) => {
      const people = peopleOf(meeting)
      const { id: meetingId, pairId, startsAt, status } = meeting
      return people ? [{ meetingId, pairId, startsAt, ...people, isHeld: status === 'held' }] : []
    })
}

/** What stands on the card of a pair. */
export type Tally = {
  readonly held: number
  readonly lastHeldAt: Date | null
  readonly nextAt: Date | null
  /** Over, and the mentor has said nothing: the oldest first. */
  readonly unreportedIds: readonly string[]
}

export async function findTally(tx: Tx, pairId: string, now: Date): Promise<Tally> {
  const rows = await tx.meeting.findMany({
    where: { pairId, status: { in: ['PLANNED', 'HELD'] } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    select: { id: true, status: true, startsAt: true, minutes: true },
  })
  const held = rows.filter(({ status }) => status === 'HELD')
  const planned = rows.filter(({ status }) => status === 'PLANNED')
  return {
    held: held.length,
    lastHeldAt: held.at(-1)?.startsAt ?? null,
    nextAt: planned.find(({ startsAt }) => startsAt > now)?.startsAt ?? null,
    unreportedIds: planned.filter((one) => endOf(one) <= now).map(({ id }) => id),
  }
}

function peopleOf(meeting: Meeting): { mentor: Named; mentees: Named[] } | undefined {
  const [mentor, ...mentees] = meeting.parts.map(({ personId, name }) => ({ personId, name }))
  return mentor && meeting.parts[0]?.role === 'MENTOR' ? { mentor, mentees } : undefined
}

function daysSince(at: Date, now: Date, zone: string): number {
  return daysBetween(dayIn(at, zone), dayIn(now, zone))
}
