import type { Tx } from '../../db/transaction.ts'
import type { ConsentKind } from '../../people/actor.ts'
import type { KeptConsent } from '../standing.ts'

/** A consent in force. */
export type ConsentRecord = {
  readonly id: string
  readonly kind: ConsentKind
  readonly organisationId: string
  readonly organisationName: string
  readonly edition: number
  readonly fields: readonly string[]
  readonly givenAt: Date
  readonly timeZone: string
}

type Whose = { personId: string; organisationId: string; kind: ConsentKind }

/** A text that lost its words when somebody's data were destroyed has them again where the same is read anew. */
export async function addText(tx: Tx, sha256: string, body: string): Promise<void> {
  await tx.consentText.createMany({ data: [{ sha256, body }], skipDuplicates: true })
  await tx.consentText.updateMany({ where: { sha256, body: '' }, data: { body } })
}

export async function addConsent(
  tx: Tx,
  consent: Whose & {
    editionId: string
    textSha256: string
    fields?: readonly string[]
    /** Null where only paper was signed. */
    accountId: string | null
    messageNumber: number | null
    givenAt: Date
  },
): Promise<string> {
  const { fields = [], ...rest } = consent
  const row = await tx.consent.create({ data: { ...rest, fields: [...fields] }, select: { id: true } })
  return row.id
}

/** Ends the consent in force, if there is one; answers whether there was. */
export async function saveConsentEnd(
  tx: Tx,
  whose: Whose,
  end: { finishedAt: Date; endReason: 'WITHDRAWN' | 'REPLACED'; destroyBy?: Date },
): Promise<boolean> {
  const ended = await tx.consent.updateMany({ where: { ...whose, finishedAt: null }, data: end })
  return ended.count > 0
}

/** Given again before the day: nothing is to be destroyed any more. Answers how many clocks ran. */
export async function saveClockStopped(
  tx: Tx,
  { kinds, ...whose }: Omit<Whose, 'kind'> & { kinds: readonly ConsentKind[] },
): Promise<number> {
  const stopped = await tx.consent.updateMany({
    where: { ...whose, kind: { in: [...kinds] }, destroyBy: { not: null }, destroyedAt: null },
    data: { destroyBy: null },
  })
  return stopped.count
}

/** The consents in force, in the order in which they were given. */
export async function listConsents(tx: Tx, personId: string, kind?: ConsentKind): Promise<ConsentRecord[]> {
  const rows = await tx.consent.findMany({
    where: { personId, finishedAt: null, ...(kind ? { kind } : {}) },
    orderBy: { givenAt: 'asc' },
    select: {
      id: true,
      kind: true,
      organisationId: true,
      edition: { select: { number: true } },
      fields: true,
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

export const keptFields = {
  id: true,
  kind: true,
  organisationId: true,
  editionId: true,
  edition: { select: { number: true, organisationId: true } },
  givenAt: true,
  accountId: true,
  paperSignedOn: true,
  scanId: true,
  fields: true,
  finishedAt: true,
  endReason: true,
  destroyBy: true,
} as const

/** Everything that the person has ever given, in force or not. */
export async function listKept(
  tx: Tx,
  personId: string,
): Promise<(KeptConsent & { organisationId: string; fields: string[] })[]> {
  const rows = await tx.consent.findMany({ where: { personId }, orderBy: { givenAt: 'asc' }, select: keptFields })
  return rows.map(toKept)
}

export function toKept<
  Row extends {
    edition: { number: number; organisationId: string | null }
    paperSignedOn: Date | null
    destroyBy: Date | null
  },
>({ edition, paperSignedOn, destroyBy, ...row }: Row) {
  return {
    ...row,
    edition: edition.number,
    wordedBy: edition.organisationId,
    paperSignedOn: paperSignedOn?.toISOString().slice(0, 10) ?? null,
    destroyBy: destroyBy?.toISOString().slice(0, 10) ?? null,
  }
}

/** Exactly what the person read and accepted. */
export async function findText(
  tx: Tx,
  consentId: string,
  personId: string,
): Promise<{ kind: ConsentKind; organisationId: string; body: string; sha256: string } | undefined> {
  const row = await tx.consent.findFirst({
    where: { id: consentId, personId },
    select: { kind: true, organisationId: true, text: true },
  })
  return row ? { kind: row.kind, organisationId: row.organisationId, ...row.text } : undefined
}

/** What the person read and accepted of this kind, where it is in force. */
export async function findTextInForce(tx: Tx, whose: Whose): Promise<string | undefined> {
  const row = await tx.consent.findFirst({ where: { ...whose, finishedAt: null }, select: { text: true } })
  return row?.text.body
}

/** When the person last withdrew, where nothing was given since. */
export async function findWithdrawal(tx: Tx, whose: Whose): Promise<{ destroyBy: string } | undefined> {
  const row = await tx.consent.findFirst({
    where: whose,
    orderBy: { givenAt: 'desc' },
    select: { endReason: true, destroyBy: true },
  })
  return row?.endReason === 'WITHDRAWN' && row.destroyBy
    ? { destroyBy: row.destroyBy.toISOString().slice(0, 10) }
    : undefined
}

/** Who has a consent of the kind in force there. */
export async function listHolders(tx: Tx, organisationId: string, kind: ConsentKind): Promise<string[]> {
  const rows = await tx.consent.findMany({
    where: { organisationId, kind, finishedAt: null },
    orderBy: { personId: 'asc' },
    select: { personId: true },
  })
  return rows.map(({ personId }) => personId)
}
