import { addDays, dayIn } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import type { Member } from '../../people/actor.ts'
import { cleanText } from '../../questionnaires/clean-text.ts'
import { giveTask, moveTask } from '../../tasks/actions/giving.ts'
import { listTasksOfMeeting } from '../../tasks/store/tasks.ts'
import type { Task } from '../../tasks/task.ts'
import { type Meeting, menteesOf } from '../meeting.ts'
import type { TaskDue } from '../report-steps.ts'
import { findMeetingToChange } from '../store/meetings.ts'
import { findTally } from '../store/week.ts'
import { findReportable } from './report.ts'

export type GivenTask =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'gone' | 'noTask' | 'longTask' | 'past' }

/** A day of the list, or one that was typed. */
export type Due = TaskDue | { readonly on: string }

/**
 * The task until the next time, to every mentee of the meeting (C5). Words and day come together, so that the mentee reads
 * of it once; given again it is the same task, if need be by another day.
 */
export async function giveTaskOf(
  tx: Tx,
  actor: Member,
  { id, typed, due }: { readonly id: string; readonly typed: string; readonly due: Due },
  now: Date,
): Promise<GivenTask> {
  const meeting = (await findMeetingToChange(tx, id)) && (await findReportable(tx, actor, id))
  if (meeting?.status !== 'held') return { ok: false, reason: 'gone' }
  const words = cleanText(typed)
  const dueOn = typeof due === 'string' ? await dueOf(tx, meeting, due, now) : due.on
  const former = (await listTasksOfMeeting(tx, id)).filter(
    (one) => one.words === words && one.state.status !== 'dropped',
  )
  if (former.length > 0) return await moveTasks(tx, actor, former, dueOn, now)
  const menteeIds = menteesOf(meeting).map(({ personId }) => personId)
  const task = { pairId: meeting.pairId, meetingId: id, menteeIds, words, ...(dueOn === null ? {} : { dueOn }) }
  const given = await giveTask(tx, actor, task, now)
  return given.ok ? { ok: true } : { ok: false, reason: refusals[given.reason] }
}

const refusals = {
  'not-allowed': 'noTask',
  'no-words': 'noTask',
  'too-long': 'longTask',
  'past-day': 'past',
} as const

async function moveTasks(
  tx: Tx,
  actor: Member,
  tasks: readonly Task[],
  dueOn: string | null,
  now: Date,
): Promise<GivenTask> {
  for (const { id: taskId } of tasks) {
    const moved = await moveTask(tx, actor, { taskId, dueOn }, now)
    if (!moved.ok && moved.reason === 'past-day') return { ok: false, reason: 'past' }
    if (!moved.ok && moved.reason === 'not-allowed') return { ok: false, reason: 'noTask' }
  }
  return { ok: true }
}

async function dueOf(tx: Tx, meeting: Meeting, due: TaskDue, now: Date): Promise<string | null> {
  const { timeZone } = meeting.organisation
  const today = dayIn(now, timeZone)
  switch (due) {
    case 'next': {
      const { nextAt } = await findTally(tx, meeting.pairId, now)
      return nextAt ? dayIn(nextAt, timeZone) : addDays(today, 7)
    }
    case 'week':
      return addDays(today, 7)
    case 'fortnight':
      return addDays(today, 14)
    case 'none':
      return null
  }
}
