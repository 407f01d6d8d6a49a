import { addDays, daysBetween } from '../calendar/day.ts'
import { isSchoolDay } from '../calendar/school-year.ts'
import { isWorkingDay } from '../calendar/working-days.ts'

/** Both days belong to it. */
export type Period = { readonly startsOn: string; readonly endsOn: string }
export type SpreadOptions = {
  /** Days on which something is planned already: avoided while there are others. */
  readonly taken?: readonly string[]
  /** Not before that day, where some of the period is over already. */
  readonly from?: string
}

/** The pair needs a day or two to meet; the end is for looking back (п. 7.1.1). */
const firstWorkingDay = 3
const daysBeforeEnd = 7

/**
 * Days for so many activities, from the first to the last: evenly over the school days of the period, the first on its third
 * working day, the last a week before its end, no two on a day. Where there is too little room, gives way in this order:
 * the first days and the last week, one activity a day, the school holidays, days off.
 */
export function spread(count: number, period: Period, options: SpreadOptions = {}): string[] {
  const days = daysFor(count, period, options)
  return Array.from({ length: count }, (_, index) => dayAt(days, count > 1 ? index / (count - 1) : 0))
}

/**
 * The school day nearest to a day that somebody chose, the later of two; inside the period where there is one. Without any
 * school day there: the nearest working day, else the day itself.
 */
export function movedTo(day: string, period?: Period): string {
  const isInside = (one: string) => !period || (one >= period.startsOn && one <= period.endsOn)
  for (const isGood of [isSchoolDay, isWorkingDay])
    for (const distance of distances) {
      const found = [addDays(day, distance), addDays(day, -distance)].find((one) => isInside(one) && isGood(one))
      if (found !== undefined) return found
    }
  return day
}

// A programme lasts a year at most (п. 1.2), and the summer is shorter.
const distances = Array.from({ length: 367 }, (_, index) => index)

function daysFor(
  count: number,
  { startsOn, endsOn }: Period,
  { taken = [], from = startsOn }: SpreadOptions,
): string[] {
  const whole = Array.from({ length: daysBetween(startsOn, endsOn) + 1 }, (_, index) => addDays(startsOn, index))
  const all = whole.filter((day) => day >= from || from > endsOn)
  const school = all.filter(isSchoolDay)
  const known = [school, all.filter(isWorkingDay), all].find((days) => days.length > 0) ?? all
  const first = whole.filter(isWorkingDay)[firstWorkingDay - 1] ?? startsOn
  const last = addDays(endsOn, -daysBeforeEnd)
  const inner = known.filter((day) => day >= first && day <= last)
  const free = (days: readonly string[]) => days.filter((day) => !taken.includes(day))
  return [free(inner), free(known), inner].find((days) => days.length >= count) ?? known
}

function dayAt(days: readonly string[], share: number): string {
  return days[Math.round(share * (days.length - 1))] ?? ''
}
