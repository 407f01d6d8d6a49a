import { addDays } from './day.ts'
import { type SchoolYear, schoolYear } from './school-holidays.ts'
import { isWorkingDay } from './working-days.ts'

/** The year in which the school year of that day began: 2026 for the days from 1 September 2026 to 31 August 2027. */
export function schoolYearOf(day: string): number {
  const [year = 0, month = 0] = day.split('-').map(Number)
  return month >= 9 ? year : year - 1
}

/** A working day outside the school holidays. */
export function isSchoolDay(day: string): boolean {
  if (!isWorkingDay(day)) return false
  return yearOf(day).holidays.every(({ startsOn, endsOn }) => day < startsOn || day > endsOn)
}

/** The first day after that one on which a term of the school year begins. */
export function nextTermOn(day: string): string {
  const terms = yearOf(day).holidays.map(({ endsOn }) => addDays(endsOn, 1))
  return terms.find((begin) => begin > day) ?? nextTermOn(addDays(day, 1))
}

/** Whether the holidays of some school year between those days are not recommended yet, only customary. */
export function areHolidaysProvisional(from: string, to: string): boolean {
  const years = Array.from(
    { length: schoolYearOf(to) - schoolYearOf(from) + 1 },
    (_, index) => schoolYearOf(from) + index,
  )
  return years.some((year) => schoolYear(year).isProvisional)
}

// It is asked about the same two or three years over and over.
const known = new Map<number, SchoolYear>()

function yearOf(day: string): SchoolYear {
  const number = schoolYearOf(day)
  const year = known.get(number) ?? schoolYear(number)
  known.set(number, year)
  return year
}
