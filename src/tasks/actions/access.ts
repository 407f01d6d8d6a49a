import type { Tx } from '../../db/transaction.ts'
import { isIn, memberOf, menteesIn, type Pair, schoolsOf } from '../../pairs/pair.ts'
import { findPair } from '../../pairs/store/pairs.ts'
import type { Member } from '../../people/actor.ts'
import { may } from '../../people/policy.ts'
import { findTask } from '../store/tasks.ts'
import type { Task } from '../task.ts'

export type FoundTask = { readonly task: Task; readonly pair: Pair }

/** The mentor of a pair at work (п. 4.1.4). */
export function mayGive(actor: Member, pair: Pair): boolean {
  const { mentor, organisation } = pair
  const isMentor = pair.status === 'active' && mentor.personId === actor.personId && isIn(mentor)
  return isMentor && may(actor, 'task.give', { organisation, personId: mentor.personId })
}

/** The mentee whose task it is, while the pair works (п. 5.2.2). */
export function mayAnswer(actor: Member, pair: Pair, task: Pick<Task, 'menteeId'>): boolean {
  const isTheirs = pair.status === 'active' && menteesIn(pair).some(({ personId }) => personId === task.menteeId)
  return isTheirs && may(actor, 'task.answer', { organisation: pair.organisation, personId: task.menteeId })
}

/** How much of a pair's tasks somebody sees: a mentee their own, the mentor and the curators and heads of both schools all. */
export type Scope = { readonly as: 'mentor' | 'keeper' } | { readonly as: 'mentee'; readonly menteeId: string }

export function scopeOf(actor: Member, pair: Pair): Scope | undefined {
  if (pair.status !== 'active' && pair.status !== 'ended') return undefined
  const mine = memberOf(pair, actor.personId)
  const isKeeper = schoolsOf(pair).some((organisation) => may(actor, 'meeting.read', { organisation }))
  if (mine?.role === 'MENTOR') return { as: 'mentor' }
  if (isKeeper) return mine ? { as: 'mentee', menteeId: mine.personId } : { as: 'keeper' }
  return mine && may(actor, 'meeting.read', { organisation: pair.organisation, personId: mine.personId })
    ? { as: 'mentee', menteeId: mine.personId }
    : undefined
}

export async function findTasksOf(tx: Tx, actor: Member, pairId: string) {
  const pair = await findPair(tx, pairId)
  const scope = pair && scopeOf(actor, pair)
  return pair && scope ? { pair, scope } : undefined
}

/** A task that the member may read. */
export async function findReadableTask(tx: Tx, actor: Member, id: string): Promise<FoundTask | undefined> {
  const task = await findTask(tx, id)
  const found = task && (await findTasksOf(tx, actor, task.pairId))
  if (!task || !found) return undefined
  const isSeen = found.scope.as !== 'mentee' || found.scope.menteeId === task.menteeId
  return isSeen ? { task, pair: found.pair } : undefined
}
