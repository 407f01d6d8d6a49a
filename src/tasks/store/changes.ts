import type { Tx } from '../../db/transaction.ts'
import { dateOf, type TaskOutcome } from '../task.ts'

export type NewDay = { readonly dueOn: string | null; readonly remindedFor: string | null }

const isAtWork = { checkedAt: null, droppedAt: null } as const

/** False where the mentor has looked meanwhile, or does not want it any more. */
export async function saveAnswer(
  tx: Tx,
  id: string,
  { outcome, hindrance }: { readonly outcome: TaskOutcome; readonly hindrance: string | null },
  now: Date,
): Promise<boolean> {
  const data = { outcome, hindrance, answeredAt: now }
  return (await tx.task.updateMany({ where: { id, ...isAtWork }, data })).count > 0
}

/** Only what the mentor saw: `outcome` is the answer that stood there, null for none. */
export async function saveChecked(
  tx: Tx,
  id: string,
  { outcome, checkedById }: { readonly outcome: TaskOutcome | null; readonly checkedById: string },
  now: Date,
): Promise<boolean> {
  const data = { checkedById, checkedAt: now }
  return (await tx.task.updateMany({ where: { id, outcome, ...isAtWork }, data })).count > 0
}

/** Answered, and open again; a day where there is another. */
export async function saveReturned(tx: Tx, id: string, words: string, day: NewDay | undefined): Promise<boolean> {
  const data = { outcome: null, hindrance: null, answeredAt: null, givenBack: words, ...(day ? columnsOf(day) : {}) }
  return (await tx.task.updateMany({ where: { id, outcome: { not: null }, ...isAtWork }, data })).count > 0
}

export async function saveDueOn(tx: Tx, id: string, day: NewDay): Promise<boolean> {
  return (await tx.task.updateMany({ where: { id, ...isAtWork }, data: columnsOf(day) })).count > 0
}

/** False where somebody else has reminded, or there is nothing to remind of any more. */
export async function saveReminded(tx: Tx, id: string, dueOn: string): Promise<boolean> {
  const due = new Date(dueOn)
  const where = { id, dueOn: due, remindedFor: null, outcome: null, ...isAtWork }
  return (await tx.task.updateMany({ where, data: { remindedFor: due } })).count > 0
}

function columnsOf({ dueOn, remindedFor }: NewDay) {
  return { dueOn: dateOf(dueOn), remindedFor: dateOf(remindedFor) }
}

export async function saveDropped(tx: Tx, id: string, now: Date): Promise<boolean> {
  return (await tx.task.updateMany({ where: { id, ...isAtWork }, data: { droppedAt: now } })).count > 0
}

/** What nobody has answered, of a pair or of one of its mentees; answers their ids. */
export async function saveAllDropped(
  tx: Tx,
  { pairId, personId }: { readonly pairId: string; readonly personId?: string },
  now: Date,
): Promise<string[]> {
  const where = { pairId, outcome: null, ...isAtWork, ...(personId === undefined ? {} : { menteeId: personId }) }
  const rows = await tx.task.findMany({ where, orderBy: { id: 'asc' }, select: { id: true } })
  const ids = rows.map(({ id }) => id)
  await tx.task.updateMany({ where: { id: { in: ids } }, data: { droppedAt: now } })
  return ids
}
