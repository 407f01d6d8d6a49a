import { dayIn } from '../calendar/day.ts'
import type { Facts } from './facts.ts'
import { figuresOf, trendOf } from './figures.ts'
import { boundsOf, monthBefore, monthsUpTo, type Period, periodBefore, periodOf } from './months.ts'
import { monthsOfTrend, type Summary } from './summary.ts'

type Place = { readonly timeZone: string; readonly createdAt: Date }

/** A month of a school beside the one before, or the same days of it, and the half-year; all as they were known at one instant. */
export function summaryOf(
  facts: Facts,
  period: Period,
  { timeZone, createdAt }: Place,
  deadlines: Summary['deadlines'],
): Summary {
  const since = dayIn(createdAt, timeZone).slice(0, 7)
  const earlier = monthsUpTo(monthBefore(period.month), monthsOfTrend - 1).filter((month) => month >= since)
  const periods = [...earlier.map((month) => periodOf(month, timeZone, period.knownAt)), period]
  return {
    now: figuresOf(facts, period, timeZone),
    before: figuresOf(facts, periodBefore(period, timeZone), timeZone),
    deadlines,
    trend: periods.map((one) => trendOf(facts, one, timeZone)),
  }
}

/** From when on meetings are read one by one. */
export function factsSince(month: string, timeZone: string): Date {
  const [first = month] = monthsUpTo(month, monthsOfTrend)
  return boundsOf(first, timeZone).start
}
