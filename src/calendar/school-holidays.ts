import { addDays, weekdayOf } from './day.ts'

/** Both days belong to them. */
export type Holidays = { readonly startsOn: string; readonly endsOn: string }
export type SchoolYear = {
  /** Autumn, winter, spring, summer. */
  readonly holidays: readonly [Holidays, Holidays, Holidays, Holidays]
  /** Nobody had recommended the days when this was written: they go by the custom of other years. */
  readonly isProvisional: boolean
}

/**
 * The holidays of schools with four terms, by the year in which the school year began. The ministry only recommends them:
 * a school may have its own, so people are shown every day that is counted by them.
 */
export function schoolYear(year: number): SchoolYear {
  const holidays = recommended[year]
  return holidays ? { holidays, isProvisional: false } : { holidays: customary(year), isProvisional: true }
}

const recommended: Readonly<Record<number, SchoolYear['holidays']>> = {
  // The ministry's message of 18 August 2025; 3 and 4 November are days off besides. The spring was confirmed in February 2026.
  2025: [
    { startsOn: '2025-10-25', endsOn: '2025-11-04' },
    { startsOn: '2025-12-31', endsOn: '2026-01-11' },
    { startsOn: '2026-03-28', endsOn: '2026-04-05' },
    { startsOn: '2026-05-27', endsOn: '2026-08-31' },
  ],
}

/**
 * Rather too long than too short: a school day that is avoided costs nothing, a meeting in the holidays does. Autumn from
 * the last Saturday but one of October to the holiday of November, winter to the Sunday after the New Year's days off.
 */
function customary(year: number): SchoolYear['holidays'] {
  const next = year + 1
  const spring = onOrAfter(6, `${next}-03-25`)
  return [
    { startsOn: onOrAfter(6, `${year}-10-24`), endsOn: `${year}-11-04` },
    { startsOn: `${year}-12-31`, endsOn: onOrAfter(7, `${next}-01-08`) },
    { startsOn: spring, endsOn: addDays(spring, 8) },
    { startsOn: `${next}-05-27`, endsOn: `${next}-08-31` },
  ]
}

function onOrAfter(weekday: number, day: string): string {
  return addDays(day, (weekday - weekdayOf(day) + 7) % 7)
}
