// Days off and working days that people have entered where the program does not know the decree yet. They lie in the
// database, and whoever asks whether a day is a working day asks in the middle of a calculation, so what was read last is
// kept here: read at the start, after every change, and again each minute, since another process may have changed it.

/** A day as a person entered it: off, or worked. */
export type EnteredDay = { readonly day: string; readonly isOff: boolean }

const entered = new Map<string, boolean>()

/** What people have entered, all of it, in place of what was known before. */
export function publishEnteredDays(days: readonly EnteredDay[]): void {
  entered.clear()
  for (const { day, isOff } of days) entered.set(day, isOff)
}

/** Whether it was entered as a day off; undefined where nobody has said anything of it. */
export function isEnteredOff(day: string): boolean | undefined {
  return entered.get(day)
}
