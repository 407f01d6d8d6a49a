import type { Tx } from '../../db/transaction.ts'

/** Until which day, `YYYY-MM-DD`, each of these people wants quiet; also days that have come already. */
export async function listPauses(tx: Tx, personIds: readonly string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map()
  const rows = await tx.noticePause.findMany({
    where: { personId: { in: [...personIds] } },
    select: { personId: true, untilOn: true },
  })
  return new Map(rows.map(({ personId, untilOn }) => [personId, untilOn.toISOString().slice(0, 10)]))
}

export async function savePause(tx: Tx, personId: string, untilOn: string, now: Date): Promise<void> {
  const pause = { untilOn: new Date(untilOn), createdAt: now }
  await tx.noticePause.upsert({
    where: { personId },
    create: { personId, ...pause },
    update: pause,
    select: { personId: true },
  })
}

/** False where there was none. */
export async function removePause(tx: Tx, personId: string): Promise<boolean> {
  return (await tx.noticePause.deleteMany({ where: { personId } })).count > 0
}

/** Those that are over on that day. */
export async function removePausesUntil(tx: Tx, personIds: readonly string[], today: string): Promise<void> {
  await tx.noticePause.deleteMany({ where: { personId: { in: [...personIds] }, untilOn: { lte: new Date(today) } } })
}
