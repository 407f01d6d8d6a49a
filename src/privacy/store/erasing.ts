import type { Tx } from '../../db/transaction.ts'
import type { Counts, Whose } from '../act.ts'
import { removeMeetingsOf } from './meetings.ts'
import { removePairsOf, removeRunsShown } from './pairs.ts'

/** Holds the person's row until the end of the transaction; false where it is erased already. */
export async function savePersonHeld(tx: Tx, personId: string): Promise<boolean> {
  const person = await tx.person.findFirst({ where: { id: personId, erasedAt: null }, select: { createdAt: true } })
  if (!person) return false
  // The same value: the statement only takes the lock, so that two destructions of one person follow each other.
  const held = await tx.person.updateMany({ where: { id: personId, erasedAt: null }, data: person })
  return held.count === 1
}

/** What one operator holds of the person: gone. Answers with the numbers. */
export async function removeAtOperator(tx: Tx, { personId, organisationId }: Whose): Promise<Counts> {
  const whose = { personId, organisationId }
  const consents = await tx.consent.findMany({ where: whose, select: { id: true } })
  const about = [personId, ...consents.map(({ id }) => id)]
  await tx.consent.updateMany({ where: whose, data: { scanId: null, accountId: null, messageNumber: null } })
  const owned = { ownerId: personId, organisationId }
  const uses = await tx.invitationUse.deleteMany({
    where: { OR: [{ invitation: owned }, { personId, invitation: { organisationId } }] },
  })
  const meetings = await removeMeetingsOf(tx, whose)
  // Before the listings: what was picked points to them.
  const pairs = await removePairsOf(tx, whose)
  return {
    ...meetings,
    ...pairs,
    listing: (await tx.listing.deleteMany({ where: whose })).count,
    questionnaire_response: (await tx.questionnaireResponse.deleteMany({ where: whose })).count,
    questionnaire_draft: (await tx.questionnaireDraft.deleteMany({ where: whose })).count,
    curator_note: (await tx.curatorNote.deleteMany({ where: whose })).count,
    campaign_member: (await tx.campaignMember.deleteMany({ where: { personId, campaign: { organisationId } } })).count,
    stored_file: (await tx.storedFile.deleteMany({ where: whose })).count,
    download: (
      await tx.download.deleteMany({
        where: { organisationId, OR: [{ senderId: personId }, { subjectId: { in: about } }] },
      })
    ).count,
    invitation: (await tx.invitation.deleteMany({ where: owned })).count,
    invitation_use: uses.count,
    move: (
      await tx.move.deleteMany({
        where: { personId, OR: [{ fromId: organisationId }, { toId: organisationId }] },
      })
    ).count,
    tiding: (await tx.tiding.deleteMany({ where: { organisationId, OR: [{ personId }, { aboutId: personId }] } }))
      .count,
  }
}

/**
 * The texts of consents that name the person lose their words: the hash and the edition stay as evidence. That to personal
 * data names nobody, and the same text may be another's.
 */
export async function removeNamingTexts(tx: Tx, { personId, organisationId }: Whose): Promise<Counts> {
  const own = { personId, organisationId, kind: { not: 'PERSONAL_DATA' as const } }
  const gone = await tx.consentText.updateMany({
    where: { body: { not: '' }, consents: { some: own, none: { personId: { not: personId } } } },
    data: { body: '' },
  })
  return { consent_text: gone.count }
}

/** Roles end with the data: nobody may act for a person of whom nothing is known. */
export async function saveRolesEnded(tx: Tx, { personId, organisationId }: Whose, today: Date): Promise<void> {
  const open = await tx.rolePeriod.findMany({
    where: { personId, organisationId, finishedOn: null },
    select: { id: true, startedOn: true },
  })
  for (const { id, startedOn } of open) {
    const finishedOn = startedOn > today ? startedOn : today
    await tx.rolePeriod.updateMany({ where: { id, finishedOn: null }, data: { finishedOn, endReason: 'LEFT' } })
  }
}

/** The evidence stays; what is still in force ends now. */
export async function saveConsentsDestroyed(tx: Tx, whose: Whose, now: Date, today: Date): Promise<void> {
  await tx.consent.updateMany({
    where: { ...whose, finishedAt: null },
    data: { finishedAt: now, endReason: 'WITHDRAWN', destroyBy: today },
  })
  await tx.consent.updateMany({ where: { ...whose, destroyedAt: null }, data: { destroyedAt: now } })
}

/** Name, post, contact and settings: what all operators of the person share. */
export async function removeProfile(tx: Tx, personId: string): Promise<Counts> {
  await tx.person.update({
    where: { id: personId },
    data: {
      surname: null,
      givenName: null,
      patronymic: null,
      post: null,
      subjects: [],
      contact: null,
      birthYear: null,
      searchName: '',
      importedAt: null,
      restrictedAt: null,
    },
    select: { id: true },
  })
  return {
    person: 1,
    name_forms: (await tx.nameForms.deleteMany({ where: { personId } })).count,
    notice_preference: (await tx.noticePreference.deleteMany({ where: { personId } })).count,
    notice_pause: (await tx.noticePause.deleteMany({ where: { personId } })).count,
  }
}

/** The accounts with all that came and went under them: for the messenger's user the bot is new from here on. */
export async function removeAccounts(tx: Tx, personId: string, now: Date): Promise<Counts> {
  const accounts = await tx.account.findMany({ where: { personId }, select: { platform: true, chatId: true } })
  const chatKeys = accounts.map((one) => `${one.platform}:${one.chatId}`)
  await tx.consent.updateMany({ where: { personId }, data: { accountId: null, messageNumber: null } })
  // What is being sent this instant is forgotten within a day.
  const owed = await tx.outboxCall.deleteMany({ where: { chatKey: { in: chatKeys }, state: { not: 'SENDING' } } })
  // The numbers of updates stay their week: one that comes again must find that it was handled.
  const updates = await tx.inboxUpdate.updateMany({
    where: { chatKey: { in: chatKeys }, state: { not: 'NEW' } },
    data: { chatKey: 'nobody', body: null },
  })
  const dialogues = await tx.dialogue.deleteMany({ where: { key: { in: chatKeys } } })
  const uses = await tx.invitationUse.deleteMany({
    where: { OR: [{ personId }, { invitation: { ownerId: personId } }] },
  })
  const invitations = await tx.invitation.deleteMany({ where: { ownerId: personId } })
  const tidings = await tx.tiding.deleteMany({ where: { OR: [{ personId }, { aboutId: personId }] } })
  const gone = await tx.account.deleteMany({ where: { personId } })
  await tx.person.update({ where: { id: personId }, data: { erasedAt: now, language: 'ru' }, select: { id: true } })
  return {
    ...(await removeRunsShown(tx, personId, now)),
    account: gone.count,
    outbox: owed.count,
    inbox: updates.count,
    dialogue: dialogues.count,
    invitation_use: uses.count,
    invitation: invitations.count,
    tiding: tidings.count,
  }
}

/** What stays by law. */
export async function countKept(tx: Tx, personId: string, organisationId: string): Promise<Counts> {
  const whose = { personId, organisationId }
  return {
    consent: await tx.consent.count({ where: whose }),
    role_period: await tx.rolePeriod.count({ where: whose }),
    pair: await tx.pairMember.count({ where: whose }),
    meeting: await tx.meetingPart.count({
      where: { personId, meeting: { pair: { members: { some: whose } } } },
    }),
    journal: await tx.journalEntry.count({
      where: { organisationId, OR: [{ actorId: personId }, { subjectId: personId }] },
    }),
  }
}

/** Messages owed to others, with the body as it would go. */
export async function listOwedToOthers(tx: Tx, chatKeys: readonly string[]) {
  return await tx.outboxCall.findMany({
    where: { state: 'OWED', chatKey: { notIn: [...chatKeys] }, contentType: 'application/json', body: { not: null } },
    select: { id: true, lane: true, dedupeKey: true, body: true },
  })
}

export async function saveOwedBody(tx: Tx, id: bigint, body: Uint8Array<ArrayBuffer>): Promise<void> {
  await tx.outboxCall.updateMany({ where: { id, state: 'OWED' }, data: { body } })
}

/** Not to be sent; the key stays, so that it is not owed again. */
export async function saveOwedCancelled(tx: Tx, ids: readonly bigint[], now: Date): Promise<void> {
  await tx.outboxCall.updateMany({
    where: { id: { in: [...ids] }, state: 'OWED' },
    data: { state: 'UNREACHABLE', body: null, doneAt: now },
  })
}

/** Ids by which keys of messages speak of the person and of what is theirs. */
export async function listIdsOf(tx: Tx, personId: string, organisationIds: readonly string[]): Promise<string[]> {
  const where = { personId, organisationId: { in: [...organisationIds] } }
  const select = { id: true } as const
  const rows = [
    await tx.questionnaireDraft.findMany({ where, select }),
    await tx.questionnaireResponse.findMany({ where, select }),
    await tx.listing.findMany({ where, select }),
    await tx.consent.findMany({ where, select }),
    await tx.helpRequest.findMany({ where, select }),
    await tx.task.findMany({ where: { menteeId: personId, organisationId: where.organisationId }, select }),
  ]
  return rows.flat().map(({ id }) => id)
}
