import type { Prisma } from '../db/generated/client.ts'
import type { Tx } from '../db/transaction.ts'
import type { Role } from '../people/role.ts'
import type { Figures, PairFigures, Summary } from './summary.ts'

/** The figures of a school as they stood at the instant, from the periods in the tables. */
export async function countFigures(tx: Tx, organisationId: string, at: Date): Promise<Figures> {
  const consented: Prisma.PersonWhereInput = {
    consents: {
      some: {
        organisationId,
        kind: 'PERSONAL_DATA',
        givenAt: { lt: at },
        OR: [{ finishedAt: null }, { finishedAt: { gte: at } }],
      },
    },
  }
  const begun = { organisationId, questionnaire: 'mentor', startedAt: { lt: at } }
  // Whoever has sent one is not unfinished while they correct it.
  const unsent: Prisma.PersonWhereInput = { responses: { none: { questionnaire: 'mentor', submittedAt: { lt: at } } } }
  const sentLater = await tx.questionnaireResponse.count({
    where: { ...begun, submittedAt: { gte: at }, person: unsent },
  })
  const drafts = await tx.questionnaireDraft.count({ where: { ...begun, person: unsent } })
  const senders = await tx.questionnaireResponse.groupBy({
    by: ['personId'],
    where: { organisationId, questionnaire: 'mentor', submittedAt: { lt: at } },
  })
  const listed = { organisationId, listedAt: { lt: at }, OR: [{ unlistedAt: null }, { unlistedAt: { gte: at } }] }
  const mentors = await tx.listing.count({ where: { ...listed, kind: 'MENTOR' } })
  const waiting = await tx.person.count({
    where: {
      AND: [
        consented,
        { responses: { none: { questionnaire: 'mentor', startedAt: { lt: at } } } },
        { drafts: { none: { questionnaire: 'mentor', startedAt: { lt: at } } } },
      ],
      roles: {
        some: {
          organisationId,
          role: 'TEACHER',
          startedOn: { lt: at },
          OR: [{ finishedOn: null }, { finishedOn: { gte: at } }],
        },
      },
    },
  })
  const ofPairs = await countPairFigures(tx, organisationId, at)
  return { mentors, sent: senders.length, waiting, unfinished: drafts + sentLater, ...ofPairs }
}

/** Pairs of mentees of the school as they stood, and who of its bank of mentees was in none. */
async function countPairFigures(tx: Tx, organisationId: string, at: Date): Promise<PairFigures> {
  const active: Prisma.PairWhereInput = {
    status: { in: ['ACTIVE', 'ENDED'] },
    startsOn: { lt: at },
    OR: [{ finishedOn: null }, { finishedOn: { gte: at } }],
  }
  const proposed: Prisma.PairWhereInput = {
    proposedAt: { lt: at },
    OR: [
      { status: { in: ['PROPOSED', 'AGREED', 'IN_ORDER'] } },
      { status: { in: ['DECLINED', 'EXPIRED', 'WITHDRAWN'] }, changedAt: { gte: at } },
      { status: { in: ['ACTIVE', 'ENDED'] }, startsOn: { gte: at } },
    ],
  }
  const inPair: Prisma.PairMemberWhereInput = {
    role: 'MENTEE',
    pair: active,
    OR: [{ leftAt: null }, { leftAt: { gte: at } }],
  }
  return {
    mentees: await tx.listing.count({
      where: {
        organisationId,
        kind: 'MENTEE',
        listedAt: { lt: at },
        OR: [{ unlistedAt: null }, { unlistedAt: { gte: at } }],
        person: { pairs: { none: inPair } },
      },
    }),
    proposed: await tx.pair.count({ where: { organisationId, ...proposed } }),
    pairs: await tx.pair.count({ where: { organisationId, ...active } }),
    programmes: await tx.programme.count({
      where: { pair: { organisationId, ...active }, versions: { some: { approvedAt: { lt: at } } } },
    }),
  }
}

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

/** Schools that existed at the instant and have not had the summary of the month. */
export async function listSchoolsWithoutSummary(
  tx: Tx,
  month: string,
  timeZone: string,
  before: Date,
): Promise<{ id: string; shortName: string; timeZone: string }[]> {
  return await tx.organisation.findMany({
    where: { kind: 'SCHOOL', timeZone, createdAt: { lt: before }, summaries: { none: { month } } },
    orderBy: { id: 'asc' },
    select: { id: true, shortName: true, timeZone: true },
  })
}

export async function listTimeZones(tx: Tx): Promise<string[]> {
  const rows = await tx.organisation.findMany({
    where: { kind: 'SCHOOL' },
    distinct: ['timeZone'],
    orderBy: { timeZone: 'asc' },
    select: { timeZone: true },
  })
  return rows.map((row) => row.timeZone)
}

/** Keeps the summary of the month; false when it is there already. */
export async function addSummary(
  tx: Tx,
  organisationId: string,
  month: string,
  summary: Summary,
  now: Date,
): Promise<boolean> {
  const added = await tx.monthlySummary.createMany({
    data: [{ organisationId, month, figures: summary, createdAt: now }],
    skipDuplicates: true,
  })
  return added.count === 1
}
