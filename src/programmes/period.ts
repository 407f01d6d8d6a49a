import { addDays, addMonths } from '../calendar/day.ts'

export type Period = { readonly startsOn: string; readonly endsOn: string }
export type PeriodProblem = 'backwards' | 'short' | 'long'

/** Months by regulation 1.2: at least, at most. */
const least = 3
const most = 12

/** The lengths that have a button, in months. */
export const lengths = [3, 6, 9, 12] as const

/** Three months to a year (regulation 1.2), both days included; extensions count from the first day (7.2). */
export function periodProblem({ startsOn, endsOn }: Period): PeriodProblem | undefined {
  if (endsOn <= startsOn) return 'backwards'
  if (endsOn < lastDayOf(startsOn, least)) return 'short'
  // «До 1 сентября» of the next year is still said of a year.
  return endsOn > addMonths(startsOn, most) ? 'long' : undefined
}

/** The last day of so many months from that day on. */
export function lastDayOf(startsOn: string, months: number): string {
  return addDays(addMonths(startsOn, months), -1)
}

/** What a button for so many months stands for, until which day. */
export function endsAfter(startsOn: string): { readonly months: number; readonly endsOn: string }[] {
  return lengths.map((months) => ({ months, endsOn: lastDayOf(startsOn, months) }))
}

/** The period of the order, made no longer than a year; where there is none, a school's usual nine months. */
export function proposedPeriod(order: { startsOn: string | null; endsOn: string | null }, today: string): Period {
  const startsOn = order.startsOn ?? today
  const endsOn = order.endsOn ?? lastDayOf(startsOn, 9)
  return { startsOn, endsOn: periodProblem({ startsOn, endsOn }) === 'long' ? lastDayOf(startsOn, most) : endsOn }
}

export function isWithin(day: string, { startsOn, endsOn }: Period): boolean {
  return startsOn <= day && day <= endsOn
}

/** A day as the database keeps it. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10)
}
