import type { Tx } from '../../db/transaction.ts'
import { findMeetingDeeds, findMeetingHoldings } from './meeting-holdings.ts'
import { findPairDeeds, findPairHoldings } from './pair-holdings.ts'

/** Every row that is about the person, table by table, as it stands; what of it is theirs to read, `own-data.ts` decides. */
export async function findHoldings(tx: Tx, personId: string) {
  const accounts = await tx.account.findMany({ where: { personId }, orderBy: { createdAt: 'asc' } })
  const chatKeys = accounts.map((one) => `${one.platform}:${one.chatId}`)
  const consents = await listConsents(tx, personId)
  const consentIds = consents.map(({ id }) => id)
  return {
    person: await tx.person.findUniqueOrThrow({ where: { id: personId } }),
    accounts,
    roles: await tx.rolePeriod.findMany({ where: { personId }, orderBy: [{ startedOn: 'asc' }, { id: 'asc' }] }),
    consents,
    moves: await tx.move.findMany({ where: { personId }, orderBy: { proposedAt: 'asc' } }),
    drafts: await tx.questionnaireDraft.findMany({ where: { personId }, orderBy: { startedAt: 'asc' } }),
    responses: await tx.questionnaireResponse.findMany({ where: { personId }, orderBy: { submittedAt: 'asc' } }),
    listings: await tx.listing.findMany({ where: { personId }, orderBy: { listedAt: 'asc' } }),
    notes: await tx.curatorNote.findMany({ where: { personId }, orderBy: { writtenAt: 'asc' } }),
    refreshes: await tx.campaignMember.findMany({ where: { personId }, include: { campaign: true } }),
    files: await tx.storedFile.findMany({ where: { personId }, orderBy: { storedAt: 'asc' }, omit: { bytes: true } }),
    downloads: await tx.download.findMany({
      where: { OR: [{ senderId: personId }, { subjectId: { in: [personId, ...consentIds] } }] },
      orderBy: { id: 'asc' },
    }),
    preferences: await tx.noticePreference.findMany({ where: { personId }, orderBy: { kind: 'asc' } }),
    tidings: await tx.tiding.findMany({
      where: { OR: [{ personId }, { aboutId: personId }] },
      orderBy: { id: 'asc' },
    }),
    acts: await tx.destructionAct.findMany({ where: { personId }, orderBy: { madeAt: 'asc' } }),
    owed: await tx.outboxCall.findMany({ where: { chatKey: { in: chatKeys } }, orderBy: { id: 'asc' } }),
    updates: await tx.inboxUpdate.findMany({ where: { chatKey: { in: chatKeys } }, orderBy: { id: 'asc' } }),
    dialogues: await tx.dialogue.findMany({ where: { key: { in: chatKeys } } }),
    ...(await findPairHoldings(tx, personId)),
    ...(await findMeetingHoldings(tx, personId)),
    ...(await findDeeds(tx, personId)),
    ...(await findPairDeeds(tx, personId)),
    ...(await findMeetingDeeds(tx, personId)),
  }
}

export type Holdings = Awaited<ReturnType<typeof findHoldings>>

async function listConsents(tx: Tx, personId: string) {
  return await tx.consent.findMany({
    where: { personId },
    orderBy: { givenAt: 'asc' },
    include: { edition: { select: { number: true } }, text: { select: { body: true } } },
  })
}

/** What the person did to others' rows, without these others. */
async function findDeeds(tx: Tx, personId: string) {
  return {
    invitations: await tx.invitation.findMany({
      where: { OR: [{ ownerId: personId }, { authorId: personId }] },
      orderBy: { createdAt: 'asc' },
      omit: { tokenHash: true, requestHash: true },
    }),
    invitationUses: await tx.invitationUse.findMany({ where: { personId }, orderBy: { usedAt: 'asc' } }),
    editions: await tx.consentEdition.findMany({ where: { authorId: personId }, orderBy: { publishedAt: 'asc' } }),
    paperMarks: await tx.consent.findMany({
      where: { paperMarkerId: personId, personId: { not: personId } },
      orderBy: { id: 'asc' },
      select: { organisationId: true, paperMarkedAt: true },
    }),
    campaigns: await tx.campaign.findMany({ where: { startedById: personId }, orderBy: { startedAt: 'asc' } }),
    notesMade: await tx.curatorNote.findMany({
      where: { authorId: personId, personId: { not: personId } },
      orderBy: { writtenAt: 'asc' },
      select: { organisationId: true, writtenAt: true },
    }),
    filesSent: await tx.storedFile.findMany({
      where: { senderId: personId, OR: [{ personId: null }, { personId: { not: personId } }] },
      orderBy: { storedAt: 'asc' },
      select: { organisationId: true, purpose: true, size: true, storedAt: true },
    }),
  }
}

/** Lines of the journal by the person, about them, and about what is theirs. */
export async function listJournal(tx: Tx, personId: string, ownIds: readonly string[]) {
  return await tx.journalEntry.findMany({
    where: { OR: [{ actorId: personId }, { subjectId: { in: [personId, ...ownIds] } }] },
    orderBy: { id: 'asc' },
  })
}

/** Of these ids, those of people other than the person, with the roles that they hold or held. */
export async function listOthers(tx: Tx, personId: string, ids: readonly string[]) {
  return await tx.person.findMany({
    where: { id: { in: [...ids], not: personId } },
    select: { id: true, roles: { select: { role: true, organisationId: true } } },
  })
}

export type Named = {
  readonly surname: string | null
  readonly givenName: string | null
  readonly patronymic: string | null
}

/** Names of everybody else who has or had a role where the person has or had one. */
export async function listColleagueNames(tx: Tx, personId: string, organisationIds: readonly string[]) {
  return await tx.person.findMany({
    where: {
      id: { not: personId },
      surname: { not: null },
      roles: { some: { organisationId: { in: [...organisationIds] } } },
    },
    select: { surname: true, givenName: true, patronymic: true },
  })
}

export async function listOrganisations(tx: Tx, ids: readonly string[]) {
  return await tx.organisation.findMany({
    where: { id: { in: [...ids] } },
    orderBy: { id: 'asc' },
    select: { id: true, kind: true, fullName: true, shortName: true, timeZone: true },
  })
}

/** A file about the person, whole. */
export async function listFilesAbout(tx: Tx, personId: string) {
  return await tx.storedFile.findMany({
    where: { personId },
    orderBy: { storedAt: 'asc' },
    select: { name: true, mime: true, bytes: true },
  })
}
