import type { Tx } from '../../db/transaction.ts'

/** Schools whose curators and head a coordinator has reminded since then. */
export async function listNudgedSince(tx: Tx, schoolIds: readonly string[], since: Date): Promise<string[]> {
  const rows = await tx.journalEntry.findMany({
    where: { subject: 'roadmap', subjectId: { in: [...schoolIds] }, event: 'roadmap-nudged', at: { gte: since } },
    distinct: ['subjectId'],
    select: { subjectId: true },
  })
  return rows.map(({ subjectId }) => subjectId)
}

/** Which of these have been told: `<organisation>:<key>:<day>:<rung>`. */
export async function listTold(tx: Tx, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set()
  const rows = await tx.journalEntry.findMany({
    where: { subject: 'deadline', subjectId: { in: [...keys] }, event: 'deadline-told' },
    select: { subjectId: true },
  })
  return new Set(rows.map(({ subjectId }) => subjectId))
}
