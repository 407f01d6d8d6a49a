import { dayIn, instantOf } from './day.ts'
import { firstWorkingDayOfMonth } from './working-days.ts'

/** What is told at `at` is the month before: on the first working day of November, October. */
export type MonthlySummary = { readonly month: string; readonly at: Date }

/** When the monthly summary goes out in that month, from 1: on its first working day at 09:00. */
export function monthlySummaryAt(year: number, month: number, zone: string): Date {
  return instantOf(firstWorkingDayOfMonth(year, month), 9, zone)
}

/** The last summary that is due at `now`, also when it was due days ago; `month` is the month it tells of: `2026-10`. */
export function latestMonthlySummary(now: Date, zone: string): MonthlySummary {
  const [year = 0, month = 0] = dayIn(now, zone).split('-').map(Number)
  const at = monthlySummaryAt(year, month, zone)
  if (at <= now) return { month: monthBefore(year, month), at }
  const [lastYear = 0, lastMonth = 0] = monthBefore(year, month).split('-').map(Number)
  return { month: monthBefore(lastYear, lastMonth), at: monthlySummaryAt(lastYear, lastMonth, zone) }
}

function monthBefore(year: number, month: number): string {
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`
}
