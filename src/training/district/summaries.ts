import { dayIn } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import { lastOf } from '../../digests/actions/current.ts'
import { boundsOf, nextSummaryAt } from '../../digests/months.ts'
import { addSummary, findPlace } from '../../digests/store/summaries.ts'

/** The summaries of the last month have come on its day, long before anybody looks. */
export async function recallSummaries(
  tx: Tx,
  organisationIds: readonly string[],
  timeZone: string,
  now: Date,
): Promise<void> {
  const { start } = boundsOf(dayIn(now, timeZone).slice(0, 7), timeZone)
  const toldAt = nextSummaryAt(new Date(start.getTime() - 1), timeZone)
  if (toldAt > now) return
  for (const organisationId of organisationIds) {
    const place = await findPlace(tx, organisationId)
    const told = place && (await lastOf(tx, place, toldAt))
    if (told) await addSummary(tx, { organisationId, month: told.period.month, summary: told.summary }, toldAt)
  }
}
