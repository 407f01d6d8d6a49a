// Days off and working days that people have entered where the program does not know the decree yet, and the years of which
// they have said that the decree is out. They lie in the database, and whoever asks whether a day is a working day asks in the middle of a calculation, so what was read last is
// kept here: read at the start, after every change, and again each minute, since another process may have changed it.

/** A day as a person entered it: off, or worked. */
export type EnteredDay = { readonly day: string; readonly isOff: boolean }

const entered = new Map<string, boolean>()

/** What people have entered, all of it, in place of what was known before. */
export function publishEnteredDays(days: readonly EnteredDay[]): void {
  entered.clear()
  for (const { day, isOff } of days) entered.set(day, isOff)
}

/** The decree on a year as a person named it. */
export type ApprovedYear = { readonly year: number; readonly number: string; readonly signedOn: string }

const approved = new Set<number>()

/** Every year of which people have named the decree, in place of what was known before. */
export function publishApprovedYears(years: readonly Pick<ApprovedYear, 'year'>[]): void {
  approved.clear()
  for (const { year } of years) approved.add(year)
}

export function isApproved(year: number): boolean {
  return approved.has(year)
}

/** Whether it was entered as a day off; undefined where nobody has said anything of it. */
export function isEnteredOff(day: string): boolean | undefined {
  return entered.get(day)
}
