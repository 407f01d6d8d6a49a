import type { Tx } from '../../db/transaction.ts'

/** Of these people, who has been reminded since then, by whichever of the curators. */
export async function listNudged(tx: Tx, personIds: readonly string[], since: Date): Promise<Set<string>> {
  const rows = await tx.journalEntry.findMany({
    where: { event: 'nudged', subject: 'person', subjectId: { in: [...personIds] }, at: { gte: since } },
    select: { subjectId: true },
  })
  return new Set(rows.map(({ subjectId }) => subjectId))
}
