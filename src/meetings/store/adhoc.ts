import type { Tx } from '../../db/transaction.ts'

/** Whether the person is the mentor of a pair that works now. */
export async function isMentorNow(tx: Tx, personId: string): Promise<boolean> {
  const pairs = await tx.pairMember.count({
    where: { personId, role: 'MENTOR', leftAt: null, pair: { status: 'ACTIVE' } },
  })
  return pairs > 0
}
