// What has a day and waits to be done: items of the road map, and programmes of pairs that end.
import { currentRung, daysLeft, dueDay, type Owner, type Rung } from '../calendar/deadlines.ts'
import { isProvisionalOn } from '../calendar/decrees.ts'
import { inOrder } from '../i18n/order.ts'
import type { NameParts } from '../people/name.ts'
import { type Item, type RoadClause, toldOf } from './items.ts'
import { isOpen, type Place, type Standing } from './standing.ts'

export type Due = {
  /** The key of the item, or `pair-` and the id of the pair. */
  readonly key: string
  readonly organisationId: string
  /** Of an item: the district's words, or null where the program's stay. */
  readonly item: Pick<Item, 'key' | 'title' | 'stage'> | null
  /** Of the end of a programme. */
  readonly pair: {
    readonly id: string
    readonly names: string
    readonly mentorId: string
    readonly mentorSchoolId: string
  } | null
  readonly clause: RoadClause
  /** The working day by which it is to be done, `YYYY-MM-DD`. */
  readonly dueOn: string
  /** Below nought where it is overdue. */
  readonly daysLeft: number
  /** The newest rung of its ladder; undefined more than thirty days before. */
  readonly rung: Rung | undefined
  readonly ownerRole: Owner
  /** Whoever was named in the school, in place of everybody who holds the role. */
  readonly ownerId: string | null
  readonly ownerName: NameParts | null
  readonly alsoTo: readonly Owner[]
  readonly overdueTo: readonly Owner[]
  /** The Government has not said yet which days of that year are off. */
  readonly isProvisional: boolean
}

/** Nothing where it is done, or has no day. */
export function dueOf(standing: Standing, place: Place, now: Date): Due | undefined {
  const { item, dueOn, entry } = standing
  if (dueOn === null || !isOpen(standing)) return undefined
  return {
    key: item.key,
    organisationId: place.id,
    item,
    pair: null,
    clause: item.clause,
    ...clockOf(dueOn, place, now),
    ownerRole: item.owner,
    ownerId: entry?.owner?.personId ?? null,
    ownerName: entry?.owner?.name ?? null,
    ...toldOf(item),
  }
}

/** A programme ends, or has ended and nobody has said so: curator and mentor decide whether it is extended (regulation 7). */
export function dueOfPair({ pairId, names, mentorId, mentorSchoolId, endsOn }: PairEnd, place: Place, now: Date): Due {
  return {
    key: `pair-${pairId}`,
    organisationId: place.id,
    item: null,
    pair: { id: pairId, names, mentorId, mentorSchoolId },
    clause: 'regulation 7.1',
    ...clockOf(dueDay(endsOn), place, now),
    ownerRole: 'CURATOR',
    ownerId: null,
    ownerName: null,
    alsoTo: [],
    overdueTo: ['HEAD'],
  }
}

type PairEnd = {
  readonly pairId: string
  readonly names: string
  readonly mentorId: string
  readonly mentorSchoolId: string
  readonly endsOn: string
}

function clockOf(dueOn: string, { timeZone }: Place, now: Date) {
  return {
    dueOn,
    daysLeft: daysLeft(dueOn, now, timeZone),
    rung: currentRung(dueOn, now, timeZone),
    isProvisional: isProvisionalOn(dueOn),
  }
}

/** By the day, the longest overdue first; of one day the road map, then pairs by their names. */
export function soonestDueFirst(dues: readonly Due[]): Due[] {
  return dues.toSorted(
    (one, other) =>
      one.dueOn.localeCompare(other.dueOn) ||
      inOrder(one.pair?.names ?? '', other.pair?.names ?? '') ||
      one.key.localeCompare(other.key),
  )
}

/** One message for one organisation, thing, day and rung: a day that was moved begins a ladder of its own. */
export function keyOfDue({ organisationId, key, dueOn }: Pick<Due, 'organisationId' | 'key' | 'dueOn'>): string {
  return `${organisationId}:${key}:${dueOn}`
}
