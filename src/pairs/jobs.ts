import { addDays, dayIn, instantOf } from '../calendar/day.ts'
import type { Database } from '../db/connect.ts'
import { inTransaction } from '../db/transaction.ts'
import type { AfterPairs } from './actions/after.ts'
import { endNoticed } from './actions/ending.ts'
import { expireProposal } from './actions/expiring.ts'
import { closeSearch } from './actions/leaving.ts'
import type { Around } from './around.ts'
import type { Pair } from './pair.ts'
import { findNextExpiry, listNoticed, listSilent } from './store/pairs.ts'
import { listAbandoned } from './store/steps.ts'

/** Proposals that nobody answered for three days, each in a transaction of its own. */
export async function expireProposals(db: Database, around: Around, now: Date): Promise<void> {
  const silent = await inTransaction(db, async (tx) => await listSilent(tx, now))
  for (const id of silent) await inTransaction(db, async (tx) => await expireProposal(tx, id, now, around))
}

export async function nextExpiry(db: Database, after: Date): Promise<Date | undefined> {
  return await inTransaction(db, async (tx) => await findNextExpiry(tx, after))
}

/** Pairs whose last day is over, and steps for people who asked for no mentor any more. */
export async function endWhatIsDue(db: Database, around: AfterPairs, now: Date): Promise<void> {
  const pairs = await inTransaction(db, async (tx) => await listNoticed(tx))
  for (const pair of pairs)
    if (endsAt(pair) <= now) await inTransaction(db, async (tx) => await endNoticed(tx, pair.id, now, around))
  const abandoned = await inTransaction(db, async (tx) => await listAbandoned(tx))
  for (const whose of abandoned) await inTransaction(db, async (tx) => await closeSearch(tx, whose, 'withdrew', now))
}

export async function nextEnd(db: Database, after: Date): Promise<Date | undefined> {
  const pairs = await inTransaction(db, async (tx) => await listNoticed(tx))
  return pairs
    .map(endsAt)
    .filter((at) => at > after)
    .toSorted((one, other) => one.getTime() - other.getTime())[0]
}

/** The midnight after the last day. */
function endsAt(pair: Pair): Date {
  const on =
    pair.status === 'active' && pair.ending ? pair.ending.on : dayIn(pair.changedAt, pair.organisation.timeZone)
  return instantOf(addDays(on, 1), 0, pair.organisation.timeZone)
}
