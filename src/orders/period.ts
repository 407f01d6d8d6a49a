import { addDays, addMonths } from '../calendar/day.ts'
import { schoolYearOf } from '../calendar/school-year.ts'
import { workingDayFrom } from '../calendar/working-days.ts'

/** Days are `YYYY-MM-DD`; both belong to the period. */
export type Period = { readonly startsOn: string; readonly endsOn: string }

export type PeriodProblem = 'backwards' | 'too-short' | 'too-long'

/** A programme lasts from three months to a year (п. 1.2), and the pair works as long as its programme. */
export function periodProblem({ startsOn, endsOn }: Period): PeriodProblem | undefined {
  if (endsOn <= startsOn) return 'backwards'
  if (endsOn < shortestEnd(startsOn)) return 'too-short'
  return endsOn > longestEnd(startsOn) ? 'too-long' : undefined
}

/** From 1 October the last day is 31 December at the earliest: three months are full on it. */
export function shortestEnd(startsOn: string): string {
  return addDays(addMonths(startsOn, 3), -1)
}

/** From 1 October the last day is 30 September at the latest. */
export function longestEnd(startsOn: string): string {
  return addDays(addMonths(startsOn, 12), -1)
}

/** From the next working day to the end of the lessons of the school year, or of the next one where that is too near. */
export function usualPeriod(today: string): Period {
  const startsOn = workingDayFrom(addDays(today, 1))
  return { startsOn, endsOn: usualEnd(startsOn) }
}

export function usualEnd(startsOn: string): string {
  const year = schoolYearOf(startsOn)
  const ends = [`${year + 1}-05-31`, `${year + 2}-05-31`]
  return ends.find((endsOn) => periodProblem({ startsOn, endsOn }) === undefined) ?? longestEnd(startsOn)
}

/** How many working days before the employer tells the mentor that the duty is cancelled (ТК 351.8). */
const noticeWorkingDays = 3

/** The first day that may be the mentor's last where they are told on that day: the third working day after it. */
export function earliestLastDay(toldOn: string): string {
  let day = toldOn
  for (let left = noticeWorkingDays; left > 0; left -= 1) day = workingDayFrom(addDays(day, 1))
  return day
}
