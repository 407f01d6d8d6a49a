import type { Prisma } from '../db/generated/client.ts'
import type { Tx } from '../db/transaction.ts'
import type { Figures, Summary } from './summary.ts'

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
  const mentees = await tx.listing.count({ where: { ...listed, kind: 'MENTEE' } })
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
  return { mentors, mentees, sent: senders.length, waiting, unfinished: drafts + sentLater }
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
