import type { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/transaction.ts'
import type { Role } from '../../people/role.ts'

/** Orders that wait for their number and date. */
export async function countDraftOrders(tx: Tx, organisationId: string): Promise<number> {
  return await tx.order.count({ where: { organisationId, status: 'DRAFT' } })
}

/** Pairs of two schools that wait for the word of whoever holds one of these roles there: the heads come last (п. 3.3.5). */
export async function countApprovals(tx: Tx, organisationId: string, roles: readonly Role[]): Promise<number> {
  const waiting: Prisma.PairApprovalWhereInput = { organisationId, answer: null, pair: { status: 'PROPOSED' } }
  const all = { members: { none: { leftAt: null, answer: null } } }
  const ofCurator = roles.includes('CURATOR')
    ? await tx.pairApproval.count({ where: { ...waiting, role: 'CURATOR' } })
    : 0
  const ofHead = roles.includes('HEAD')
    ? await tx.pairApproval.count({ where: { ...waiting, role: 'HEAD', pair: { status: 'PROPOSED', ...all } } })
    : 0
  return ofCurator + ofHead
}

/** Questions about proposals of the school that nobody has replied to. */
export async function countQuestions(tx: Tx, organisationId: string): Promise<number> {
  return await tx.pairQuestion.count({ where: { reply: null, pair: { organisationId, status: 'PROPOSED' } } })
}

export async function listSchoolIds(tx: Tx, districtId: string): Promise<string[]> {
  const rows = await tx.organisation.findMany({ where: { parentId: districtId }, select: { id: true } })
  return rows.map(({ id }) => id)
}
