import type { Tx } from '../../db/transaction.ts'
import type { Initiative, OrderedTerms, OrderKind, OrderName } from '../order.ts'

export async function addDraft(
  tx: Tx,
  draft: {
    organisationId: string
    kind: OrderKind
    draftedById: string
    draftedAt: Date
    amendsId?: string
    subjectId?: string
    startsOn?: string
    endsOn?: string
  },
): Promise<string> {
  const { startsOn, endsOn, ...rest } = draft
  const row = await tx.order.create({
    data: { ...rest, status: 'DRAFT', startsOn: toDate(startsOn ?? null), endsOn: toDate(endsOn ?? null) },
    select: { id: true },
  })
  return row.id
}

/** Changes only a draft; answers whether it still was one. */
export async function saveDraft(
  tx: Tx,
  id: string,
  change: { startsOn?: string | null; endsOn?: string | null; reason?: string | null; initiative?: Initiative | null },
): Promise<boolean> {
  const { startsOn, endsOn, ...rest } = change
  const changed = await tx.order.updateMany({
    where: { id, status: 'DRAFT' },
    data: {
      ...rest,
      ...(startsOn === undefined ? {} : { startsOn: toDate(startsOn) }),
      ...(endsOn === undefined ? {} : { endsOn: toDate(endsOn) }),
    },
  })
  return changed.count === 1
}

/** It is collected anew: what happened before is in it. */
export async function saveDraftedAt(tx: Tx, id: string, draftedAt: Date): Promise<void> {
  await tx.order.updateMany({ where: { id, status: 'DRAFT' }, data: { draftedAt } })
}

/** One of two who enter it at once wins: answers whether it was still a draft. */
export async function saveSigned(
  tx: Tx,
  id: string,
  signed: { number: string; signedOn: string; enteredById: string; enteredAt: Date },
): Promise<boolean> {
  const { signedOn, ...rest } = signed
  const changed = await tx.order.updateMany({
    where: { id, status: 'DRAFT' },
    data: { ...rest, signedOn: new Date(signedOn), status: 'SIGNED' },
  })
  return changed.count === 1
}

/** Number and day of a signed order as the paper has them. */
export async function saveName(tx: Tx, id: string, { number, on }: OrderName): Promise<void> {
  await tx.order.updateMany({ where: { id, status: 'SIGNED' }, data: { number, signedOn: new Date(on) } })
}

export async function saveDiscarded(tx: Tx, id: string): Promise<boolean> {
  const changed = await tx.order.updateMany({ where: { id, status: 'DRAFT' }, data: { status: 'DISCARDED' } })
  return changed.count === 1
}

/** What is named already stays as it is; answers how many are new. */
export async function addPairs(tx: Tx, orderId: string, pairs: readonly OrderedTerms[]): Promise<number> {
  const added = await tx.orderPair.createMany({
    data: pairs.map(({ startsOn, endsOn, kinds, pairId }) => ({
      orderId,
      pairId,
      kinds: [...kinds],
      startsOn: toDate(startsOn),
      endsOn: toDate(endsOn),
    })),
    skipDuplicates: true,
  })
  return added.count
}

export async function removePairs(tx: Tx, orderId: string, pairIds: readonly string[]): Promise<number> {
  const removed = await tx.orderPair.deleteMany({ where: { orderId, pairId: { in: [...pairIds] } } })
  return removed.count
}

/** Of one pair of the order, or of all. */
export async function savePairTerms(
  tx: Tx,
  where: { orderId: string; pairId?: string },
  change: { startsOn?: string | null; endsOn?: string | null; kinds?: readonly string[] },
): Promise<void> {
  const { startsOn, endsOn, kinds } = change
  await tx.orderPair.updateMany({
    where,
    data: {
      ...(startsOn === undefined ? {} : { startsOn: toDate(startsOn) }),
      ...(endsOn === undefined ? {} : { endsOn: toDate(endsOn) }),
      ...(kinds === undefined ? {} : { kinds: [...kinds] }),
    },
  })
}

function toDate(day: string | null): Date | null {
  return day === null ? null : new Date(day)
}
