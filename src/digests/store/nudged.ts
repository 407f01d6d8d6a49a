import type { Tx } from '../../db/transaction.ts'

/** Whether those who lag in that district were reminded since then, by the journal. */
export async function countNudges(tx: Tx, districtId: string, since: Date): Promise<number> {
  return await tx.journalEntry.count({
    where: { subject: 'organisation', subjectId: districtId, event: 'schools-nudged', at: { gte: since } },
  })
}
