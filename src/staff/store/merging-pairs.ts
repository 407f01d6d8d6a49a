import type { Tx } from '../../db/transaction.ts'
import { contested } from '../merging.ts'
import type { Pair } from './merging.ts'

/** How far a pair has come: of two that one mentee can't both wait for, the further one stays. */
const ranks = { PROPOSED: 1, AGREED: 2, IN_ORDER: 3 } as const

/**
 * Nobody is two people of one pair, nor waits as a mentee for two: of one pair the mentor stays, of two pairs the further or
 * later one. A pair without mentees is over. Answers how many memberships ended.
 */
export async function saveMembersSettled(tx: Tx, pair: Pair, now: Date, today: string): Promise<number> {
  const end = { at: now, on: new Date(today) }
  return (await saveSameSettled(tx, pair, end)) + (await saveOpenSettled(tx, pair, end))
}

type End = { readonly at: Date; readonly on: Date }

async function saveSameSettled(tx: Tx, { keep, drop }: Pair, end: End): Promise<number> {
  const both = { personId: { in: [keep, drop] } }
  const rows = await tx.pairMember.findMany({ where: both, orderBy: { personId: 'asc' } })
  const shared = [...Map.groupBy(rows, ({ pairId }) => pairId).values()].filter(({ length }) => length === 2)
  for (const members of shared) {
    const answeredAt = (one: (typeof rows)[number]) => one.answeredAt?.getTime() ?? 0
    const [, loser] = members.toSorted(
      (one, other) =>
        Number(other.role === 'MENTOR') - Number(one.role === 'MENTOR') ||
        answeredAt(other) - answeredAt(one) ||
        Number(other.personId === keep) - Number(one.personId === keep),
    )
    if (!loser) continue
    const { pairId, personId } = loser
    await tx.pairMember.delete({ where: { pairId_personId: { pairId, personId } } })
    await saveEndedWithoutMentees(tx, pairId, end)
  }
  return shared.length
}

async function saveOpenSettled(tx: Tx, { keep, drop }: Pair, end: End): Promise<number> {
  const rows = await tx.pairMember.findMany({
    where: { personId: { in: [keep, drop] }, role: 'MENTEE', isOpen: true },
    select: { pairId: true, personId: true, pair: { select: { status: true, proposedAt: true } } },
  })
  const ranked = rows.map(({ pairId, personId, pair }) => {
    const rank = Object.entries(ranks).find(([status]) => status === pair.status)?.[1] ?? 0
    // Later than any day of a pair that has come less far.
    const at = new Date(pair.proposedAt.getTime() + rank * 1e13)
    return { id: pairId, personId, key: 'open', at }
  })
  const ended = contested(ranked, keep)
  for (const { loser } of ended) {
    const { id: pairId, personId } = loser
    await tx.pairMember.updateMany({ where: { pairId, personId }, data: { isOpen: false, leftAt: end.at } })
    await saveEndedWithoutMentees(tx, pairId, end)
  }
  return ended.length
}

async function saveEndedWithoutMentees(tx: Tx, id: string, { at, on }: End): Promise<void> {
  if ((await tx.pairMember.count({ where: { pairId: id, role: 'MENTEE', leftAt: null } })) > 0) return
  const withdrawn = await tx.pair.updateMany({
    where: { id, status: { in: ['PROPOSED', 'AGREED', 'IN_ORDER'] } },
    data: { status: 'WITHDRAWN', changedAt: at },
  })
  if (withdrawn.count > 0) await tx.pairMember.updateMany({ where: { pairId: id }, data: { isOpen: false } })
  const ended = await tx.pair.updateMany({
    where: { id, status: 'ACTIVE' },
    data: { status: 'ENDED', changedAt: at, finishedOn: on, endReason: 'CURATOR' },
  })
  if (ended.count === 0) return
  await tx.meeting.updateMany({
    where: { pairId: id, status: 'PLANNED' },
    data: { status: 'CANCELLED', changedAt: at },
  })
  await tx.task.updateMany({ where: { pairId: id, outcome: null, droppedAt: null }, data: { droppedAt: at } })
}

/** Of steps for one who waits, the earlier is done with. */
export async function saveStepsSettled(tx: Tx, { keep, drop }: Pair, now: Date): Promise<number> {
  const rows = await tx.searchStep.findMany({
    where: { personId: { in: [keep, drop] }, finishedAt: null },
    select: { id: true, personId: true, organisationId: true, decidedAt: true },
  })
  const keyed = rows.map((row) => ({ ...row, key: row.organisationId, at: row.decidedAt }))
  const ids = contested(keyed, keep).map(({ loser }) => loser.id)
  await tx.searchStep.updateMany({ where: { id: { in: ids } }, data: { finishedAt: now } })
  return ids.length
}

/** Of two acceptances of one version the earlier goes; of the names in their cases those of the name that goes. */
export async function removeRepeatedOfPairs(tx: Tx, { keep, drop }: Pair, isKeptNamed: boolean): Promise<void> {
  const both = { personId: { in: [keep, drop] } }
  const rows = await tx.programmeAcceptance.findMany({ where: both })
  const accepted = rows.map((row) => ({ ...row, id: row.personId, key: row.versionId, at: row.acceptedAt }))
  for (const { loser } of contested(accepted, keep)) {
    const { versionId, personId } = loser
    await tx.programmeAcceptance.delete({ where: { versionId_personId: { versionId, personId } } })
  }
  if ((await tx.nameForms.count({ where: both })) < 2) return
  await tx.nameForms.delete({ where: { personId: isKeptNamed ? drop : keep }, select: { personId: true } })
}

/** Pairs, searches, orders and programmes of the one are the other's from now on. */
export async function savePairOwner(tx: Tx, { keep, drop }: Pair): Promise<void> {
  const own = { where: { personId: drop }, data: { personId: keep } }
  await tx.pairMember.updateMany(own)
  await tx.searchStep.updateMany(own)
  await tx.programmeAcceptance.updateMany(own)
  await tx.nameForms.updateMany(own)
  await tx.order.updateMany({ where: { subjectId: drop }, data: { subjectId: keep } })
}

/** What the person decided, asked, drafted, confirmed. */
export async function savePairAuthor(tx: Tx, { keep, drop }: Pair): Promise<void> {
  await tx.pair.updateMany({ where: { proposedById: drop }, data: { proposedById: keep } })
  await tx.pair.updateMany({ where: { endedById: drop }, data: { endedById: keep } })
  await tx.pairApproval.updateMany({ where: { answeredById: drop }, data: { answeredById: keep } })
  await tx.pairQuestion.updateMany({ where: { askedById: drop }, data: { askedById: keep } })
  await tx.pairQuestion.updateMany({ where: { repliedById: drop }, data: { repliedById: keep } })
  await tx.searchStep.updateMany({ where: { ownerId: drop }, data: { ownerId: keep } })
  await tx.searchStep.updateMany({ where: { decidedById: drop }, data: { decidedById: keep } })
  await tx.matchRun.updateMany({ where: { startedById: drop }, data: { startedById: keep } })
  await tx.order.updateMany({ where: { draftedById: drop }, data: { draftedById: keep } })
  await tx.order.updateMany({ where: { enteredById: drop }, data: { enteredById: keep } })
  await tx.programmeVersion.updateMany({ where: { startedById: drop }, data: { startedById: keep } })
  await tx.programmeVersion.updateMany({ where: { approvedById: drop }, data: { approvedById: keep } })
  await tx.programmeVersion.updateMany({ where: { headId: drop }, data: { headId: keep } })
  await tx.activityTemplate.updateMany({ where: { authorId: drop }, data: { authorId: keep } })
  await tx.documentTemplate.updateMany({ where: { authorId: drop }, data: { authorId: keep } })
  await tx.nameForms.updateMany({ where: { confirmedById: drop }, data: { confirmedById: keep } })
}
