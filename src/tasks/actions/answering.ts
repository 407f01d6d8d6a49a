import { dayIn } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import type { Member } from '../../people/actor.ts'
import { cleanText, lengthOf } from '../../questionnaires/clean-text.ts'
import { saveAnswer, saveChecked, saveReturned } from '../store/changes.ts'
import { findTask } from '../store/tasks.ts'
import { longestHindrance, longestReturn, remindedFor, type Task, type TaskOutcome } from '../task.ts'
import { findReadableTask, type FoundTask, mayAnswer, mayGive } from './access.ts'
import { noteTask } from './noting.ts'
import { tellTask, untellTask } from './telling.ts'

export type Answering =
  | { readonly ok: true; readonly isChanged: boolean }
  | { readonly ok: false; readonly reason: 'not-allowed' | 'over' | 'too-long' }

const minutesForWords = 10

/** «Сделано», «частично», «не получилось», until the mentor has looked (п. 5.2.2); the mentor is told. */
export async function answerTask(
  tx: Tx,
  actor: Member,
  given: { readonly taskId: string; readonly outcome: TaskOutcome; readonly hindrance?: string | undefined },
  now: Date,
): Promise<Answering> {
  const found = await findReadableTask(tx, actor, given.taskId)
  if (!found || !mayAnswer(actor, found.pair, found.task)) return { ok: false, reason: 'not-allowed' }
  const { state } = found.task
  const typed = cleanText(given.hindrance ?? '')
  if (lengthOf(typed) > longestHindrance) return { ok: false, reason: 'too-long' }
  const hindrance = typed === '' || given.outcome === 'DONE' ? null : typed
  if (state.status !== 'open' && state.status !== 'answered') return { ok: false, reason: 'over' }
  if (state.status === 'answered' && isSame(state.answer, given.outcome, hindrance))
    return { ok: true, isChanged: false }
  if (!(await saveAnswer(tx, given.taskId, { outcome: given.outcome, hindrance }, now)))
    return { ok: false, reason: 'over' }
  await note(tx, actor, found, 'task-answered', now, { outcome: given.outcome })
  await untellTask(tx, [given.taskId], ['given', 'returned', 'moved', 'due', 'answered'], now)
  const task = await findTask(tx, given.taskId)
  // What stood in the way is often said a moment later: both are told at once.
  const isWhole = given.outcome === 'DONE' || hindrance !== null
  const notBefore = isWhole ? now : new Date(now.getTime() + minutesForWords * 60_000)
  const key = `${now.getTime()}:${given.outcome}${hindrance === null ? '' : ':why'}`
  const told = { to: found.pair.mentor.personId, key, notBefore }
  if (task) await tellTask(tx, { task, pair: found.pair }, 'answered', told, now)
  return { ok: true, isChanged: true }
}

/** The same answer; one without words does not take back the words. */
function isSame(
  before: { outcome: TaskOutcome; hindrance: string | null },
  outcome: TaskOutcome,
  words: string | null,
) {
  return before.outcome === outcome && (words === null || before.hindrance === words)
}

export type Check =
  /** `seen`: the answer that the mentor accepts, null where there was none. */
  | { readonly verdict: 'accepted'; readonly seen: TaskOutcome | null }
  /** Open again, with words of what is missing, and another day where there is one. */
  | { readonly verdict: 'returned'; readonly words: string; readonly dueOn?: string | null }

export type Checking =
  | { readonly ok: true; readonly isChanged: boolean }
  | {
      readonly ok: false
      readonly reason: 'not-allowed' | 'over' | 'changed' | 'not-answered' | 'no-words' | 'too-long' | 'past-day'
    }

/** The mentor looks at it themselves (п. 4.1.4): accepts it, or gives it back. */
export async function checkTask(
  tx: Tx,
  actor: Member,
  { taskId, ...check }: { readonly taskId: string } & Check,
  now: Date,
): Promise<Checking> {
  const found = await findReadableTask(tx, actor, taskId)
  if (!found || !mayGive(actor, found.pair)) return { ok: false, reason: 'not-allowed' }
  const { state } = found.task
  if (state.status === 'checked' && check.verdict === 'accepted') return { ok: true, isChanged: false }
  if (state.status === 'checked' || state.status === 'dropped') return { ok: false, reason: 'over' }
  return check.verdict === 'accepted'
    ? await acceptTask(tx, actor, found, check.seen, now)
    : await returnTask(tx, actor, found, check, now)
}

async function acceptTask(
  tx: Tx,
  actor: Member,
  found: FoundTask,
  seen: TaskOutcome | null,
  now: Date,
): Promise<Checking> {
  const { id } = found.task
  if (!(await saveChecked(tx, id, { outcome: seen, checkedById: actor.personId }, now)))
    return { ok: false, reason: 'changed' }
  await note(tx, actor, found, 'task-checked', now)
  await untellTask(tx, [id], ['given', 'returned', 'moved', 'due', 'answered'], now)
  return { ok: true, isChanged: true }
}

async function returnTask(
  tx: Tx,
  actor: Member,
  found: FoundTask,
  { words: typed, dueOn }: { readonly words: string; readonly dueOn?: string | null },
  now: Date,
): Promise<Checking> {
  const { task, pair } = found
  const words = cleanText(typed)
  if (words === '') return { ok: false, reason: 'no-words' }
  if (lengthOf(words) > longestReturn) return { ok: false, reason: 'too-long' }
  const today = dayIn(now, pair.organisation.timeZone)
  if (dueOn && dueOn < today) return { ok: false, reason: 'past-day' }
  const day = dueOn === undefined ? undefined : { dueOn, remindedFor: remindedFor(dueOn, today) }
  if (!(await saveReturned(tx, task.id, words, day))) return { ok: false, reason: 'not-answered' }
  await note(tx, actor, found, 'task-returned', now)
  await untellTask(tx, [task.id], ['answered', 'returned', 'moved'], now)
  const returned: Task = { ...task, dueOn: day ? day.dueOn : task.dueOn, givenBack: words, state: { status: 'open' } }
  await tellTask(tx, { task: returned, pair }, 'returned', { to: task.menteeId, key: String(now.getTime()) }, now)
  return { ok: true, isChanged: true }
}

async function note(
  tx: Tx,
  actor: Member,
  { task: { id }, pair }: FoundTask,
  event: 'task-answered' | 'task-checked' | 'task-returned',
  now: Date,
  details: Readonly<Record<string, string>> = {},
): Promise<void> {
  const about = { id, pairId: pair.id, organisationId: pair.organisation.id, actorId: actor.personId }
  await noteTask(tx, event, about, now, details)
}
