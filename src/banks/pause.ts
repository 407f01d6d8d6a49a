import { addDays, addMonths } from '../calendar/day.ts'
import { nextTermOn } from '../calendar/school-year.ts'

/** Until when a pause lasts: chosen by a button, or typed. `open`: until somebody says so. */
export const pauseChoices = ['month', 'term', 'open'] as const
export type PauseChoice = (typeof pauseChoices)[number]

/** The longest pause with a day: a longer one is left open. */
const mostMonths = 12

/** The first day on which it is over. */
export function untilOf(choice: Exclude<PauseChoice, 'open'>, today: string): string {
  return choice === 'month' ? addMonths(today, 1) : nextTermOn(today)
}

/** Whether a pause may end on that day: tomorrow at the earliest, a year from now at the latest. */
export function mayEndOn(day: string, today: string): boolean {
  return day >= addDays(today, 1) && day <= addMonths(today, mostMonths)
}
