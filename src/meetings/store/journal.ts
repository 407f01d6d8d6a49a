import type { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/transaction.ts'
import type { Meeting } from '../meeting.ts'
import { meetingFields, toMeeting } from './rows.ts'

/** Reported meetings of the pairs of these schools, also where only one of the pair works there; `to` is the first instant after. */
export async function listReported(
  tx: Tx,
  organisationIds: readonly string[],
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<Meeting[]> {
  const ids = { in: [...organisationIds] }
  const where: Prisma.MeetingWhereInput = {
    status: { in: ['HELD', 'NOT_HELD'] },
    startsAt: { gte: from, lt: to },
    OR: [{ organisationId: ids }, { pair: { members: { some: { organisationId: ids } } } }],
  }
  const rows = await tx.meeting.findMany({
    where,
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    select: meetingFields,
  })
  return rows.map(toMeeting)
}
