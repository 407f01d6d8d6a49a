import { z } from 'zod'
import type { Tx } from '../../db/transaction.ts'
import { figureKeys, monthsOfTrend, noFigures, type Summary } from '../summary.ts'

export type Place = {
  readonly id: string
  readonly shortName: string
  readonly timeZone: string
  readonly createdAt: Date
  readonly kind: 'SCHOOL' | 'DISTRICT'
  readonly parentId: string | null
}

const placeFields = { id: true, shortName: true, timeZone: true, createdAt: true, kind: true, parentId: true } as const

/** Schools or districts there that existed in the month and have not been told of it. */
export async function listUntold(
  tx: Tx,
  kind: 'SCHOOL' | 'DISTRICT',
  { month, timeZone, before }: { readonly month: string; readonly timeZone: string; readonly before: Date },
): Promise<Place[]> {
  return await tx.organisation.findMany({
    where: { kind, timeZone, createdAt: { lt: before }, summaries: { none: { month } } },
    orderBy: { id: 'asc' },
    select: placeFields,
  })
}

export async function listSchoolsOf(tx: Tx, districtId: string): Promise<Place[]> {
  return await tx.organisation.findMany({
    where: { parentId: districtId, kind: 'SCHOOL' },
    orderBy: [{ shortName: 'asc' }, { id: 'asc' }],
    select: placeFields,
  })
}

export async function findPlace(tx: Tx, id: string): Promise<Place | undefined> {
  return (await tx.organisation.findUnique({ where: { id }, select: placeFields })) ?? undefined
}

export async function listTimeZones(tx: Tx): Promise<string[]> {
  const rows = await tx.organisation.findMany({
    distinct: ['timeZone'],
    orderBy: { timeZone: 'asc' },
    select: { timeZone: true },
  })
  return rows.map((row) => row.timeZone)
}

/** Schools of these that had a curator on that day. */
export async function listWithCurator(tx: Tx, schoolIds: readonly string[], on: string): Promise<Set<string>> {
  const day = new Date(on)
  const rows = await tx.rolePeriod.findMany({
    where: {
      organisationId: { in: [...schoolIds] },
      role: 'CURATOR',
      startedOn: { lte: day },
      OR: [{ finishedOn: null }, { finishedOn: { gt: day } }],
    },
    distinct: ['organisationId'],
    select: { organisationId: true },
  })
  return new Set(rows.map(({ organisationId }) => organisationId))
}

/** Keeps the summary of the month; false when it is there already. */
export async function addSummary(
  tx: Tx,
  { organisationId, month, summary }: { organisationId: string; month: string; summary: Summary },
  now: Date,
): Promise<boolean> {
  const figures = { ...summary, trend: summary.trend.map((one) => ({ ...one })) }
  const added = await tx.monthlySummary.createMany({
    data: [{ organisationId, month, figures, createdAt: now }],
    skipDuplicates: true,
  })
  return added.count === 1
}

/** The summaries of the month as they were told; those of an older shape are left out. */
export async function listSummaries(
  tx: Tx,
  organisationIds: readonly string[],
  month: string,
): Promise<Map<string, Summary>> {
  const rows = await tx.monthlySummary.findMany({
    where: { organisationId: { in: [...organisationIds] }, month },
    select: { organisationId: true, figures: true },
  })
  const found = rows.flatMap(({ organisationId, figures }) => {
    const parsed = stored.safeParse(figures)
    return parsed.success
      ? [[organisationId, { ...parsed.data, now: whole(parsed.data.now), before: whole(parsed.data.before) }] as const]
      : []
  })
  return new Map(found)
}

/** What was kept before there was a picture has no month before: it is of an older shape. */
const counts = z.partialRecord(z.enum(figureKeys), z.number())
const stored = z.object({
  now: counts,
  before: counts,
  deadlines: z.object({ near: z.number(), overdue: z.number() }),
  trend: z
    .array(
      z.object({ month: z.string(), planned: z.number(), held: z.number(), confirmed: z.number(), silent: z.number() }),
    )
    .max(monthsOfTrend),
})

/** A figure that was not counted yet is nought. */
function whole(kept: z.infer<typeof counts>): Summary['now'] {
  return { ...noFigures, ...kept }
}
