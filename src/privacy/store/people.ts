import type { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/transaction.ts'
import { languageOf } from '../../i18n/language.ts'

/** A consent in force, or one whose data are still to be destroyed by their day. */
const heldConsent: Prisma.ConsentWhereInput = {
  kind: 'PERSONAL_DATA',
  OR: [{ finishedAt: null }, { destroyBy: { not: null }, destroyedAt: null }],
}

/** Everywhere that something of the person is held or was. */
export async function listOperators(tx: Tx, personId: string): Promise<string[]> {
  const where = { personId }
  const select = { organisationId: true } as const
  const rows = [
    await tx.rolePeriod.findMany({ where, select }),
    await tx.consent.findMany({ where, select }),
    await tx.questionnaireResponse.findMany({ where, select }),
    await tx.questionnaireDraft.findMany({ where, select }),
    await tx.listing.findMany({ where, select }),
    await tx.pairMember.findMany({ where, select }),
    await tx.searchStep.findMany({ where, select }),
    await tx.helpRequest.findMany({ where, select }),
    await tx.surveyInvitation.findMany({ where, select }),
  ]
  return [...new Set(rows.flat().map(({ organisationId }) => organisationId))].toSorted()
}

/** Operators whom the person deals with now: a role that lasts, or a consent whose data are still held. */
export async function listLivingOperators(tx: Tx, personId: string) {
  return await tx.organisation.findMany({
    where: {
      OR: [{ roles: { some: { personId, finishedOn: null } } }, { consents: { some: { personId, ...heldConsent } } }],
    },
    orderBy: [{ kind: 'desc' }, { id: 'asc' }],
    select: { id: true, shortName: true, kind: true, parentId: true, timeZone: true },
  })
}

/** Whether the person's profile is still needed by an operator other than these. */
export async function isHeldElsewhere(tx: Tx, personId: string, organisationIds: readonly string[]): Promise<boolean> {
  const organisationId = { notIn: [...organisationIds] }
  return (await tx.consent.count({ where: { personId, organisationId, ...heldConsent } })) > 0
}

/** Whether the person still has a role with an operator other than these. */
export async function hasRoleElsewhere(tx: Tx, personId: string, organisationIds: readonly string[]): Promise<boolean> {
  const organisationId = { notIn: [...organisationIds] }
  return (await tx.rolePeriod.count({ where: { personId, organisationId, finishedOn: null } })) > 0
}

export async function findNextDue(tx: Tx, after: Date): Promise<Date | undefined> {
  const row = await tx.consent.findFirst({
    where: { kind: 'PERSONAL_DATA', destroyBy: { gt: after }, destroyedAt: null, person: { erasedAt: null } },
    orderBy: { destroyBy: 'asc' },
    select: { destroyBy: true },
  })
  return row?.destroyBy ?? undefined
}

/** Whether the person has consented again to this operator. */
export async function hasConsent(tx: Tx, personId: string, organisationId: string): Promise<boolean> {
  return (await tx.consent.count({ where: { personId, organisationId, kind: 'PERSONAL_DATA', finishedAt: null } })) > 0
}

/** Whether the clock of an ended consent still runs. */
export async function isDue(tx: Tx, consentId: string): Promise<boolean> {
  return (await tx.consent.count({ where: { id: consentId, destroyBy: { not: null }, destroyedAt: null } })) > 0
}

/** People without a role since before the day and without a consent whose day is still to come. */
export async function listForgotten(tx: Tx, before: Date, limit: number, personId?: string): Promise<string[]> {
  const rows = await tx.person.findMany({
    where: {
      ...(personId === undefined ? {} : { id: personId }),
      erasedAt: null,
      roles: { some: {}, none: { OR: [{ finishedOn: null }, { finishedOn: { gt: before } }] } },
      consents: { none: heldConsent },
    },
    orderBy: { id: 'asc' },
    take: limit,
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/** False where it was so already. */
export async function saveRestriction(tx: Tx, personId: string, restrictedAt: Date | null): Promise<boolean> {
  const changed = await tx.person.updateMany({
    where: { id: personId, erasedAt: null, restrictedAt: restrictedAt === null ? { not: null } : null },
    data: { restrictedAt },
  })
  return changed.count === 1
}

/** By what a message may name the person. */
export async function findNamed(tx: Tx, personId: string) {
  return await tx.person.findUnique({
    where: { id: personId },
    select: { surname: true, givenName: true, patronymic: true, contact: true },
  })
}

export async function listChatKeys(tx: Tx, personId: string): Promise<string[]> {
  const accounts = await tx.account.findMany({ where: { personId }, select: { platform: true, chatId: true } })
  return accounts.map((one) => `${one.platform}:${one.chatId}`)
}

/** Reachable accounts of the person, whatever they have agreed to: for what the law wants told. */
export async function listAddresses(tx: Tx, personId: string) {
  const accounts = await tx.account.findMany({
    where: { personId, blockedAt: null },
    orderBy: { id: 'asc' },
    select: { platform: true, chatId: true, person: { select: { language: true } } },
  })
  return accounts.map(({ person, ...account }) => ({ ...account, language: languageOf(person.language) }))
}
