import type { Tx } from '../../db/transaction.ts'
import { releaseFromOrder, takeIntoOrder } from '../../pairs/actions/ordering.ts'
import type { Member } from '../../people/actor.ts'
import type { Draft, Initiative } from '../order.ts'
import type { Period } from '../period.ts'
import { inNames, lacksOf, type PairFacts } from '../readiness.ts'
import { notActive } from '../signing.ts'
import { addPairs, removePairs, saveDraft, saveDraftedAt, savePairTerms } from '../store/changes.ts'
import { listActiveOf, listAgreed, listPairFacts } from '../store/pairs.ts'
import { draftToChange, noteOrder } from './drafting.ts'

/** Puts a pair into the draft or takes it out, as `wanted` says: pressed twice it stays so. False where it can't be. */
export async function tickPair(
  tx: Tx,
  actor: Member,
  { orderId, pairId, wanted }: { readonly orderId: string; readonly pairId: string; readonly wanted: boolean },
  now: Date,
): Promise<boolean> {
  const draft = await draftToChange(tx, actor, orderId)
  if (!draft) return false
  if (draft.pairs.some((one) => one.pairId === pairId) === wanted) return true
  if (!wanted) return await takeOut(tx, actor, draft, [pairId], now)
  const pair = (await choicesOf(tx, draft)).find(({ id }) => id === pairId)
  if (!pair) return false
  const startsOn = draft.kind === 'PAIRS' ? draft.startsOn : pair.startsOn
  const endsOn = draft.endsOn ?? (draft.kind === 'AMENDMENT' ? pair.endsOn : null)
  await addPairs(tx, orderId, [{ pairId, startsOn, endsOn, kinds: pair.kinds }])
  if (draft.kind === 'PAIRS') await takeIntoOrder(tx, [pairId], now)
  await noteOrder(tx, actor, draft, 'order-changed', now)
  return true
}

/** Pairs that may stand in the draft: in it already, ready for it, or working by the order that it changes. */
export async function choicesOf(tx: Tx, draft: Draft): Promise<PairFacts[]> {
  const own = await listPairFacts(
    tx,
    draft.pairs.map(({ pairId }) => pairId),
  )
  const others =
    draft.kind === 'PAIRS'
      ? (await listAgreed(tx, draft.organisationId)).filter((pair) => lacksOf(pair).length === 0)
      : draft.amendsId === null
        ? []
        : await listActiveOf(tx, draft.amendsId)
  return inNames([...own, ...others.filter(({ id }) => own.every((one) => one.id !== id))])
}

/**
 * Collects the draft anew: what lacks something is taken out and waits for another order if it still can, a group that
 * goes on without somebody stays. Answers how many pairs went; undefined where there is no draft any more.
 */
export async function collectAnew(tx: Tx, actor: Member, orderId: string, now: Date): Promise<number | undefined> {
  const draft = await draftToChange(tx, actor, orderId)
  if (!draft) return undefined
  const ids = draft.pairs.map(({ pairId }) => pairId)
  const lacksIn = draft.kind === 'PAIRS' ? lacksOf : notActive
  const unfit = (await listPairFacts(tx, ids)).filter((pair) => lacksIn(pair).length > 0).map(({ id }) => id)
  await saveDraftedAt(tx, orderId, now)
  await takeOut(tx, actor, draft, unfit, now)
  return unfit.length
}

async function takeOut(tx: Tx, actor: Member, draft: Draft, pairIds: readonly string[], now: Date): Promise<boolean> {
  if ((await removePairs(tx, draft.id, pairIds)) === 0) return true
  if (draft.kind === 'PAIRS') await releaseFromOrder(tx, pairIds, now)
  await noteOrder(tx, actor, draft, 'order-changed', now)
  return true
}

/** From when to when the pairs of an order work. */
export async function setPeriod(tx: Tx, actor: Member, orderId: string, period: Period, now: Date): Promise<boolean> {
  return await change(tx, actor, { orderId, kinds: ['PAIRS'] }, now, async () => {
    if (!(await saveDraft(tx, orderId, period))) return false
    await savePairTerms(tx, { orderId }, period)
    return true
  })
}

/** The last day: of an amendment the new one, or null for what each pair has; of a cancellation that on which they end. */
export async function setLastDay(
  tx: Tx,
  actor: Member,
  orderId: string,
  endsOn: string | null,
  now: Date,
): Promise<boolean> {
  return await change(tx, actor, { orderId, kinds: ['AMENDMENT', 'CANCELLATION'] }, now, async (draft) => {
    if (!(await saveDraft(tx, orderId, { endsOn }))) return false
    if (endsOn !== null || draft.kind === 'CANCELLATION') await savePairTerms(tx, { orderId }, { endsOn })
    else
      for (const pair of await choicesOf(tx, draft))
        await savePairTerms(tx, { orderId, pairId: pair.id }, { endsOn: pair.endsOn })
    return true
  })
}

/** Kinds of mentoring for every pair of an amendment. */
export async function setKinds(
  tx: Tx,
  actor: Member,
  orderId: string,
  kinds: readonly string[],
  now: Date,
): Promise<boolean> {
  return await change(tx, actor, { orderId, kinds: ['AMENDMENT'] }, now, async () => {
    if (kinds.length > 0) await savePairTerms(tx, { orderId }, { kinds })
    return kinds.length > 0
  })
}

export async function setInitiative(
  tx: Tx,
  actor: Member,
  orderId: string,
  initiative: Initiative,
  now: Date,
): Promise<boolean> {
  const save = async () => await saveDraft(tx, orderId, { initiative })
  return await change(tx, actor, { orderId, kinds: ['CANCELLATION'] }, now, save)
}

/** Why, in the words of the order; null where it says nothing of it. */
export async function setReason(
  tx: Tx,
  actor: Member,
  orderId: string,
  reason: string | null,
  now: Date,
): Promise<boolean> {
  const save = async () => await saveDraft(tx, orderId, { reason })
  return await change(tx, actor, { orderId, kinds: ['AMENDMENT', 'CANCELLATION'] }, now, save)
}

/** Changes a draft of one of these kinds and notes it; false where there is none or nothing was saved. */
async function change(
  tx: Tx,
  actor: Member,
  { orderId, kinds }: { readonly orderId: string; readonly kinds: readonly Draft['kind'][] },
  now: Date,
  save: (draft: Draft) => Promise<boolean>,
): Promise<boolean> {
  const draft = await draftToChange(tx, actor, orderId)
  if (!draft || !kinds.includes(draft.kind) || !(await save(draft))) return false
  await noteOrder(tx, actor, draft, 'order-changed', now)
  return true
}
