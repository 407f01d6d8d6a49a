import type { Tx } from '../../db/transaction.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { endPair } from '../../pairs/actions/ending.ts'
import type { AfterPairs } from '../../pairs/actions/after.ts'
import { saveKinds } from '../../pairs/store/changes.ts'
import type { Member } from '../../people/actor.ts'
import { may } from '../../people/policy.ts'
import type { SignedOrder } from '../order.ts'
import { savePeriod } from '../store/pairs.ts'

/** What an amendment says of each pair is so from now on (п. 7.2). */
export async function changePairs(tx: Tx, { pairs }: SignedOrder): Promise<void> {
  for (const { pairId, endsOn, kinds } of pairs) {
    if (endsOn !== null) await savePeriod(tx, pairId, endsOn)
    await saveKinds(tx, pairId, kinds)
  }
}

/** The pairs of a cancellation work until their last day (п. 7.1; ТК 351.8); their people are told where they end. */
export async function endPairs(
  tx: Tx,
  actor: Member,
  { order, school }: { readonly order: SignedOrder; readonly school: Organisation },
  now: Date,
  around: AfterPairs,
): Promise<void> {
  // A head who enters the number ends no pair by themselves: the order does.
  const by = may(actor, 'pair.end', { organisation: school }) ? actor : null
  const why = { reason: order.initiative ?? 'ORDER', note: order.reason } as const
  for (const { pairId, endsOn } of order.pairs)
    if (endsOn !== null) await endPair(tx, by, pairId, { ...why, on: endsOn }, now, around)
}
