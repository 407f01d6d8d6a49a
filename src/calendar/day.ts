// Days are `YYYY-MM-DD`: they compare as text. Instants are Dates, zones IANA names.
import { Temporal } from 'temporal-polyfill'

/** The day that it is there at that instant. */
export function dayIn(at: Date, zone: string): string {
  return localTime(at, zone).toPlainDate().toString()
}

/** The instant at which a clock there shows that time of that day; where it is shown twice, the first. */
export function instantOf(day: string, hour: number, zone: string): Date {
  const local = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: { hour } })
  return new Date(local.epochMilliseconds)
}

export function hourIn(at: Date, zone: string): number {
  return localTime(at, zone).hour
}

export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

/** The same day of a later month, or its last day. */
export function addMonths(day: string, months: number): string {
  return Temporal.PlainDate.from(day).add({ months }).toString()
}

/** How many days later the second is. */
export function daysBetween(first: string, second: string): number {
  return Temporal.PlainDate.from(first).until(Temporal.PlainDate.from(second), { largestUnit: 'day' }).days
}

/** Monday is 1, Sunday 7. */
export function weekdayOf(day: string): number {
  return Temporal.PlainDate.from(day).dayOfWeek
}

function localTime(at: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)
}
