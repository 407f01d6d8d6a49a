import type { Database } from '../../db/connect.ts'
import { eachInTransaction, inTransaction } from '../../db/transaction.ts'
import { askWhoIsDue } from '../actions/check-in-asking.ts'
import { daysToCorrect, dueRungs, nextRungAt } from '../check-in.ts'
import { listUnasked, listUpcoming } from '../store/check-ins.ts'

const dayMilliseconds = 86_400_000
/** A meeting that begins after so many others can't be over before the first of them is asked about. */
const mostLookedAt = 200

/** «How did it go?»: to the mentor when it is over, again after a working day, and to the mentees after two days. */
export async function askHowItWent(db: Database, now: Date): Promise<void> {
  const since = new Date(now.getTime() - (daysToCorrect + 1) * dayMilliseconds)
  const unasked = await inTransaction(db, async (tx) => await listUnasked(tx, since, now))
  const due = unasked.filter((one) => dueRungs(one, one.marks, now).length > 0)
  await eachInTransaction(db, due, async (tx, { id }) => await askWhoIsDue(tx, id, now))
}

export async function nextCheckInAt(db: Database, after: Date): Promise<Date | undefined> {
  const since = new Date(after.getTime() - (daysToCorrect + 1) * dayMilliseconds)
  const near = await inTransaction(db, async (tx) => await listUpcoming(tx, since, mostLookedAt))
  return near
    .flatMap((one) => nextRungAt(one, after) ?? [])
    .toSorted((one, other) => one.getTime() - other.getTime())[0]
}
