import type { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/transaction.ts'
import { dateOf, type Task, type TaskAnswer, type TaskList, type TaskState } from '../task.ts'

export type NewTask = {
  readonly pairId: string
  readonly organisationId: string
  readonly meetingId: string | null
  readonly menteeId: string
  readonly words: string
  readonly dueOn: string | null
  readonly givenById: string
  readonly remindedFor: string | null
}

export async function addTask(tx: Tx, task: NewTask, now: Date): Promise<string> {
  const data = { ...task, dueOn: dateOf(task.dueOn), remindedFor: dateOf(task.remindedFor), givenAt: now }
  return (await tx.task.create({ data, select: { id: true } })).id
}

export async function findTask(tx: Tx, id: string): Promise<Task | undefined> {
  const row = await tx.task.findUnique({ where: { id }, select: taskFields })
  return row ? toTask(row) : undefined
}

/** Of one pair, of one mentee where one is named: what is due first, then the newest. */
export async function listTasks(
  tx: Tx,
  { pairId, menteeId, list }: { readonly pairId: string; readonly menteeId?: string; readonly list: TaskList },
  { skip, take }: { readonly skip: number; readonly take: number },
): Promise<Task[]> {
  const rows = await tx.task.findMany({
    where: { pairId, ...(menteeId === undefined ? {} : { menteeId }), ...inList[list] },
    orderBy:
      list === 'done'
        ? [{ givenAt: 'desc' }, { id: 'asc' }]
        : [{ dueOn: { sort: 'asc', nulls: 'last' } }, { givenAt: 'desc' }, { id: 'asc' }],
    skip,
    take,
    select: taskFields,
  })
  return rows.map(toTask)
}

export async function countTasks(
  tx: Tx,
  { pairId, menteeId }: { readonly pairId: string; readonly menteeId?: string },
): Promise<Record<TaskList, number>> {
  const whose = { pairId, ...(menteeId === undefined ? {} : { menteeId }) }
  const count = async (list: TaskList) => await tx.task.count({ where: { ...whose, ...inList[list] } })
  return { open: await count('open'), check: await count('check'), done: await count('done') }
}

/** Of one meeting. */
export async function listTasksOfMeeting(tx: Tx, meetingId: string): Promise<Task[]> {
  return await listTasksOfMeetings(tx, [meetingId])
}

/** What was given at these meetings, in the order in which it was given. */
export async function listTasksOfMeetings(tx: Tx, meetingIds: readonly string[]): Promise<Task[]> {
  const rows = await tx.task.findMany({
    where: { meetingId: { in: [...meetingIds] } },
    orderBy: [{ givenAt: 'asc' }, { id: 'asc' }],
    select: taskFields,
  })
  return rows.map(toTask)
}

/** What a mentee of a pair has not answered, or may still answer anew. */
export async function listAnswerable(tx: Tx, pairId: string, menteeId: string): Promise<Task[]> {
  const rows = await tx.task.findMany({
    where: { pairId, menteeId, checkedAt: null, droppedAt: null },
    orderBy: [{ dueOn: { sort: 'asc', nulls: 'last' } }, { givenAt: 'asc' }, { id: 'asc' }],
    select: taskFields,
  })
  return rows.map(toTask)
}

const isAtWork = { checkedAt: null, droppedAt: null } as const

const inList: Readonly<Record<TaskList, Prisma.TaskWhereInput>> = {
  open: { ...isAtWork, outcome: null },
  check: { ...isAtWork, outcome: { not: null } },
  done: { OR: [{ checkedAt: { not: null } }, { droppedAt: { not: null } }] },
}

export const taskFields = {
  id: true,
  pairId: true,
  meetingId: true,
  menteeId: true,
  mentee: { select: { surname: true, givenName: true, patronymic: true } },
  words: true,
  dueOn: true,
  givenById: true,
  givenAt: true,
  givenBack: true,
  outcome: true,
  hindrance: true,
  answeredAt: true,
  checkedAt: true,
  droppedAt: true,
} as const

type Row = Prisma.TaskGetPayload<{ select: typeof taskFields }>

export function toTask({ dueOn, outcome, hindrance, answeredAt, checkedAt, droppedAt, ...row }: Row): Task {
  const answer = outcome && answeredAt ? { outcome, hindrance, at: answeredAt } : null
  return { ...row, dueOn: dueOn && dueOn.toISOString().slice(0, 10), state: stateOf(answer, checkedAt, droppedAt) }
}

function stateOf(answer: TaskAnswer | null, checkedAt: Date | null, droppedAt: Date | null): TaskState {
  if (checkedAt) return { status: 'checked', answer, at: checkedAt }
  if (droppedAt) return { status: 'dropped', at: droppedAt }
  return answer ? { status: 'answered', answer } : { status: 'open' }
}
