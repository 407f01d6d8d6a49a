import type { Tx } from '../db/transaction.ts'

export type ConsentRecord = {
  readonly id: string
  readonly organisationId: string
  readonly organisationName: string
  readonly edition: number
  readonly givenAt: Date
  readonly timeZone: string
}

/** Zero before the first edition is published. */
export async function findCurrentEdition(tx: Tx): Promise<{ id: string; number: number; sha256: string | undefined }> {
  const latest = await tx.consentEdition.findFirst({
    where: { kind: 'PERSONAL_DATA', organisationId: null },
    orderBy: { number: 'desc' },
    select: { id: true, number: true, sha256: true },
  })
  return latest ?? { id: '', number: 0, sha256: undefined }
}

/** False when another process has just published one of this number. */
export async function addEdition(tx: Tx, number: number, sha256: string, now: Date): Promise<boolean> {
  const added = await tx.consentEdition.createMany({
    data: [{ kind: 'PERSONAL_DATA', number, sha256, publishedAt: now }],
    skipDuplicates: true,
  })
  return added.count === 1
}

export async function addText(tx: Tx, sha256: string, body: string): Promise<void> {
  await tx.consentText.createMany({ data: [{ sha256, body }], skipDuplicates: true })
}

export async function addConsent(
  tx: Tx,
  consent: {
    personId: string
    organisationId: string
    editionId: string
    textSha256: string
    accountId: string
    messageNumber: number | null
    givenAt: Date
  },
): Promise<string> {
  const row = await tx.consent.create({ data: { kind: 'PERSONAL_DATA', ...consent }, select: { id: true } })
  return row.id
}

/** Ends the consent in force, if there is one; answers whether there was. */
export async function saveConsentEnd(
  tx: Tx,
  whose: { personId: string; organisationId: string },
  end: { finishedAt: Date; endReason: 'WITHDRAWN' | 'REPLACED'; destroyBy?: Date },
): Promise<boolean> {
  const ended = await tx.consent.updateMany({ where: { ...whose, kind: 'PERSONAL_DATA', finishedAt: null }, data: end })
  return ended.count > 0
}

export async function listConsents(tx: Tx, personId: string): Promise<ConsentRecord[]> {
  const rows = await tx.consent.findMany({
    where: { personId, finishedAt: null },
    orderBy: { givenAt: 'asc' },
    select: {
      id: true,
      organisationId: true,
      edition: { select: { number: true } },
      givenAt: true,
      organisation: { select: { shortName: true, timeZone: true } },
    },
  })
  return rows.map(({ organisation, edition, ...row }) => ({
    ...row,
    edition: edition.number,
    organisationName: organisation.shortName,
    timeZone: organisation.timeZone,
  }))
}

export async function findText(
  tx: Tx,
  consentId: string,
  personId: string,
): Promise<{ body: string; sha256: string } | undefined> {
  const row = await tx.consent.findFirst({ where: { id: consentId, personId }, select: { text: true } })
  return row?.text
}

/** When the person last withdrew, where nothing was given since. */
export async function findWithdrawal(
  tx: Tx,
  personId: string,
  organisationId: string,
): Promise<{ destroyBy: string } | undefined> {
  const row = await tx.consent.findFirst({
    where: { personId, organisationId },
    orderBy: { givenAt: 'desc' },
    select: { endReason: true, destroyBy: true },
  })
  return row?.endReason === 'WITHDRAWN' && row.destroyBy
    ? { destroyBy: row.destroyBy.toISOString().slice(0, 10) }
    : undefined
}
