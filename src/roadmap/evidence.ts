/** The longest number of a paper and note about it, in signs. */
export const longestNumber = 30
export const longestNote = 300

/** One line of at most so many signs; undefined where it is empty or longer. */
export function lineOf(typed: string, longest: number): string | undefined {
  const line = typed
    .normalize('NFC')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  return line === '' || [...line].length > longest ? undefined : line
}

/** A day that a calendar of this century has. */
export function fitDay(day: string): boolean {
  if (!/^20\d\d-\d\d-\d\d$/.test(day)) return false
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}

/** `05-20`, of a year that has a 29th of February. */
export function fitMonthDay(monthDay: string): boolean {
  return fitDay(`2028-${monthDay}`)
}
