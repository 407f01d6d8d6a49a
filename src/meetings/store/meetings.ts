import type { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/transaction.ts'
import type { PairRole } from '../../pairs/pair.ts'
import { endOf, type Meeting, type Planned, type Way } from '../meeting.ts'
import { meetingFields, toMeeting, toStatus } from './rows.ts'

export async function findMeeting(tx: Tx, id: string): Promise<Meeting | undefined> {
  const row = await tx.meeting.findUnique({ where: { id }, select: meetingFields })
  return row ? toMeeting(row) : undefined
}

/** Whoever changes a meeting waits here for the others who do. */
export async function findMeetingToChange(tx: Tx, id: string): Promise<Meeting | undefined> {
  // It changes nothing, and holds the row until the end of the transaction.
  const held = await tx.meeting.updateMany({ where: { id }, data: { id } })
  return held.count === 0 ? undefined : await findMeeting(tx, id)
}

/** Every meeting of the pair, the earliest first. */
export async function listMeetingsOf(tx: Tx, pairId: string): Promise<Meeting[]> {
  const rows = await tx.meeting.findMany({
    where: { pairId },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    select: meetingFields,
  })
  return rows.map(toMeeting)
}

/** What is ahead for the pair. */
export async function listAheadOf(tx: Tx, pairId: string, now: Date): Promise<Planned[]> {
  return await listPlanned(tx, { pairId, startsAt: { gt: now } })
}

/** What these people have planned that is not over at that instant and begins before the other. */
export async function listPlannedOfPeople(
  tx: Tx,
  personIds: readonly string[],
  from: Date,
  to: Date,
): Promise<Planned[]> {
  // Ten hours is the longest that a meeting may be.
  const startsAt = { gt: new Date(from.getTime() - 10 * 3_600_000), lt: to }
  const all = await listPlanned(tx, { startsAt, parts: { some: { personId: { in: [...personIds] } } } })
  return all.filter((one) => endOf(one) > from)
}

/** Planned in active pairs, begin after the first instant and not after the second. */
export async function listPlannedBetween(tx: Tx, after: Date, until: Date): Promise<Planned[]> {
  return await listPlanned(tx, { startsAt: { gt: after, lte: until }, pair: { status: 'ACTIVE' } })
}

async function listPlanned(tx: Tx, where: Prisma.MeetingWhereInput): Promise<Planned[]> {
  const rows = await tx.meeting.findMany({
    where: { ...where, status: 'PLANNED' },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    select: meetingFields,
  })
  return rows.map(toMeeting).filter((one) => one.status === 'planned')
}

/** Meetings in which the person takes part, of every pair, the earliest first. */
export async function listMeetingsOfPerson(tx: Tx, personId: string): Promise<Meeting[]> {
  const rows = await tx.meeting.findMany({
    where: { parts: { some: { personId } } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    select: meetingFields,
  })
  return rows.map(toMeeting)
}

/** Meetings of the school's pairs that begin in this time, the earliest first; `to` is the first instant after it. */
export async function listMeetingsBetween(tx: Tx, organisationId: string, from: Date, to: Date): Promise<Meeting[]> {
  const rows = await tx.meeting.findMany({
    where: { organisationId, startsAt: { gte: from, lt: to } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    select: meetingFields,
  })
  return rows.map(toMeeting)
}

/** What is known of the meetings about activities of the pair's programme. */
export async function listAboutActivities(tx: Tx, pairId: string): Promise<Pick<Meeting, 'status' | 'activityKey'>[]> {
  const rows = await tx.meeting.findMany({
    where: { pairId, activityKey: { not: null } },
    select: { status: true, activityKey: true },
  })
  return rows.map(({ status, activityKey }) => ({ status: toStatus(status), activityKey }))
}

/** Whether the person is one of a pair at work. */
export async function isInActivePair(tx: Tx, personId: string): Promise<boolean> {
  return (await tx.pairMember.count({ where: { personId, leftAt: null, pair: { status: 'ACTIVE' } } })) > 0
}

/** Whether the person has planned a meeting since then, or one of theirs was moved. */
export async function hasChanged(tx: Tx, personId: string, what: 'planned' | 'moved', since: Date): Promise<boolean> {
  const done =
    what === 'planned'
      ? { createdById: personId, createdAt: { gte: since } }
      : { sequence: { gt: 0 }, changedAt: { gte: since } }
  return (await tx.meeting.count({ where: { ...done, parts: { some: { personId } } } })) > 0
}

export type NewMeeting = {
  readonly pairId: string
  readonly organisationId: string
  readonly startsAt: Date
  readonly minutes: number
  readonly way: Way
  readonly place: string | null
  readonly topic: string | null
  readonly activityKey: string | null
  readonly createdById: string
  readonly parts: readonly { readonly personId: string; readonly role: PairRole }[]
}

/** Planned; what is noted after it took place is added by those who note it. */
export async function addMeeting(tx: Tx, { parts, ...meeting }: NewMeeting, now: Date): Promise<string> {
  const row = await tx.meeting.create({
    data: { ...meeting, status: 'PLANNED', createdAt: now, changedAt: now },
    select: { id: true },
  })
  await tx.meetingPart.createMany({ data: parts.map((one) => ({ ...one, meetingId: row.id })) })
  return row.id
}
