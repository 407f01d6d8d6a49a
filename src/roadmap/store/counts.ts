import type { Tx } from '../../db/transaction.ts'
import { mentorForm } from '../../mentors/bank.ts'
import { requestForm } from '../../requests/request.ts'
import { type Counts, factKeys, type FactKey } from '../facts.ts'

type Asked = {
  readonly ids: readonly string[]
  /** The first instant of the school year, there. */
  readonly yearBegan: Date
}
type Found = readonly (readonly [organisationId: string, counts: Counts])[]

/** Numbers of these organisations, only as far as these facts need them: a query or two for each fact, however many they are. */
export async function listCounts(
  tx: Tx,
  organisationIds: readonly string[],
  wanted: ReadonlySet<FactKey>,
  yearBegan: Date,
): Promise<Map<string, Counts>> {
  const counts = new Map<string, Counts>()
  const queries = new Set(factKeys.filter((key) => wanted.has(key)).flatMap((key) => needs[key]))
  for (const query of queries)
    for (const [id, found] of await query(tx, { ids: organisationIds, yearBegan }))
      counts.set(id, { ...counts.get(id), ...found })
  return counts
}

async function countCurators(tx: Tx, { ids }: Asked): Promise<Found> {
  const rows = await tx.rolePeriod.groupBy({
    by: ['organisationId'],
    where: { organisationId: { in: [...ids] }, role: 'CURATOR', finishedOn: null, orderNumber: { not: null } },
    _count: { id: true },
  })
  return counted(rows, (curators) => ({ curators }))
}

async function countActive(tx: Tx, { ids }: Asked): Promise<Found> {
  const rows = await tx.pair.groupBy({
    by: ['organisationId'],
    where: { organisationId: { in: [...ids] }, status: 'ACTIVE' },
    _count: { id: true },
  })
  return counted(rows, (active) => ({ active }))
}

async function countUnsigned(tx: Tx, { ids }: Asked): Promise<Found> {
  const rows = await tx.pair.groupBy({
    by: ['organisationId'],
    where: { organisationId: { in: [...ids] }, status: { in: ['AGREED', 'IN_ORDER'] } },
    _count: { id: true },
  })
  return counted(rows, (unsigned) => ({ unsigned }))
}

async function countApproved(tx: Tx, { ids }: Asked): Promise<Found> {
  const rows = await tx.pair.groupBy({
    by: ['organisationId'],
    where: {
      organisationId: { in: [...ids] },
      status: 'ACTIVE',
      programmes: { some: { versions: { some: { status: 'APPROVED' } } } },
    },
    _count: { id: true },
  })
  return counted(rows, (approved) => ({ approved }))
}

async function countCampaigns(tx: Tx, { ids, yearBegan }: Asked): Promise<Found> {
  const rows = await tx.campaign.groupBy({
    by: ['organisationId'],
    where: { organisationId: { in: [...ids] }, questionnaire: requestForm, startedAt: { gte: yearBegan } },
    _count: { id: true },
  })
  return counted(rows, (campaigns) => ({ campaigns }))
}

async function countListed(tx: Tx, { ids }: Asked): Promise<Found> {
  const rows = await tx.listing.groupBy({
    by: ['organisationId', 'kind'],
    where: { organisationId: { in: [...ids] }, unlistedAt: null, person: visible },
    _count: { id: true },
  })
  const of = (kind: 'MENTOR' | 'MENTEE') => rows.filter((row) => row.kind === kind)
  return [...counted(of('MENTOR'), (mentors) => ({ mentors })), ...counted(of('MENTEE'), (mentees) => ({ mentees }))]
}

async function countQuestionnaires(tx: Tx, { ids, yearBegan }: Asked): Promise<Found> {
  const rows = await tx.questionnaireResponse.groupBy({
    by: ['organisationId'],
    where: { organisationId: { in: [...ids] }, questionnaire: mentorForm, submittedAt: { gte: yearBegan } },
    _count: { id: true },
  })
  return counted(rows, (questionnaires) => ({ questionnaires }))
}

/** People of the bank of mentees without an active pair; a pair that is on its way is a next step too (road map 5.3). */
async function countWaiting(tx: Tx, { ids }: Asked): Promise<Found> {
  const people = await tx.listing.findMany({
    where: {
      organisationId: { in: [...ids] },
      kind: 'MENTEE',
      unlistedAt: null,
      person: { ...visible, pairs: { none: { role: 'MENTEE', leftAt: null, pair: { status: 'ACTIVE' } } } },
    },
    select: {
      organisationId: true,
      person: {
        select: {
          searches: { where: { finishedAt: null }, select: { organisationId: true } },
          pairs: { where: { role: 'MENTEE', leftAt: null, isOpen: true }, select: { pairId: true } },
        },
      },
    },
  })
  const byPlace = Map.groupBy(people, (one) => one.organisationId)
  return [...byPlace].map(([id, all]) => {
    const stepped = all.filter(
      ({ person }) => person.pairs.length > 0 || person.searches.some((step) => step.organisationId === id),
    )
    return [id, { waiting: all.length, stepped: stepped.length }]
  })
}

async function countSurvey(tx: Tx, { ids, yearBegan }: Asked): Promise<Found> {
  const rows = await tx.surveyInvitation.findMany({
    where: { organisationId: { in: [...ids] }, askedAt: { gte: yearBegan } },
    select: { organisationId: true, answeredAt: true },
  })
  return [...Map.groupBy(rows, (row) => row.organisationId)].map(([id, all]) => [
    id,
    { asked: all.length, answered: all.filter(({ answeredAt }) => answeredAt !== null).length },
  ])
}

type Row = { readonly organisationId: string; readonly _count: { readonly id: number } }

function counted(rows: readonly Row[], to: (count: number) => Counts): Found {
  return rows.map(({ organisationId, _count: { id: count } }) => [organisationId, to(count)])
}

const visible = { restrictedAt: null, erasedAt: null } as const

type Query = (tx: Tx, asked: Asked) => Promise<Found>
const needs: Readonly<Record<FactKey, readonly Query[]>> = {
  curator: [countCurators],
  orders: [countActive, countUnsigned],
  programmes: [countActive, countApproved],
  refresh: [countCampaigns],
  mentees: [countListed],
  mentors: [countListed],
  questionnaires: [countQuestionnaires],
  pairs: [countActive],
  support: [countActive, countWaiting],
  survey: [countSurvey],
}
