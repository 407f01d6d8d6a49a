import { addDays, dayIn, daysBetween, instantOf } from '../calendar/day.ts'
import { nextAllowedInstant } from '../calendar/quiet-hours.ts'
import { schoolYear } from '../calendar/school-holidays.ts'
import { isSchoolDay, schoolYearOf } from '../calendar/school-year.ts'

/** After so many days without a meeting the mentor is told, then the curator. */
export const daysUntilMentor = 21
export const daysUntilCurator = 30
/** A meeting that is planned within so many days keeps a pair from being called silent. */
export const daysAhead = 7
/** A meeting that was to be so many days ago is asked about already. */
const daysBehind = 2

/** So long a curator leaves it to the mentor to say how a meeting went; then the silence counts for them again. */
const daysOwed = 14

export type SilenceRung = 'mentor' | 'curator'

export function daysUntil(rung: SilenceRung): number {
  return rung === 'mentor' ? daysUntilMentor : daysUntilCurator
}

/** What is known of the meetings of an active pair. Days are `YYYY-MM-DD`. */
export type Quiet = {
  readonly startsOn: string
  readonly lastHeldOn: string | null
  /** Planned at any time, the next and the last ones. */
  readonly plannedOn: readonly string[]
  /** When the last of the meetings was to be that the mentor has not reported on; they are asked of it, not of the silence. */
  readonly owedOn?: string | null
  /** The last day of the programme: nobody is silent after it. */
  readonly endsOn?: string | null
  /** One meeting and nothing else (п. 2.3). */
  readonly isOneMeeting: boolean
}

/** The day from which the silence counts. */
export function silentSince({ startsOn, lastHeldOn }: Pick<Quiet, 'startsOn' | 'lastHeldOn'>): string {
  return lastHeldOn !== null && lastHeldOn > startsOn ? lastHeldOn : startsOn
}

/**
 * How many days the pair has been silent, to its people or to its curator, those of the summer holidays not counted; 0
 * where it is not silent.
 */
export function silentDays(quiet: Quiet, today: string, to: SilenceRung = 'curator'): number {
  if (quiet.isOneMeeting && quiet.lastHeldOn !== null) return 0
  const { owedOn = null } = quiet
  if (isOver(quiet, today)) return 0
  if (owedOn !== null && (to === 'mentor' || owedOn >= addDays(today, -daysOwed))) return 0
  const isKept = quiet.plannedOn.some((on) => on >= addDays(today, -daysBehind) && on <= addDays(today, daysAhead))
  return isKept ? 0 : countedDays(silentSince(quiet), today)
}

/** The programme has had its last day. */
export function isOver({ endsOn = null }: Pick<Quiet, 'endsOn'>, today: string): boolean {
  return endsOn !== null && today > endsOn
}

/** Days between, without those of summer holidays. */
export function countedDays(from: string, to: string): number {
  if (to <= from) return 0
  const years = Array.from({ length: schoolYearOf(to) - schoolYearOf(from) + 1 }, (_, n) => schoolYearOf(from) + n)
  const paused = years.reduce((sum, year) => sum + overlapDays(summerOf(year), addDays(from, 1), to), 0)
  return daysBetween(from, to) - paused
}

/** The day on which that many days are full. */
export function dayOfRung(since: string, days: number): string {
  const guess = addDays(since, days)
  const missing = days - countedDays(since, guess)
  return missing <= 0 ? guess : dayAfter(since, guess, days)
}

/** When it may be told: nine in the morning of the first school day from then on; never in the holidays. */
export function silenceToldAt(since: string, rung: SilenceRung, zone: string): Date {
  return nextAllowedInstant(instantOf(schoolDayFrom(dayOfRung(since, daysUntil(rung))), 9, zone), zone)
}

/** Whether now is no time to speak of it: the holidays of the school year. */
export function isHolidayPause(now: Date, zone: string): boolean {
  return !isSchoolDay(dayIn(now, zone))
}

export function schoolDayFrom(day: string): string {
  return isSchoolDay(day) ? day : schoolDayFrom(addDays(day, 1))
}

function dayAfter(since: string, from: string, days: number): string {
  const next = addDays(from, 1)
  return countedDays(since, next) >= days ? next : dayAfter(since, next, days)
}

function summerOf(year: number): { startsOn: string; endsOn: string } {
  return schoolYear(year).holidays[3]
}

function overlapDays({ startsOn, endsOn }: { startsOn: string; endsOn: string }, from: string, to: string): number {
  const first = startsOn > from ? startsOn : from
  const last = endsOn < to ? endsOn : to
  return last < first ? 0 : daysBetween(first, last) + 1
}
