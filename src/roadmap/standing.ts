import { dayOfSchoolYear, daysLeft, dueDay, firstSince } from '../calendar/deadlines.ts'
import { dayIn } from '../calendar/day.ts'
import { isProvisionalOn } from '../calendar/decrees.ts'
import { schoolYearOf } from '../calendar/school-year.ts'
import type { NameParts } from '../people/name.ts'
import type { Fact } from './facts.ts'
import { type Item, type Stage, stages } from './items.ts'

/** What an organisation has written down of an item in a school year. */
export type Entry = {
  readonly organisationId: string
  /** The year in which the school year began. */
  readonly schoolYear: number
  readonly key: string
  /** In place of the template's day. */
  readonly dueOn: string | null
  readonly owner: { readonly personId: string; readonly name: NameParts } | null
  readonly doneOn: string | null
  readonly isNotNeeded: boolean
  readonly number: string | null
  readonly note: string | null
  readonly file: { readonly id: string; readonly name: string } | null
}

export type Place = {
  readonly id: string
  readonly timeZone: string
  /** Since when it is there: what was to be done before is nothing that it has missed. */
  readonly createdAt: Date
}

export type Status = 'done' | 'not-needed' | 'late' | 'open'

/** An item as it stands in one organisation. */
export type Standing = {
  readonly item: Item
  readonly entry: Entry | undefined
  readonly fact: Fact | undefined
  readonly status: Status
  /** The working day by which it is to be done; null where there is none. */
  readonly dueOn: string | null
  /** The day may still move: the Government has not said which days of that year are off. */
  readonly isProvisional: boolean
  /** Below nought where it is overdue; null without a day. */
  readonly daysLeft: number | null
}

export function standingOf(
  item: Item,
  { place, entry, fact, year }: { place: Place; entry: Entry | undefined; fact: Fact | undefined; year: number },
  now: Date,
): Standing {
  const dueOn = dueOnOf(item, place, entry, year)
  const left = dueOn === null ? null : daysLeft(dueOn, now, place.timeZone)
  return {
    item,
    entry,
    fact,
    status: statusOf(entry, fact, left),
    dueOn,
    isProvisional: dueOn !== null && isProvisionalOn(dueOn),
    daysLeft: left,
  }
}

function statusOf(entry: Entry | undefined, fact: Fact | undefined, left: number | null): Status {
  if (entry?.isNotNeeded === true) return 'not-needed'
  if (entry?.doneOn !== undefined && entry.doneOn !== null) return 'done'
  if (fact?.isDone === true) return 'done'
  return left !== null && left < 0 ? 'late' : 'open'
}

/** The school's own day, or the template's in that school year. Once: the first since the school is there, for ever. */
function dueOnOf(item: Item, place: Place, entry: Entry | undefined, year: number): string | null {
  if (entry?.dueOn !== undefined && entry.dueOn !== null) return dueDay(entry.dueOn)
  if (item.monthDay === null) return null
  const here = dayIn(place.createdAt, place.timeZone)
  const since = item.addedOn !== null && item.addedOn > here ? item.addedOn : here
  if (item.isOnce) return dueDay(firstSince(item.monthDay, since))
  const day = dayOfSchoolYear(year, item.monthDay)
  return day >= since ? dueDay(day) : null
}

export type Progress = {
  readonly stage: Stage
  readonly done: number
  /** Without what is not needed. */
  readonly all: number
  readonly late: number
}

export function progressOf(standings: readonly Standing[]): Progress[] {
  return stages.map((stage) => ({ stage, ...totalOf(standings.filter(({ item }) => item.stage === stage)) }))
}

export function totalOf(standings: readonly Standing[]): Omit<Progress, 'stage'> {
  const count = (status: Status) => standings.filter((one) => one.status === status).length
  return { done: count('done'), all: standings.length - count('not-needed'), late: count('late') }
}

/** Late first, the longest overdue before the others; then by the day; what has none comes last, in its order. */
export function soonestFirst(standings: readonly Standing[]): Standing[] {
  const rank = ({ status }: Standing) => (status === 'late' ? 0 : status === 'open' ? 1 : 2)
  const day = ({ dueOn }: Standing) => dueOn ?? '9999'
  return standings.toSorted(
    (one, other) => rank(one) - rank(other) || (rank(one) === 2 ? 0 : day(one).localeCompare(day(other))),
  )
}

/** What still waits to be done. */
export function isOpen({ status }: Standing): boolean {
  return status === 'late' || status === 'open'
}

/** The school year of now, there. */
export function yearOf(now: Date, { timeZone }: Pick<Place, 'timeZone'>): number {
  return schoolYearOf(dayIn(now, timeZone))
}
