import type { Tx } from '../../db/transaction.ts'

type Whose = { readonly personId: string; readonly organisationId: string }

/** Consents there have reached their purpose; what no law keeps is destroyed by the day (152-FZ art. 21.4). Answers how many. */
export async function saveConsentsEnded(tx: Tx, whose: Whose, end: { at: Date; destroyBy: string }): Promise<number> {
  const ended = await tx.consent.updateMany({
    where: { ...whose, finishedAt: null },
    data: { finishedAt: end.at, endReason: 'LEFT', destroyBy: new Date(end.destroyBy) },
  })
  return ended.count
}

/** What the person was still to be told there, and what others were to be told of them. */
export async function removeTidings(tx: Tx, { personId, organisationId }: Whose): Promise<void> {
  await tx.tiding.deleteMany({ where: { organisationId, OR: [{ personId }, { aboutId: personId }] } })
}

/** Moves out of the organisation that wait for an answer: there is nobody to move any more. */
export async function saveMovesEnded(
  tx: Tx,
  { personId, organisationId }: Whose,
  now: Date,
  exceptId?: string,
): Promise<void> {
  await tx.move.updateMany({
    where: { personId, fromId: organisationId, answeredAt: null, ...(exceptId ? { id: { not: exceptId } } : {}) },
    data: { outcome: 'WITHDRAWN', answeredAt: now },
  })
}

export async function countHeld(tx: Tx, personId: string): Promise<number> {
  return await tx.rolePeriod.count({ where: { personId, finishedOn: null } })
}

/** Whether the person was in the organisation once, is not now, and is there still: nobody who is restricted or erased. */
export async function hasLeft(tx: Tx, { personId, organisationId }: Whose): Promise<boolean> {
  const left = await tx.person.count({
    where: {
      id: personId,
      restrictedAt: null,
      erasedAt: null,
      AND: [{ roles: { some: { organisationId } } }, { roles: { none: { organisationId, finishedOn: null } } }],
    },
  })
  return left === 1
}
