import { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/transaction.ts'
import type { Counts, Whose } from '../act.ts'
import { removeAllMeetings } from './meetings.ts'

/** A proposal that no pair came of. */
export const failed: Prisma.PairWhereInput = {
  status: { in: ['DECLINED', 'EXPIRED', 'WITHDRAWN'] },
  orders: { none: { order: { status: 'SIGNED' } } },
}

/**
 * Of the person's pairs: proposals that came to nothing go whole, of the others the words. The order, the period and the
 * number of the person stay (125-FZ art. 17).
 */
export async function removePairsOf(tx: Tx, { personId, organisationId }: Whose): Promise<Counts> {
  const own: Prisma.PairWhereInput = { members: { some: { personId, organisationId } } }
  const gone = await removePairs(tx, { AND: [own, failed] })
  const words = await removeWords(tx, { personId, organisationId }, own)
  const steps = await tx.searchStep.deleteMany({ where: { personId, organisationId } })
  const picks = await tx.matchPick.deleteMany({
    where: { OR: [{ mentee: { personId, organisationId } }, { mentor: { personId, organisationId } }] },
  })
  return { ...words, pair: gone + (words['pair'] ?? 0), search_step: steps.count, match_pick: picks.count }
}

/** Pairs with all that hangs on them; answers with how many. */
export async function removePairs(tx: Tx, where: Prisma.PairWhereInput): Promise<number> {
  const ids = (await tx.pair.findMany({ where, select: { id: true } })).map(({ id }) => id)
  if (ids.length === 0) return 0
  const ofPair = { pairId: { in: ids } }
  await removeAllMeetings(tx, ids)
  const version = { programme: ofPair }
  await tx.programmeActivity.deleteMany({ where: { version } })
  await tx.programmeAcceptance.deleteMany({ where: { version } })
  await tx.programmeVersion.deleteMany({ where: version })
  await tx.programme.deleteMany({ where: ofPair })
  await tx.orderPair.deleteMany({ where: ofPair })
  await tx.pairQuestion.deleteMany({ where: ofPair })
  await tx.pairApproval.deleteMany({ where: ofPair })
  await tx.pairMember.deleteMany({ where: ofPair })
  await tx.matchPick.updateMany({ where: ofPair, data: { pairId: null } })
  return (await tx.pair.deleteMany({ where: { id: { in: ids } } })).count
}

async function removeWords(tx: Tx, { personId, organisationId }: Whose, own: Prisma.PairWhereInput): Promise<Counts> {
  const pairs = await tx.pair.updateMany({
    where: own,
    data: { terms: Prisma.DbNull, overruling: null, payment: null, endNote: null },
  })
  const reasons = await tx.pairMember.updateMany({
    where: { personId, organisationId, reason: { not: null } },
    data: { reason: null },
  })
  const approvals = await tx.pairApproval.updateMany({
    where: { pair: own, reason: { not: null } },
    data: { reason: null },
  })
  const questions = await tx.pairQuestion.deleteMany({ where: { askedById: personId, pair: own } })
  const about = { OR: [{ subjectId: personId, organisationId }, { pairs: { some: { pair: own } } }] }
  const orders = await tx.order.updateMany({ where: { ...about, reason: { not: null } }, data: { reason: null } })
  return {
    pair: pairs.count,
    pair_member: reasons.count,
    pair_approval: approvals.count,
    pair_question: questions.count,
    school_order: orders.count,
    ...(await removeProgrammeWords(tx, { personId, organisationId }, own)),
  }
}

/** The words of a programme are about the mentees: they go with the last of them; what the mentor is good at, with any. */
async function removeProgrammeWords(
  tx: Tx,
  { personId, organisationId }: Whose,
  own: Prisma.PairWhereInput,
): Promise<Counts> {
  await tx.programmeVersion.updateMany({ where: { programme: { pair: own } }, data: { strengths: [] } })
  const wishes = await tx.programmeAcceptance.updateMany({
    where: { personId, version: { programme: { pair: own } }, wish: { not: null } },
    data: { wish: null },
  })
  const asLastMentee: Prisma.PairWhereInput = {
    members: {
      some: { personId, organisationId, role: 'MENTEE' },
      none: { role: 'MENTEE', personId: { not: personId }, person: { erasedAt: null } },
    },
  }
  const version = { programme: { pair: asLastMentee } }
  const versions = await tx.programmeVersion.updateMany({
    where: version,
    data: { difficulties: [], goal: null, results: [], reason: null },
  })
  const activities = await tx.programmeActivity.updateMany({ where: { version }, data: { title: '', outcome: null } })
  return { programme_version: versions.count, programme_activity: activities.count, programme_acceptance: wishes.count }
}

/** What the person searched for others is shown in their chat no more; a run that still goes has nobody to show it to. */
export async function removeRunsShown(tx: Tx, personId: string, now: Date): Promise<Counts> {
  await tx.matchRun.updateMany({
    where: { startedById: personId, state: 'RUNNING' },
    data: { state: 'FAILED', finishedAt: now },
  })
  const shown = await tx.matchRun.updateMany({
    where: { startedById: personId, chatId: { not: '' } },
    data: { chatId: '' },
  })
  return { match_run: shown.count }
}
