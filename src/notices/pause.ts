import { addDays, addMonths } from '../calendar/day.ts'
import { schoolYear } from '../calendar/school-holidays.ts'
import { schoolYearOf } from '../calendar/school-year.ts'

/** Until when the bot may be quiet by one press: the day is the first on which it writes again. */
export type QuietChoice = 'week' | 'holidays' | 'september'

/** Holidays that begin within so many days are near. */
const nearDays = 14
const mostMonths = 6

/** What may be chosen on that day, with the day that each means. */
export function quietChoices(today: string): { readonly choice: QuietChoice; readonly until: string }[] {
  const { holidays } = schoolYear(schoolYearOf(today))
  const [summer] = holidays.slice(-1)
  const near = holidays.find(({ startsOn, endsOn }) => today <= endsOn && startsOn <= addDays(today, nearDays))
  const until = near && addDays(near.endsOn, 1)
  const isSummer = near !== undefined && near === summer
  return [
    { choice: 'week', until: addDays(today, 7) },
    ...(until === undefined ? [] : [{ choice: isSummer ? ('september' as const) : ('holidays' as const), until }]),
  ]
}

/** Tomorrow at the earliest, half a year from now at the latest. */
export function mayBeQuietUntil(day: string, today: string): boolean {
  return day > today && day <= addMonths(today, mostMonths)
}
