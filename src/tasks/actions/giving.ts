import { dayIn } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import { menteesIn } from '../../pairs/pair.ts'
import { findPair } from '../../pairs/store/pairs.ts'
import type { Member } from '../../people/actor.ts'
import { cleanText, lengthOf } from '../../questionnaires/clean-text.ts'
import { saveAllDropped, saveDropped, saveDueOn } from '../store/changes.ts'
import { addTask, findTask } from '../store/tasks.ts'
import { longestTask, remindedFor } from '../task.ts'
import { findReadableTask, mayGive } from './access.ts'
import { noteTask } from './noting.ts'
import { tellTask, untellTask } from './telling.ts'

export type GivenTask = {
  readonly pairId: string
  readonly meetingId?: string | undefined
  /** Of the pair; one task for each. */
  readonly menteeIds: readonly string[]
  readonly words: string
  /** `YYYY-MM-DD`, today at the earliest; absent where no day was named. */
  readonly dueOn?: string | undefined
}

export type Giving =
  | { readonly ok: true; readonly taskIds: readonly string[] }
  | { readonly ok: false; readonly reason: 'not-allowed' | 'no-words' | 'too-long' | 'past-day' }

/** The mentor gives each of these mentees a task, and each is told (п. 4.1.4). */
export async function giveTask(tx: Tx, actor: Member, given: GivenTask, now: Date): Promise<Giving> {
  const { pairId, meetingId = null, dueOn = null } = given
  const pair = await findPair(tx, pairId)
  if (!pair || !mayGive(actor, pair)) return { ok: false, reason: 'not-allowed' }
  const mentees = menteesIn(pair).filter(({ personId }) => given.menteeIds.includes(personId))
  if (mentees.length === 0 || mentees.length < new Set(given.menteeIds).size)
    return { ok: false, reason: 'not-allowed' }
  const words = cleanText(given.words)
  if (words === '') return { ok: false, reason: 'no-words' }
  if (lengthOf(words) > longestTask) return { ok: false, reason: 'too-long' }
  const today = dayIn(now, pair.organisation.timeZone)
  if (dueOn !== null && dueOn < today) return { ok: false, reason: 'past-day' }
  const day = { dueOn, remindedFor: remindedFor(dueOn, today) }
  const taskIds: string[] = []
  for (const { personId: menteeId } of mentees) {
    const organisationId = pair.organisation.id
    const task = { pairId, organisationId, meetingId, menteeId, words, ...day, givenById: actor.personId }
    const id = await addTask(tx, task, now)
    taskIds.push(id)
    await noteTask(tx, 'task-given', { id, pairId, organisationId, actorId: actor.personId }, now)
    const added = await findTask(tx, id)
    if (added) await tellTask(tx, { task: added, pair }, 'given', { to: menteeId, key: '' }, now)
  }
  return { ok: true, taskIds }
}

export type Change =
  | { readonly ok: true; readonly isChanged: boolean }
  | { readonly ok: false; readonly reason: 'not-allowed' | 'over' | 'past-day' }

/** Another day, or none; the mentee is told. */
export async function moveTask(
  tx: Tx,
  actor: Member,
  { taskId, dueOn }: { readonly taskId: string; readonly dueOn: string | null },
  now: Date,
): Promise<Change> {
  const found = await findReadableTask(tx, actor, taskId)
  if (!found || !mayGive(actor, found.pair)) return { ok: false, reason: 'not-allowed' }
  const { task, pair } = found
  const today = dayIn(now, pair.organisation.timeZone)
  if (dueOn !== null && dueOn < today) return { ok: false, reason: 'past-day' }
  if (task.dueOn === dueOn) return { ok: true, isChanged: false }
  if (!(await saveDueOn(tx, taskId, { dueOn, remindedFor: remindedFor(dueOn, today) })))
    return { ok: false, reason: 'over' }
  const about = { id: taskId, pairId: pair.id, organisationId: pair.organisation.id, actorId: actor.personId }
  await noteTask(tx, 'task-moved', about, now)
  await untellTask(tx, [taskId], ['moved', 'due'], now)
  const moved = { task: { ...task, dueOn }, pair }
  await tellTask(tx, moved, 'moved', { to: task.menteeId, key: String(now.getTime()) }, now)
  return { ok: true, isChanged: true }
}

/** Not wanted any more; who knew of it is told. */
export async function dropTask(
  tx: Tx,
  actor: Member,
  { taskId }: { readonly taskId: string },
  now: Date,
): Promise<Change> {
  const found = await findReadableTask(tx, actor, taskId)
  if (!found || !mayGive(actor, found.pair)) return { ok: false, reason: 'not-allowed' }
  const { task, pair } = found
  if (task.state.status === 'dropped') return { ok: true, isChanged: false }
  if (!(await saveDropped(tx, taskId, now))) return { ok: false, reason: 'over' }
  const about = { id: taskId, pairId: pair.id, organisationId: pair.organisation.id, actorId: actor.personId }
  await noteTask(tx, 'task-dropped', about, now)
  await untellTask(tx, [taskId], ['given', 'returned', 'moved', 'due'], now)
  await tellTask(tx, found, 'dropped', { to: task.menteeId, key: '' }, now)
  return { ok: true, isChanged: true }
}

/** The pair is over, or somebody has left it: what they have not done need not be done any more. */
export async function dropTasks(
  tx: Tx,
  whose: { readonly pairId: string; readonly personId?: string },
  now: Date,
): Promise<void> {
  const ids = await saveAllDropped(tx, whose, now)
  if (ids.length === 0) return
  await untellTask(tx, ids, ['given', 'returned', 'moved', 'due'], now)
  const pair = await findPair(tx, whose.pairId)
  if (!pair) return
  for (const id of ids)
    await noteTask(tx, 'task-dropped', { id, pairId: pair.id, organisationId: pair.organisation.id }, now)
}
