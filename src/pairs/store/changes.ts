import type { Tx } from '../../db/transaction.ts'
import type { Answer, Approval, Ending, LegalBasis, PairStatus, PairRole, Term } from '../pair.ts'
import { rowStatuses } from './rows.ts'

export type NewPair = {
  readonly organisationId: string
  readonly isCrossSchool: boolean
  readonly kinds: readonly string[]
  readonly proposedById: string
  readonly expiresAt: Date
  readonly terms: readonly Term[]
  readonly overruling: string | null
  readonly members: readonly NewMember[]
  readonly approvals: readonly Pick<Approval, 'organisationId' | 'role'>[]
}

export type NewMember = { readonly personId: string; readonly role: PairRole; readonly organisationId: string }

export async function addPair(tx: Tx, pair: NewPair, now: Date): Promise<string> {
  const { members, approvals, terms, kinds, ...rest } = pair
  const row = await tx.pair.create({
    data: {
      ...rest,
      kinds: [...kinds],
      terms: terms.map((one) => ({ ...one })),
      status: 'PROPOSED',
      proposedAt: now,
      changedAt: now,
    },
    select: { id: true },
  })
  await tx.pairMember.createMany({ data: members.map((one) => ({ ...one, pairId: row.id, isOpen: true })) })
  await tx.pairApproval.createMany({ data: approvals.map((one) => ({ ...one, pairId: row.id })) })
  return row.id
}

export async function addMember(tx: Tx, pairId: string, member: NewMember): Promise<void> {
  await tx.pairMember.createMany({ data: [{ ...member, pairId, isOpen: true }] })
}

export async function saveKinds(tx: Tx, pairId: string, kinds: readonly string[]): Promise<void> {
  await tx.pair.updateMany({ where: { id: pairId }, data: { kinds: [...kinds] } })
}

export async function saveAnswer(
  tx: Tx,
  pairId: string,
  personId: string,
  { answer, reason }: { answer: Answer; reason: string | null },
  now: Date,
): Promise<void> {
  const left = answer === 'DECLINED' ? { isOpen: false, leftAt: now } : {}
  await tx.pairMember.updateMany({
    where: { pairId, personId },
    data: { answer, answeredAt: now, reason, ...left },
  })
}

/** Own words that come after the answer. */
export async function saveReason(tx: Tx, pairId: string, personId: string, reason: string): Promise<void> {
  await tx.pairMember.updateMany({ where: { pairId, personId, answer: 'DECLINED' }, data: { reason } })
}

export async function saveLeft(tx: Tx, pairId: string, personId: string, now: Date): Promise<void> {
  await tx.pairMember.updateMany({
    where: { pairId, personId, leftAt: null },
    data: { isOpen: false, leftAt: now },
  })
}

export async function saveApproval(
  tx: Tx,
  pairId: string,
  { organisationId, role, answer, reason }: Approval,
  actorId: string,
  now: Date,
): Promise<void> {
  await tx.pairApproval.updateMany({
    where: { pairId, organisationId, role, answer: null },
    data: { answer, reason, answeredById: actorId, answeredAt: now },
  })
}

export async function saveExpiry(tx: Tx, pairId: string, expiresAt: Date): Promise<void> {
  await tx.pair.updateMany({ where: { id: pairId, status: 'PROPOSED' }, data: { expiresAt } })
}

/** The state that follows; false where it was another than expected. What is over frees its mentees for others. */
export async function saveStatus(
  tx: Tx,
  pairId: string,
  { from, to }: { from: readonly PairStatus[]; to: PairStatus },
  now: Date,
  change: { note?: string | null } = {},
): Promise<boolean> {
  const changed = await tx.pair.updateMany({
    where: { id: pairId, status: { in: from.map((one) => rowStatuses[one]) } },
    data: { status: rowStatuses[to], changedAt: now, ...(change.note === undefined ? {} : { endNote: change.note }) },
  })
  if (changed.count === 0) return false
  const stillOpen: readonly PairStatus[] = ['proposed', 'agreed', 'in-order']
  if (!stillOpen.includes(to)) await tx.pairMember.updateMany({ where: { pairId }, data: { isOpen: false } })
  return true
}

export async function saveActive(
  tx: Tx,
  pairId: string,
  { startsOn, endsOn }: { startsOn: string; endsOn: string },
  now: Date,
): Promise<boolean> {
  const period = { startsOn: new Date(startsOn), endsOn: new Date(endsOn) }
  const changed = await tx.pair.updateMany({
    where: { id: pairId, status: { in: ['AGREED', 'IN_ORDER'] } },
    data: { status: 'ACTIVE', changedAt: now, ...period },
  })
  if (changed.count === 0) return false
  await tx.pairMember.updateMany({ where: { pairId }, data: { isOpen: false } })
  return true
}

/** The day on which it ends and why; it ends at once unless `isLater`. */
export async function saveEnding(
  tx: Tx,
  pairId: string,
  { on, reason, note, byId }: Ending,
  isLater: boolean,
  now: Date,
): Promise<boolean> {
  const changed = await tx.pair.updateMany({
    where: { id: pairId, status: 'ACTIVE' },
    data: {
      ...(isLater ? {} : { status: 'ENDED', changedAt: now }),
      finishedOn: new Date(on),
      endReason: reason,
      endNote: note,
      endedById: byId,
    },
  })
  return changed.count > 0
}

export async function saveBasis(tx: Tx, pairId: string, basis: LegalBasis): Promise<void> {
  const agreement =
    basis.kind === 'AGREEMENT'
      ? { agreementNumber: basis.number, agreementOn: new Date(basis.on), payment: basis.payment }
      : { agreementNumber: null, agreementOn: null, payment: null }
  await tx.pair.updateMany({ where: { id: pairId }, data: { legalBasis: basis.kind, ...agreement } })
}
