/** The year in which the school year of that day began: 2026 for the days from 1 September 2026 to 31 August 2027. */
export function schoolYearOf(day: string): number {
  const [year = 0, month = 0] = day.split('-').map(Number)
  return month >= 9 ? year : year - 1
}

/** After holidays, as the ministry recommends them; a school may have its own, so people are shown the day. */
const termsBegin = ['01-12', '04-06', '09-01', '11-05'] as const

/** The first day after that one on which a term of the school year begins. */
export function nextTermOn(day: string): string {
  const year = Number(day.slice(0, 4))
  const [first] = termsBegin
  const next = termsBegin.find((begin) => `${year}-${begin}` > day)
  return next ? `${year}-${next}` : `${year + 1}-${first}`
}
