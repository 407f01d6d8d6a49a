import type { Database } from '../db/connect.ts'
import { eachInTransaction, inTransaction } from '../db/transaction.ts'
import { askPair, remindOfSurvey } from './actions/asking.ts'
import { isToBeAsked, middleOf, remindAt } from './middle.ts'
import { listUnasked, type PairInCourse } from './store/due.ts'
import { listUnreminded } from './store/invitations.ts'

/** Few enough that nobody who presses a button meanwhile has to wait for them. */
const pageSize = 500

/** Five working days are never fewer than five days. */
const soonest = 5 * 86_400_000

/** Asks the pairs whose middle has come, and reminds whoever has not answered for five working days. */
export async function askAboutMiddle(db: Database, now: Date): Promise<void> {
  for await (const pairs of unaskedPairs(db)) {
    const due = pairs.filter((pair) => isToBeAsked(pair, now))
    await eachInTransaction(db, due, async (tx, { pairId, ...course }) => await askPair(tx, pairId, course, now))
  }
  const asked = new Date(now.getTime() - soonest)
  const waiting = await inTransaction(db, async (tx) => await listUnreminded(tx, asked))
  const silent = waiting.filter(({ askedAt, timeZone }) => remindAt(askedAt, timeZone) <= now)
  await eachInTransaction(db, silent, async (tx, invitation) => await remindOfSurvey(tx, invitation, now))
}

export async function nextSurveyAt(db: Database, after: Date): Promise<Date | undefined> {
  const ahead: Date[] = []
  for await (const pairs of unaskedPairs(db)) ahead.push(...pairs.flatMap((pair) => middleOf(pair) ?? []))
  const waiting = await inTransaction(db, async (tx) => await listUnreminded(tx, after))
  ahead.push(...waiting.map(({ askedAt, timeZone }) => remindAt(askedAt, timeZone)))
  return ahead.filter((at) => at > after).toSorted((one, other) => one.getTime() - other.getTime())[0]
}

/** Page by page, each in a transaction of its own. */
async function* unaskedPairs(db: Database): AsyncGenerator<PairInCourse[]> {
  for (let after = ''; ;) {
    const slice = { after, take: pageSize }
    const pairs = await inTransaction(db, async (tx) => await listUnasked(tx, slice))
    yield pairs
    const next = pairs.at(-1)
    if (!next || pairs.length < pageSize) return
    after = next.pairId
  }
}
