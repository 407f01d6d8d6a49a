import type { Tx } from '../../db/transaction.ts'
import { taskFields, toTask } from './tasks.ts'
import type { Task } from '../task.ts'

/** A task at work, in a pair at work: the mentee has not answered, or the mentor has not looked yet. */
export type OpenTask = Pick<Task, 'id' | 'pairId' | 'menteeId' | 'mentee' | 'words' | 'dueOn' | 'givenAt'> & {
  /** When the mentee answered; null where they have not. */
  readonly answeredAt: Date | null
  readonly mentorId: string
}

/** Of the mentees of a school: what is due first. */
export async function listOpenTasks(tx: Tx, organisationId: string): Promise<OpenTask[]> {
  const rows = await tx.task.findMany({
    where: { organisationId, checkedAt: null, droppedAt: null, pair: { status: 'ACTIVE' } },
    orderBy: [{ dueOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    select: { ...taskFields, pair: { select: { members: { where: { role: 'MENTOR' }, select: { personId: true } } } } },
  })
  return rows.flatMap(({ pair, ...row }) => {
    const { id, pairId, menteeId, mentee, words, dueOn, givenAt, state } = toTask(row)
    const mentorId = pair.members[0]?.personId
    const answeredAt = state.status === 'answered' ? state.answer.at : null
    const task = { id, pairId, menteeId, mentee, words, dueOn, givenAt, answeredAt }
    return mentorId === undefined ? [] : [{ ...task, mentorId }]
  })
}

export type DueTask = { readonly id: string; readonly timeZone: string; readonly dueOn: string }

/** What nobody has answered or been reminded of and is due from that day on, in pairs at work: what is due first. */
export async function listUnreminded(tx: Tx, from: string, take: number): Promise<DueTask[]> {
  const rows = await tx.task.findMany({
    where: {
      outcome: null,
      checkedAt: null,
      droppedAt: null,
      remindedFor: null,
      dueOn: { gte: new Date(from) },
      pair: { status: 'ACTIVE' },
    },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    take,
    select: { id: true, dueOn: true, organisation: { select: { timeZone: true } } },
  })
  return rows.flatMap(({ id, dueOn, organisation: { timeZone } }) =>
    dueOn ? [{ id, timeZone, dueOn: dueOn.toISOString().slice(0, 10) }] : [],
  )
}

/** When the pair meets next, by the plan. */
export async function findNextMeeting(tx: Tx, pairId: string, now: Date): Promise<Date | undefined> {
  const row = await tx.meeting.findFirst({
    where: { pairId, status: 'PLANNED', startsAt: { gt: now } },
    orderBy: { startsAt: 'asc' },
    select: { startsAt: true },
  })
  return row?.startsAt
}
