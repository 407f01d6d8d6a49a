import type { Answer, PairEnd, PairStatus } from '../../db/generated/client.ts'
import type { Tx } from '../../db/transaction.ts'

/** Two people of one pair, mentor and mentee, and how the pair stands. */
export type Couple = {
  readonly mentorId: string
  readonly menteeId: string
  readonly how: 'together' | 'declined' | 'silent'
}

/** Pairs of these people, whichever part they have in them, that speak against proposing the two to each other (anew). */
export async function listCouples(tx: Tx, personIds: readonly string[], since: Date): Promise<Couple[]> {
  const rows = await tx.pair.findMany({
    where: {
      members: { some: { personId: { in: [...personIds] } } },
      OR: [
        { status: { in: ['PROPOSED', 'AGREED', 'IN_ORDER', 'ACTIVE'] } },
        { status: { in: ['DECLINED', 'EXPIRED', 'ENDED'] }, changedAt: { gte: since } },
      ],
    },
    orderBy: { id: 'asc' },
    select: {
      status: true,
      endReason: true,
      members: { select: { personId: true, role: true, leftAt: true, answer: true } },
    },
  })
  return rows.flatMap(({ status, endReason, members }) => {
    const mentor = members.find(({ role }) => role === 'MENTOR')
    const mentees = members.filter(({ role }) => role === 'MENTEE')
    return mentees.flatMap((mentee) => {
      const how = howOf({ status, endReason }, mentee)
      return mentor && how ? [{ mentorId: mentor.personId, menteeId: mentee.personId, how }] : []
    })
  })
}

/** Of a group that goes on, who declined is as little proposed anew as where the whole pair was declined, or broken off. */
function howOf(
  { status, endReason }: { status: PairStatus; endReason: PairEnd | null },
  { leftAt, answer }: { leftAt: Date | null; answer: Answer | null },
): Couple['how'] | undefined {
  if (status === 'DECLINED' || answer === 'DECLINED') return 'declined'
  if (status === 'EXPIRED') return 'silent'
  if (status === 'ENDED') return endReason !== null && brokenOff.has(endReason) ? 'declined' : undefined
  return leftAt === null ? 'together' : undefined
}

/** Regulation 7.1.2–3; who has finished a programme may well begin another. */
const brokenOff: ReadonlySet<PairEnd> = new Set(['MENTOR', 'MENTEE', 'BOTH', 'CURATOR'])

/** The schools of a district. */
export async function listSchoolIds(tx: Tx, districtId: string): Promise<string[]> {
  const rows = await tx.organisation.findMany({
    where: { parentId: districtId, kind: 'SCHOOL' },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

export async function listOrganisations(tx: Tx, ids: readonly string[]): Promise<{ id: string; shortName: string }[]> {
  return await tx.organisation.findMany({ where: { id: { in: [...ids] } }, select: { id: true, shortName: true } })
}
