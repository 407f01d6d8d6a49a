import type { Tx } from '../../db/transaction.ts'
import { contested } from '../merging.ts'
import type { Pair } from './merging.ts'

/** Of roles that both hold, the earlier period ends; an order that only it knows goes over. Answers how many. */
export async function saveRolesSettled(tx: Tx, { keep, drop }: Pair, today: string): Promise<number> {
  const rows = await tx.rolePeriod.findMany({
    where: { personId: { in: [keep, drop] }, finishedOn: null },
    select: {
      id: true,
      personId: true,
      organisationId: true,
      role: true,
      startedOn: true,
      orderNumber: true,
      orderOn: true,
    },
  })
  const keyed = rows.map((row) => ({ ...row, key: `${row.organisationId}:${row.role}`, at: row.startedOn }))
  const pairs = contested(keyed, keep)
  for (const { winner, loser } of pairs) {
    const finishedOn = new Date(today) < loser.startedOn ? loser.startedOn : new Date(today)
    await tx.rolePeriod.updateMany({ where: { id: loser.id }, data: { finishedOn, endReason: 'REPLACED' } })
    if (winner.orderNumber === null && loser.orderNumber !== null) {
      const { orderNumber, orderOn } = loser
      await tx.rolePeriod.updateMany({ where: { id: winner.id }, data: { orderNumber, orderOn } })
    }
  }
  return pairs.length
}

/** Of consents of one kind to one operator the earlier is replaced by the later. */
export async function saveConsentsSettled(tx: Tx, { keep, drop }: Pair, now: Date): Promise<number> {
  const rows = await tx.consent.findMany({
    where: { personId: { in: [keep, drop] }, finishedAt: null },
    select: { id: true, personId: true, organisationId: true, kind: true, givenAt: true },
  })
  const keyed = rows.map((row) => ({ ...row, key: `${row.organisationId}:${row.kind}`, at: row.givenAt }))
  const ids = contested(keyed, keep).map(({ loser }) => loser.id)
  await tx.consent.updateMany({ where: { id: { in: ids } }, data: { finishedAt: now, endReason: 'REPLACED' } })
  return ids.length
}

/** Of answers to one questionnaire about the same the earlier are replaced; of drafts only the later can stay. */
export async function saveAnswersSettled(tx: Tx, { keep, drop }: Pair, now: Date): Promise<number> {
  const both = { personId: { in: [keep, drop] } }
  const sent = await tx.questionnaireResponse.findMany({
    where: { ...both, replacedAt: null },
    select: { id: true, personId: true, questionnaire: true, subjectId: true, submittedAt: true },
  })
  const responses = sent.map((row) => ({ ...row, key: `${row.questionnaire}:${row.subjectId}`, at: row.submittedAt }))
  const replaced = contested(responses, keep).map(({ loser }) => loser.id)
  await tx.questionnaireResponse.updateMany({ where: { id: { in: replaced } }, data: { replacedAt: now } })
  const begun = await tx.questionnaireDraft.findMany({
    where: both,
    select: { id: true, personId: true, questionnaire: true, subjectId: true, touchedAt: true },
  })
  const drafts = begun.map((row) => ({ ...row, key: `${row.questionnaire}:${row.subjectId}`, at: row.touchedAt }))
  const given = contested(drafts, keep).map(({ loser }) => loser.id)
  await tx.questionnaireDraft.deleteMany({ where: { id: { in: given } } })
  return replaced.length
}

/** Of places in one bank the earlier is left. */
export async function saveListingsSettled(tx: Tx, { keep, drop }: Pair, now: Date): Promise<number> {
  const rows = await tx.listing.findMany({
    where: { personId: { in: [keep, drop] }, unlistedAt: null },
    select: { id: true, personId: true, organisationId: true, kind: true, listedAt: true },
  })
  const keyed = rows.map((row) => ({ ...row, key: `${row.organisationId}:${row.kind}`, at: row.listedAt }))
  const ids = contested(keyed, keep).map(({ loser }) => loser.id)
  await tx.listing.updateMany({ where: { id: { in: ids } }, data: { unlistedAt: now } })
  return ids.length
}

/** Of moves from one school that wait the earlier is taken back. */
export async function saveMovesSettled(tx: Tx, { keep, drop }: Pair, now: Date): Promise<number> {
  const rows = await tx.move.findMany({
    where: { personId: { in: [keep, drop] }, answeredAt: null },
    select: { id: true, personId: true, fromId: true, proposedAt: true },
  })
  const keyed = rows.map((row) => ({ ...row, key: row.fromId, at: row.proposedAt }))
  const ids = contested(keyed, keep).map(({ loser }) => loser.id)
  await tx.move.updateMany({ where: { id: { in: ids } }, data: { outcome: 'WITHDRAWN', answeredAt: now } })
  return ids.length
}

/** Of rows that are nothing but a pair of keys, such as «this person opened that link», one of two equal ones goes. */
export async function removeRepeated(tx: Tx, { keep, drop }: Pair): Promise<void> {
  const both = { personId: { in: [keep, drop] } }
  const uses = await tx.invitationUse.findMany({ where: { personId: keep }, select: { invitationId: true } })
  const opened = uses.map(({ invitationId }) => invitationId)
  await tx.invitationUse.deleteMany({ where: { personId: drop, invitationId: { in: opened } } })

  const members = await tx.campaignMember.findMany({ where: both })
  const asked = members.map((row) => ({
    ...row,
    id: row.personId,
    key: row.campaignId,
    at: row.answeredAt ?? new Date(0),
  }))
  for (const { loser } of contested(asked, keep)) {
    const { campaignId, personId } = loser
    await tx.campaignMember.delete({ where: { campaignId_personId: { campaignId, personId } } })
  }

  const preferences = await tx.noticePreference.findMany({ where: both })
  const chosen = preferences.map((row) => ({ ...row, id: row.personId, key: row.kind, at: row.changedAt }))
  for (const { loser } of contested(chosen, keep)) {
    const { personId, kind } = loser
    await tx.noticePreference.delete({ where: { personId_kind: { personId, kind } } })
  }

  const tidings = await tx.tiding.findMany({ where: both })
  const told = tidings.map((row) => ({ ...row, key: `${row.kind}:${row.subjectId}`, at: row.happenedAt }))
  for (const one of contested(
    told.map(({ id, ...row }) => ({ ...row, id: String(id) })),
    keep,
  ))
    await tx.tiding.delete({ where: { id: BigInt(one.loser.id) } })
}
