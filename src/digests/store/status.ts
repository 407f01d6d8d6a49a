import type { Tx } from '../../db/transaction.ts'
import type { NextMeeting } from '../standing.ts'

const atWork = { status: 'ACTIVE' } as const
const nameFields = { surname: true, givenName: true, patronymic: true } as const

/** Of any pair of the person. */
export async function findNextMeeting(tx: Tx, personId: string, now: Date): Promise<NextMeeting | undefined> {
  const row = await tx.meeting.findFirst({
    where: { status: 'PLANNED', startsAt: { gt: now }, parts: { some: { personId } }, pair: atWork },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      startsAt: true,
      organisation: { select: { timeZone: true } },
      parts: {
        where: { personId: { not: personId } },
        orderBy: { personId: 'asc' },
        select: { person: { select: nameFields } },
      },
    },
  })
  if (!row) return undefined
  const { id, startsAt, organisation, parts } = row
  return { id, startsAt, timeZone: organisation.timeZone, people: parts.map(({ person }) => person) }
}

/** Meetings of the mentor that are over and of which nothing was said, the oldest first. */
export async function listUnsaid(tx: Tx, personId: string, now: Date): Promise<string[]> {
  const rows = await tx.meeting.findMany({
    where: {
      status: 'PLANNED',
      startsAt: { lte: now },
      parts: { some: { personId, role: 'MENTOR' } },
      pair: atWork,
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    select: { id: true, startsAt: true, minutes: true },
  })
  return rows.filter((one) => one.startsAt.getTime() + one.minutes * 60_000 <= now.getTime()).map(({ id }) => id)
}

/** Tasks of a mentee that are to be done, and of a mentor that are answered and not looked at: pairs, what is due first first. */
export async function listTasksOf(tx: Tx, personId: string): Promise<{ open: string[]; answered: string[] }> {
  const where = { checkedAt: null, droppedAt: null }
  const orderBy = [{ dueOn: { sort: 'asc' as const, nulls: 'last' as const } }, { id: 'asc' as const }]
  const open = await tx.task.findMany({
    where: { ...where, outcome: null, menteeId: personId, pair: atWork },
    orderBy,
    select: { pairId: true },
  })
  const mentored = { ...atWork, members: { some: { personId, role: 'MENTOR' as const, leftAt: null } } }
  const answered = await tx.task.findMany({
    where: { ...where, outcome: { not: null }, pair: mentored },
    orderBy,
    select: { pairId: true },
  })
  return { open: open.map(({ pairId }) => pairId), answered: answered.map(({ pairId }) => pairId) }
}
