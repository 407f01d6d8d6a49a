/** The year in which the school year of that day began: 2026 for the days from 1 September 2026 to 31 August 2027. */
export function schoolYearOf(day: string): number {
  const [year = 0, month = 0] = day.split('-').map(Number)
  return month >= 9 ? year : year - 1
}
