import { addDays, dayIn, instantOf } from '../calendar/day.ts'
import { monthlySummaryAt } from '../calendar/monthly-summary.ts'

// Months are `YYYY-MM`.

/** A month there, or what has passed of it; what happened in it is counted as it was known at `knownAt`. */
export type Period = {
  readonly month: string
  readonly start: Date
  /** The first instant after it. */
  readonly end: Date
  /** Its last day. */
  readonly lastOn: string
  readonly knownAt: Date
}

/** Instants of local midnight that open the month and the one after it: the figures are told as they stood then. */
export function boundsOf(month: string, timeZone: string): { start: Date; end: Date } {
  return { start: instantOf(`${month}-01`, 0, timeZone), end: instantOf(`${monthAfter(month)}-01`, 0, timeZone) }
}

export function periodOf(month: string, timeZone: string, knownAt: Date): Period {
  return { month, ...boundsOf(month, timeZone), lastOn: addDays(`${monthAfter(month)}-01`, -1), knownAt }
}

/** The month that it is there now, up to now. */
export function periodSoFar(now: Date, timeZone: string): Period {
  const lastOn = dayIn(now, timeZone)
  const month = lastOn.slice(0, 7)
  return { month, start: boundsOf(month, timeZone).start, end: now, lastOn, knownAt: now }
}

/** The month before the one that it is there now, as it is known now. */
export function lastPeriod(now: Date, timeZone: string): Period {
  return periodOf(monthBefore(dayIn(now, timeZone).slice(0, 7)), timeZone, now)
}

/** The month before a period that is over; of one that is not, the same days of it. */
export function periodBefore({ month, start, end, lastOn, knownAt }: Period, timeZone: string): Period {
  const whole = periodOf(monthBefore(month), timeZone, knownAt)
  if (end >= boundsOf(month, timeZone).end) return whole
  const same = `${monthBefore(month)}${lastOn.slice(7)}`
  if (same > whole.lastOn) return whole
  return { ...whole, end: new Date(whole.start.getTime() + end.getTime() - start.getTime()), lastOn: same }
}

/** So many months, the last of them this one. */
export function monthsUpTo(month: string, count: number): string[] {
  return count === 0 ? [] : [...monthsUpTo(monthBefore(month), count - 1), month]
}

export function monthBefore(month: string): string {
  const { year, number } = partsOf(month)
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`
}

/** The first instant after `after` at which a summary is due there. */
export function nextSummaryAt(after: Date, timeZone: string): Date {
  const thisMonth = dayIn(after, timeZone).slice(0, 7)
  const at = summaryAt(thisMonth, timeZone)
  return at > after ? at : summaryAt(monthAfter(thisMonth), timeZone)
}

/** The number counts from 1. */
export function partsOf(month: string): { readonly year: number; readonly number: number } {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return { year, number }
}

function summaryAt(month: string, timeZone: string): Date {
  const { year, number } = partsOf(month)
  return monthlySummaryAt(year, number, timeZone)
}

function monthAfter(month: string): string {
  const { year, number } = partsOf(month)
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}
