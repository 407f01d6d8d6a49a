import type { Tx } from '../../db/transaction.ts'
import { removeCancelled } from './meetings.ts'
import { failed, removePairs } from './pairs.ts'
import type { Keeper, retention, RetentionKey } from '../retention.ts'

/** The rules that the nightly job of this folder carries out. */
type Kept = {
  [Key in RetentionKey]: (typeof retention)[Key]['by'] extends Extract<Keeper, 'keep-no-longer'> ? Key : never
}[RetentionKey]

/** For each rule: what is older goes; answers with the number of rows. */
export const removeExpired: Readonly<Record<Kept, (tx: Tx, before: Date) => Promise<number>>> = {
  drafts: async (tx, before) =>
    (await tx.questionnaireDraft.deleteMany({ where: { touchedAt: { lt: before } } })).count,
  // Before the listings: what was picked points to them.
  matches: removeMatches,
  proposals: async (tx, before) => await removePairs(tx, { AND: [failed, { changedAt: { lt: before } }] }),
  searches: async (tx, before) => (await tx.searchStep.deleteMany({ where: { finishedAt: { lt: before } } })).count,
  discarded: removeDiscarded,
  cancelled: removeCancelled,
  dropped: async (tx, before) => (await tx.task.deleteMany({ where: { droppedAt: { lt: before } } })).count,
  help: async (tx, before) => (await tx.helpRequest.deleteMany({ where: { closedAt: { lt: before } } })).count,
  // Before the corrections: a listing that has ended points to the answers of its time.
  listings: removeListings,
  corrections: async (tx, before) =>
    (await tx.questionnaireResponse.deleteMany({ where: { replacedAt: { lt: before }, listings: { none: {} } } }))
      .count,
  campaigns: removeCampaigns,
  invitations: removeInvitations,
  strangers: removeTraffic,
  evidence: removeEvidence,
  acts: async (tx, before) => (await tx.destructionAct.deleteMany({ where: { madeAt: { lt: before } } })).count,
}

async function removeMatches(tx: Tx, before: Date): Promise<number> {
  const old = { finishedAt: { lt: before } }
  const picks = await tx.matchPick.deleteMany({ where: { run: old } })
  return picks.count + (await tx.matchRun.deleteMany({ where: old })).count
}

/** Drafts of orders that came to nothing, and that nothing amends. */
async function removeDiscarded(tx: Tx, before: Date): Promise<number> {
  const old = { status: 'DISCARDED' as const, draftedAt: { lt: before }, amendedBy: { none: {} } }
  const pairs = await tx.orderPair.deleteMany({ where: { order: old } })
  return pairs.count + (await tx.order.deleteMany({ where: old })).count
}

async function removeListings(tx: Tx, before: Date): Promise<number> {
  const old = { unlistedAt: { lt: before } }
  const picks = await tx.matchPick.deleteMany({ where: { OR: [{ mentee: old }, { mentor: old }] } })
  return picks.count + (await tx.listing.deleteMany({ where: old })).count
}

async function removeCampaigns(tx: Tx, before: Date): Promise<number> {
  const old = { finishedAt: { lt: before } }
  const members = await tx.campaignMember.deleteMany({ where: { campaign: old } })
  return members.count + (await tx.campaign.deleteMany({ where: old })).count
}

async function removeInvitations(tx: Tx, before: Date): Promise<number> {
  const old = { expiresAt: { lt: before } }
  const uses = await tx.invitationUse.deleteMany({ where: { invitation: old } })
  return uses.count + (await tx.invitation.deleteMany({ where: old })).count
}

/** What came from and went to chats that nobody we know is in. */
async function removeTraffic(tx: Tx, before: Date): Promise<number> {
  const done = { doneAt: { lt: before } }
  const chats = [
    ...(await tx.inboxUpdate.findMany({ where: done, distinct: ['chatKey'], select: { chatKey: true } })),
    ...(await tx.outboxCall.findMany({ where: done, distinct: ['chatKey'], select: { chatKey: true } })),
  ]
  const accounts = await tx.account.findMany({ select: { platform: true, chatId: true } })
  const known = new Set(accounts.map(({ platform, chatId }) => `${platform}:${chatId}`))
  const unknown = [...new Set(chats.map(({ chatKey }) => chatKey))].filter((key) => !known.has(key))
  if (unknown.length === 0) return 0
  const where = { ...done, chatKey: { in: unknown } }
  const updates = await tx.inboxUpdate.deleteMany({ where })
  return updates.count + (await tx.outboxCall.deleteMany({ where })).count
}

/** Of consents whose data were destroyed; a text goes with the last consent that was given under it. */
async function removeEvidence(tx: Tx, before: Date): Promise<number> {
  const consents = await tx.consent.deleteMany({ where: { destroyedAt: { lt: before } } })
  await tx.consentText.deleteMany({ where: { consents: { none: {} } } })
  return consents.count
}
