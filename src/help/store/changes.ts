import type { Tx } from '../../db/transaction.ts'

/** False where somebody has taken it already, or it is settled. */
export async function saveTaken(tx: Tx, id: string, takenById: string, now: Date): Promise<boolean> {
  const data = { status: 'TAKEN' as const, takenById, takenAt: now }
  return (await tx.helpRequest.updateMany({ where: { id, status: 'OPEN' }, data })).count > 0
}

/** In the place of the reply that was read before; false where another came between, or it is settled. */
export async function saveReply(tx: Tx, id: string, before: string | null, reply: string): Promise<boolean> {
  const where = { id, reply: before, status: { in: ['OPEN' as const, 'TAKEN' as const] } }
  return (await tx.helpRequest.updateMany({ where, data: { reply } })).count > 0
}

/** Closed by a curator, or withdrawn by who asked. */
export async function saveSettled(
  tx: Tx,
  id: string,
  { status, byId }: { readonly status: 'CLOSED' | 'WITHDRAWN'; readonly byId: string | null },
  now: Date,
): Promise<boolean> {
  const where = { id, status: { in: ['OPEN' as const, 'TAKEN' as const] } }
  return (await tx.helpRequest.updateMany({ where, data: { status, closedById: byId, closedAt: now } })).count > 0
}
