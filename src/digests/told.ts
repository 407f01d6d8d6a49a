import type { NameParts } from '../people/name.ts'
import type { Due } from '../roadmap/due.ts'
import type { Lagging } from './lagging.ts'
import type { Period } from './months.ts'
import type { Summary } from './summary.ts'

/** Of a month, all that is told of it in words, in a picture and in a workbook. */
export type Told = {
  readonly place: { readonly id: string; readonly shortName: string; readonly timeZone: string }
  readonly period: Period
  readonly summary: Summary
  /** What is late, and what is due within thirty days. */
  readonly dues: readonly Due[]
  /** Present where it comes later than the day it was due on, which it is. */
  readonly lateSince?: string
  readonly of: OfSchool | OfDistrict
}

export type OfSchool = {
  readonly kind: 'school'
  readonly pairs: readonly PairLine[]
  readonly waiting: readonly WaitingLine[]
}

/** Numbers alone: a district reads no names of people. */
export type OfDistrict = {
  readonly kind: 'district'
  readonly schools: readonly SchoolLine[]
  readonly lagging: readonly Lagging[]
}

/** A name is null where the person has restricted the processing of their data. */
export type PairLine = {
  readonly mentors: readonly (NameParts | null)[]
  readonly mentees: readonly (NameParts | null)[]
  readonly startsOn: string
  readonly endsOn: string | null
  readonly heldInMonth: number
  readonly held: number
  readonly lastHeldOn: string | null
  /** 0 where they are not silent. */
  readonly silentDays: number
  readonly activities: number
  readonly carriedOut: number
}

export type WaitingLine = {
  readonly name: NameParts | null
  readonly subjects: readonly string[]
  readonly listedOn: string
  readonly days: number
  readonly isProposed: boolean
}

export type SchoolLine = {
  readonly id: string
  readonly shortName: string
  readonly summary: Summary
  readonly hasCurator: boolean
}

/** What stands near or late in a list of what is due. */
export function deadlinesOf(dues: readonly Due[]): Summary['deadlines'] {
  return {
    near: dues.filter(({ daysLeft }) => daysLeft >= 0 && daysLeft <= nearDays).length,
    overdue: dues.filter(({ daysLeft }) => daysLeft < 0).length,
  }
}

/** The ladder begins here. */
const nearDays = 30

export function nearOf(dues: readonly Due[]): Due[] {
  return dues.filter(({ daysLeft }) => daysLeft <= nearDays)
}
