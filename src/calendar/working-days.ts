// The Russian production calendar for a week of five days (Labour Code, art. 112).
import { addDays, weekdayOf } from './day.ts'
import { decrees } from './decrees.ts'

export function isWorkingDay(day: string): boolean {
  const year = Number(day.slice(0, 4))
  const daysOff = known.get(year) ?? daysOffIn(year)
  known.set(year, daysOff)
  return !daysOff.has(day)
}

/** That day, or the first working day after it. */
export function workingDayFrom(day: string): string {
  return isWorkingDay(day) ? day : workingDayFrom(addDays(day, 1))
}

/** The month counts from 1. */
export function firstWorkingDayOfMonth(year: number, month: number): string {
  return workingDayFrom(`${year}-${String(month).padStart(2, '0')}-01`)
}

// It is asked about the same two or three years over and over.
const known = new Map<number, ReadonlySet<string>>()

const january = ['01-01', '01-02', '01-03', '01-04', '01-05', '01-06', '01-07', '01-08']
const others = ['02-23', '03-08', '05-01', '05-09', '06-12', '11-04']

function daysOffIn(year: number): ReadonlySet<string> {
  const moves = decrees[year] ?? []
  const movedAway = new Set(moves.map(([from]) => from))
  const holidays = new Set([...january, ...others].map((date) => `${year}-${date}`))
  const daysOff = new Set([...holidays, ...weekendsOf(year).filter((day) => !movedAway.has(day))])
  for (const [, to] of moves) daysOff.add(to)
  // By the law itself, from a holiday on a weekend to the next working day; in January only the Government moves them.
  for (const day of others.map((date) => `${year}-${date}`)) {
    if (weekdayOf(day) > 5 && !movedAway.has(day)) daysOff.add(nextWithout(daysOff, day))
  }
  return daysOff
}

function weekendsOf(year: number): string[] {
  const days = Array.from({ length: 366 }, (_, index) => addDays(`${year}-01-01`, index))
  return days.filter((day) => day.startsWith(String(year)) && weekdayOf(day) > 5)
}

function nextWithout(daysOff: ReadonlySet<string>, day: string): string {
  const next = addDays(day, 1)
  return daysOff.has(next) ? nextWithout(daysOff, next) : next
}
