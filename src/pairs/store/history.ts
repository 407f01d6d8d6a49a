import type { Tx } from '../../db/transaction.ts'

/** What happened to a pair, as the journal says; the oldest first, the last ten. */
export async function listHistory(tx: Tx, pairId: string): Promise<{ at: Date; event: string }[]> {
  const rows = await tx.journalEntry.findMany({
    where: { subject: 'pair', subjectId: pairId },
    orderBy: { id: 'desc' },
    take: 10,
    select: { at: true, event: true },
  })
  return rows.toReversed()
}
