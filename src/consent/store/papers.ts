import type { Tx } from '../../db/transaction.ts'
import type { ConsentKind } from '../../people/actor.ts'

/** A consent in force, as the paper about it needs it. */
export type PaperConsent = {
  readonly id: string
  readonly personId: string
  readonly organisationId: string
  readonly kind: ConsentKind
  readonly accountId: string | null
  readonly paperSignedOn: string | null
  readonly scanId: string | null
}

const fields = {
  id: true,
  personId: true,
  organisationId: true,
  kind: true,
  accountId: true,
  paperSignedOn: true,
  scanId: true,
} as const

export async function findInForce(
  tx: Tx,
  whose: { personId: string; organisationId: string; kind: ConsentKind },
): Promise<PaperConsent | undefined> {
  const row = await tx.consent.findFirst({ where: { ...whose, finishedAt: null }, select: fields })
  return row ? { ...row, paperSignedOn: row.paperSignedOn?.toISOString().slice(0, 10) ?? null } : undefined
}

/** A consent of the organisation, in force. */
export async function findConsent(tx: Tx, id: string, organisationId: string): Promise<PaperConsent | undefined> {
  const row = await tx.consent.findFirst({ where: { id, organisationId, finishedAt: null }, select: fields })
  return row ? { ...row, paperSignedOn: row.paperSignedOn?.toISOString().slice(0, 10) ?? null } : undefined
}

/** Exactly what was read, for those of the organisation who answer for its register. */
export async function findTextIn(
  tx: Tx,
  id: string,
  organisationId: string,
): Promise<{ body: string; sha256: string; personId: string; kind: ConsentKind } | undefined> {
  const row = await tx.consent.findFirst({
    where: { id, organisationId, person: { restrictedAt: null, erasedAt: null } },
    select: { personId: true, kind: true, text: true },
  })
  return row ? { personId: row.personId, kind: row.kind, ...row.text } : undefined
}

/** The scan of a consent, for its person. */
export async function findOwnScan(tx: Tx, id: string, personId: string): Promise<string | undefined> {
  const row = await tx.consent.findFirst({ where: { id, personId }, select: { scanId: true } })
  return row?.scanId ?? undefined
}

export async function savePaper(
  tx: Tx,
  id: string,
  paper: { signedOn: string; markedAt: Date; markerId: string },
): Promise<void> {
  await tx.consent.update({
    where: { id },
    data: { paperSignedOn: new Date(paper.signedOn), paperMarkedAt: paper.markedAt, paperMarkerId: paper.markerId },
    select: { id: true },
  })
}

/** The mark is taken back; the scan is of no consent any more. */
export async function savePaperGone(tx: Tx, id: string): Promise<void> {
  await tx.consent.update({
    where: { id },
    data: { paperSignedOn: null, paperMarkedAt: null, paperMarkerId: null, scanId: null },
    select: { id: true },
  })
}

export async function saveScan(tx: Tx, id: string, scanId: string): Promise<void> {
  await tx.consent.update({ where: { id }, data: { scanId }, select: { id: true } })
}

/** The instant of the last end of a consent of this kind. */
export async function findLastEnd(
  tx: Tx,
  whose: { personId: string; organisationId: string; kind: ConsentKind },
): Promise<Date | undefined> {
  const row = await tx.consent.findFirst({
    where: { ...whose, endReason: { in: ['WITHDRAWN', 'LEFT'] } },
    orderBy: { finishedAt: 'desc' },
    select: { finishedAt: true },
  })
  return row?.finishedAt ?? undefined
}
