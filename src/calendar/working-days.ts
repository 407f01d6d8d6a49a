// The Russian production calendar for a week of five days (Labour Code, art. 112).
import { addDays, weekdayOf } from './day.ts'
import { decrees } from './decrees.ts'
import { isEnteredOff } from './entered-days.ts'

export function isWorkingDay(day: string): boolean {
  const isOff = isEnteredOff(day)
  return isOff === undefined ? isWorkingByLaw(day) : !isOff
}

/** The same by the law and the decrees that the program knows, whatever people have entered. */
export function isWorkingByLaw(day: string): boolean {
  const year = Number(day.slice(0, 4))
  const daysOff = known.get(year) ?? daysOffIn(year)
  known.set(year, daysOff)
  return !daysOff.has(day)
}

/** That day, or the first working day after it. */
export function workingDayFrom(day: string): string {
  return isWorkingDay(day) ? day : workingDayFrom(addDays(day, 1))
}

/** That day, or the last working day before it. */
export function workingDayUpTo(day: string): string {
  return isWorkingDay(day) ? day : workingDayUpTo(addDays(day, -1))
}

/** The working day so many working days later, or earlier where the number is below nought; nought is the day itself. */
export function addWorkingDays(day: string, count: number): string {
  if (count === 0) return day
  const step = Math.sign(count)
  const next = addDays(day, step)
  return addWorkingDays(next, isWorkingDay(next) ? count - step : count)
}

/** How many working days come after the first day, up to the second with it; below nought where the second is earlier. */
export function workingDaysBetween(first: string, second: string): number {
  if (second < first) return -workingDaysBetween(second, first)
  let count = 0
  for (let day = addDays(first, 1); day <= second; day = addDays(day, 1)) if (isWorkingDay(day)) count += 1
  return count
}

/** The month counts from 1. */
export function firstWorkingDayOfMonth(year: number, month: number): string {
  return workingDayFrom(`${year}-${String(month).padStart(2, '0')}-01`)
}

/** Every day of a month. */
export function daysOfMonth(year: number, month: number): string[] {
  const first = `${year}-${String(month).padStart(2, '0')}-01`
  const days = Array.from({ length: 31 }, (_, index) => addDays(first, index))
  return days.filter((day) => day.startsWith(first.slice(0, 8)))
}

// It is asked about the same two or three years over and over.
const known = new Map<number, ReadonlySet<string>>()

const january = ['01-01', '01-02', '01-03', '01-04', '01-05', '01-06', '01-07', '01-08']
const others = ['02-23', '03-08', '05-01', '05-09', '06-12', '11-04']

/** Whether the law calls it a holiday, whatever day of the week it is. */
export function isHoliday(day: string): boolean {
  return [...january, ...others].includes(day.slice(5))
}

function daysOffIn(year: number): ReadonlySet<string> {
  const moves = decrees[year]?.moves ?? []
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
