import type { Tx } from '../../db/transaction.ts'
import { isOneMeeting } from '../../programmes/programme.ts'
import { bySchool, dayOf, type Facts, type MeetingFact, type PairFact } from '../facts.ts'
import { listStaffOf } from './staff.ts'

type Schools = { readonly organisationId: { readonly in: string[] } }

/**
 * What the figures of these schools are counted from: a dozen statements for all of them together, one by one would take a
 * dozen each. Meetings and tasks since `from`, the rest whole.
 */
export async function listFacts(tx: Tx, schoolIds: readonly string[], from: Date): Promise<Map<string, Facts>> {
  const schools: Schools = { organisationId: { in: [...schoolIds] } }
  const listings = bySchool(await listListings(tx, schools))
  const pairs = bySchool(await listPairFacts(tx, schools, from))
  const meetings = bySchool(await listMeetingFacts(tx, schools, from))
  const tasks = bySchool(await listTaskFacts(tx, schools, from))
  const staff = await listStaffOf(tx, schoolIds)
  return new Map(
    schoolIds.map((id) => {
      const own = listings.get(id) ?? []
      return [
        id,
        {
          mentors: own.filter(({ kind }) => kind === 'MENTOR'),
          mentees: own.filter(({ kind }) => kind === 'MENTEE'),
          pairs: pairs.get(id) ?? [],
          meetings: meetings.get(id) ?? [],
          tasks: tasks.get(id) ?? [],
          staff: staff(id),
        },
      ]
    }),
  )
}

async function listListings(tx: Tx, schools: Schools) {
  const select = { organisationId: true, kind: true, personId: true, listedAt: true, unlistedAt: true } as const
  const rows = await tx.listing.findMany({ where: schools, select })
  return rows.map(({ listedAt, unlistedAt, ...row }) => ({ ...row, from: listedAt, until: unlistedAt }))
}

async function listPairFacts(tx: Tx, schools: Schools, from: Date) {
  const rows = await tx.pair.findMany({ where: schools, select: pairFields })
  const before = await tx.meeting.groupBy({
    by: ['pairId'],
    where: { ...schools, status: 'HELD', startsAt: { lt: from } },
    _max: { startsAt: true },
  })
  const heldBefore = new Map(before.map(({ pairId, _max: last }) => [pairId, last.startsAt]))
  return rows.map(({ startsOn, endsOn, finishedOn, status, kinds, programmes, ...row }) => ({
    ...row,
    status: statusOf(status),
    startsOn: dayOf(startsOn),
    endsOn: dayOf(endsOn),
    finishedOn: dayOf(finishedOn),
    isOneMeeting: isOneMeeting({ kinds }),
    approvedAt: earliest(programmes.flatMap(({ versions }) => versions.map(({ approvedAt }) => approvedAt))),
    heldBefore: heldBefore.get(row.id) ?? null,
  }))
}

const pairFields = {
  id: true,
  organisationId: true,
  status: true,
  kinds: true,
  proposedAt: true,
  changedAt: true,
  startsOn: true,
  endsOn: true,
  finishedOn: true,
  members: { select: { personId: true, role: true, leftAt: true } },
  programmes: { select: { versions: { where: { approvedAt: { not: null } }, select: { approvedAt: true } } } },
} as const

function statusOf(status: string): PairFact['status'] {
  if (status === 'ACTIVE' || status === 'ENDED') return 'begun'
  return ['DECLINED', 'EXPIRED', 'WITHDRAWN'].includes(status) ? 'closed' : 'open'
}

async function listMeetingFacts(tx: Tx, schools: Schools, from: Date) {
  const rows = await tx.meeting.findMany({ where: { ...schools, startsAt: { gte: from } }, select: meetingFields })
  return rows.map(({ parts, status, ...row }) => ({
    ...row,
    status: statuses[status],
    confirmedAt: earliest(parts.map(({ answeredAt }) => answeredAt)),
  }))
}

const meetingFields = {
  pairId: true,
  organisationId: true,
  status: true,
  startsAt: true,
  createdAt: true,
  changedAt: true,
  isUnplanned: true,
  reportedAt: true,
  parts: { where: { role: 'MENTEE', answer: 'YES' }, select: { answeredAt: true } },
} as const

const statuses: Readonly<Record<'PLANNED' | 'HELD' | 'NOT_HELD' | 'CANCELLED', MeetingFact['status']>> = {
  PLANNED: 'planned',
  HELD: 'held',
  NOT_HELD: 'not-held',
  CANCELLED: 'cancelled',
}

/** Those that were still open at `from`, or were given since. */
async function listTaskFacts(tx: Tx, schools: Schools, from: Date) {
  const rows = await tx.task.findMany({
    where: {
      ...schools,
      OR: [{ answeredAt: null, droppedAt: null }, { answeredAt: { gte: from } }, { droppedAt: { gte: from } }],
    },
    select: { organisationId: true, givenAt: true, answeredAt: true, outcome: true, droppedAt: true },
  })
  return rows.map(({ outcome, ...row }) => ({ ...row, isDone: outcome === 'DONE' || outcome === 'PARTLY' }))
}

function earliest(dates: readonly (Date | null)[]): Date | null {
  const times = dates.flatMap((one) => one?.getTime() ?? [])
  return times.length === 0 ? null : new Date(Math.min(...times))
}
