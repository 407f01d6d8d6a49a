import type { Tx } from '../../db/transaction.ts'

/** Banks in which the person stands: who wants to be a mentor, who asks for one. */
export async function listWishes(
  tx: Tx,
  whose: { personId: string; organisationId: string },
): Promise<('MENTOR' | 'MENTEE')[]> {
  const rows = await tx.listing.findMany({ where: { ...whose, unlistedAt: null }, select: { kind: true } })
  return rows.map(({ kind }) => kind)
}
