import type { Tx } from './transaction.ts'

export type InstallationKind = 'TRAINING' | 'LIVE'

/** Marks an empty database as training or live; false when it is of the other kind: invented people and real ones never meet. */
export async function claimInstallation(tx: Tx, kind: InstallationKind, now: Date): Promise<boolean> {
  await tx.installation.createMany({ data: [{ kind, createdAt: now }], skipDuplicates: true })
  const installation = await tx.installation.findUniqueOrThrow({ where: { id: 1 }, select: { kind: true } })
  return installation.kind === kind
}
