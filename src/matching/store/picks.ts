import type { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/transaction.ts'
import type { Pick, PickCounts } from '../run.ts'

const pickFields = {
  menteeListingId: true,
  decision: true,
  score: true,
  mentee: {
    select: { organisationId: true, person: { select: { surname: true, givenName: true, patronymic: true } } },
  },
  mentor: {
    select: {
      id: true,
      organisationId: true,
      person: { select: { surname: true, givenName: true, patronymic: true } },
    },
  },
} as const

const ofVisible = { restrictedAt: null, erasedAt: null } as const

/** The part of a school, what waits for a decision first, then by surname. */
export async function listPicks(
  tx: Tx,
  runId: string,
  schoolId: string,
  page: { readonly skip: number; readonly take: number },
): Promise<Pick[]> {
  const rows = await tx.matchPick.findMany({
    where: { runId, mentee: { organisationId: schoolId, person: ofVisible } },
    orderBy: [{ decision: 'asc' }, { mentee: { person: { searchName: 'asc' } } }, { menteeListingId: 'asc' }],
    ...page,
    select: pickFields,
  })
  return rows.map(toPick)
}

export async function findPick(
  tx: Tx,
  runId: string,
  menteeListingId: string,
): Promise<(Pick & { readonly schoolId: string }) | undefined> {
  const row = await tx.matchPick.findUnique({
    where: { runId_menteeListingId: { runId, menteeListingId } },
    select: pickFields,
  })
  return row ? { ...toPick(row), schoolId: row.mentee.organisationId } : undefined
}

/** The next, but for this one, that waits for a decision and has somebody to decide about. */
export async function findOpenPick(
  tx: Tx,
  runId: string,
  schoolId: string,
  butFor: string,
): Promise<string | undefined> {
  const row = await tx.matchPick.findFirst({
    where: {
      runId,
      decision: 'OPEN',
      mentorListingId: { not: null },
      menteeListingId: { not: butFor },
      mentee: { organisationId: schoolId, unlistedAt: null, person: ofVisible },
    },
    orderBy: [{ mentee: { person: { searchName: 'asc' } } }, { menteeListingId: 'asc' }],
    select: { menteeListingId: true },
  })
  return row?.menteeListingId
}

/** How a run stands, by school. */
export async function countPicks(tx: Tx, runId: string, schoolId?: string): Promise<Map<string, PickCounts>> {
  const rows = await tx.matchPick.findMany({
    where: { runId, mentee: { person: ofVisible, ...(schoolId === undefined ? {} : { organisationId: schoolId }) } },
    orderBy: { menteeListingId: 'asc' },
    select: { decision: true, mentorListingId: true, mentee: { select: { organisationId: true } } },
  })
  const counts = new Map<string, PickCounts>()
  for (const { decision, mentorListingId, mentee } of rows) {
    const own = counts.get(mentee.organisationId) ?? { open: 0, proposed: 0, rejected: 0, nobody: 0 }
    const what =
      decision === 'OPEN'
        ? mentorListingId === null
          ? 'nobody'
          : 'open'
        : decision === 'PROPOSED'
          ? 'proposed'
          : 'rejected'
    counts.set(mentee.organisationId, { ...own, [what]: own[what] + 1 })
  }
  return counts
}

type Row = Prisma.MatchPickGetPayload<{ select: typeof pickFields }>

function toPick({ menteeListingId, decision, score, mentee, mentor }: Row): Pick {
  return {
    menteeListingId,
    decision,
    score,
    mentee: mentee.person,
    mentor: mentor && { listingId: mentor.id, organisationId: mentor.organisationId, name: mentor.person },
  }
}
