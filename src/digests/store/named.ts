import type { Tx } from '../../db/transaction.ts'
import type { NameParts } from '../../people/name.ts'
import { bySchool, dayOf } from '../facts.ts'

/** For the workbook of a school, whose curator and head may read the names: never for a district's. */
export type PairRow = {
  readonly id: string
  readonly organisationId: string
  readonly mentors: readonly (NameParts | null)[]
  readonly mentees: readonly (NameParts | null)[]
  readonly startsOn: string
  readonly endsOn: string | null
  /** Meetings that took place since the beginning, and activities of the programme that they carried out. */
  readonly held: number
  readonly activities: number
  readonly carriedOut: number
}
export type WaitingRow = {
  readonly organisationId: string
  readonly name: NameParts | null
  readonly subjects: readonly string[]
  readonly listedAt: Date
  readonly isProposed: boolean
}

const person = { surname: true, givenName: true, patronymic: true, restrictedAt: true, erasedAt: true } as const
type Person = NameParts & { readonly restrictedAt: Date | null; readonly erasedAt: Date | null }

/** Whoever asked to restrict the processing of their data is named to nobody (152-FZ art. 21). */
function nameOf({ restrictedAt, erasedAt, ...name }: Person): NameParts | null {
  return restrictedAt === null && erasedAt === null ? name : null
}

/** Pairs that were at work after that day, by school. */
export async function listPairRows(
  tx: Tx,
  schoolIds: readonly string[],
  { end, lastOn }: { readonly end: Date; readonly lastOn: string },
): Promise<Map<string, PairRow[]>> {
  const day = new Date(lastOn)
  const rows = await tx.pair.findMany({
    where: {
      organisationId: { in: [...schoolIds] },
      status: { in: ['ACTIVE', 'ENDED'] },
      startsOn: { lte: day },
      OR: [{ finishedOn: null }, { finishedOn: { gt: day } }],
    },
    orderBy: [{ startsOn: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      organisationId: true,
      startsOn: true,
      endsOn: true,
      members: {
        where: { OR: [{ leftAt: null }, { leftAt: { gte: end } }] },
        orderBy: { personId: 'asc' },
        select: { role: true, person: { select: person } },
      },
    },
  })
  const ids = rows.map(({ id }) => id)
  const done = await countHeld(tx, ids, end)
  const activities = await listActivityKeys(tx, ids, end)
  return bySchool(
    rows.map(({ members, startsOn, endsOn, ...row }) => {
      const { held = 0, keys = new Set<string>() } = done.get(row.id) ?? {}
      const planned = activities.get(row.id) ?? []
      const named = (role: 'MENTOR' | 'MENTEE') =>
        members.filter((one) => one.role === role).map((one) => nameOf(one.person))
      return {
        ...row,
        mentors: named('MENTOR'),
        mentees: named('MENTEE'),
        startsOn: dayOf(startsOn) ?? lastOn,
        endsOn: dayOf(endsOn),
        held,
        activities: planned.length,
        carriedOut: planned.filter((key) => keys.has(key)).length,
      }
    }),
  )
}

async function countHeld(tx: Tx, pairIds: readonly string[], end: Date) {
  const rows = await tx.meeting.groupBy({
    by: ['pairId', 'activityKey'],
    where: { pairId: { in: [...pairIds] }, status: 'HELD', startsAt: { lt: end } },
    _count: { id: true },
  })
  return new Map(
    [...Map.groupBy(rows, ({ pairId }) => pairId)].map(([pairId, own]) => [
      pairId,
      {
        held: own.reduce((sum, { _count }) => sum + _count.id, 0),
        keys: new Set(own.flatMap(({ activityKey }) => activityKey ?? [])),
      },
    ]),
  )
}

/** Of the programme that was approved last. */
async function listActivityKeys(tx: Tx, pairIds: readonly string[], end: Date): Promise<Map<string, string[]>> {
  const rows = await tx.programme.findMany({
    where: { pairId: { in: [...pairIds] } },
    select: {
      pairId: true,
      versions: {
        where: { approvedAt: { lt: end } },
        orderBy: { approvedAt: 'desc' },
        take: 1,
        select: { activities: { select: { key: true } } },
      },
    },
  })
  return new Map(
    rows.map(({ pairId, versions }) => [pairId, versions.flatMap((one) => one.activities.map(({ key }) => key))]),
  )
}

/** People of the banks of mentees who were in no pair at work after that day, who waits longest first. */
export async function listWaitingRows(
  tx: Tx,
  schoolIds: readonly string[],
  { end, lastOn }: { readonly end: Date; readonly lastOn: string },
): Promise<Map<string, WaitingRow[]>> {
  const day = new Date(lastOn)
  const active = {
    status: { in: ['ACTIVE' as const, 'ENDED' as const] },
    startsOn: { lte: day },
    OR: [{ finishedOn: null }, { finishedOn: { gt: day } }],
  }
  const rows = await tx.listing.findMany({
    where: {
      organisationId: { in: [...schoolIds] },
      kind: 'MENTEE',
      listedAt: { lt: end },
      OR: [{ unlistedAt: null }, { unlistedAt: { gte: end } }],
      person: {
        pairs: { none: { role: 'MENTEE', pair: active, OR: [{ leftAt: null }, { leftAt: { gte: end } }] } },
      },
    },
    orderBy: [{ listedAt: 'asc' }, { id: 'asc' }],
    select: {
      organisationId: true,
      listedAt: true,
      subjects: true,
      person: { select: { ...person, pairs: { where: { role: 'MENTEE', isOpen: true }, select: { pairId: true } } } },
    },
  })
  return bySchool(
    rows.map(({ person: { pairs, ...own }, ...row }) => ({ ...row, name: nameOf(own), isProposed: pairs.length > 0 })),
  )
}
