import { addDays, dayIn, daysBetween, instantOf } from '../calendar/day.ts'
import { addWorkingDays, workingDayFrom } from '../calendar/working-days.ts'

/** What decides when a pair is asked. Days are `YYYY-MM-DD`, both included. */
export type Course = {
  readonly kinds: readonly string[]
  /** Of the order on the pair. */
  readonly startsOn: string
  readonly endsOn: string
  /** Of the version of the programme that is in force. */
  readonly approved: { readonly kinds: readonly string[]; readonly startsOn: string; readonly endsOn: string } | null
  readonly timeZone: string
}

/**
 * A programme lasts three months at least (regulation 1.2). A pair of fewer days is no programme: its middle is too early
 * to judge by, and it is asked at its end anyway.
 */
const shortest = 60

/** So near the end it is the closing questionnaire that people are asked to fill. */
const lastDays = 14

/** Questions are asked in the morning of a working day. */
const hour = 9

/** When the pair is asked how it goes: the working day at the middle or after it; undefined for one meeting, and what is short. */
export function middleOf({ kinds, startsOn, endsOn, approved, timeZone }: Course): Date | undefined {
  const period = approved ?? { kinds, startsOn, endsOn }
  const days = daysBetween(period.startsOn, period.endsOn) + 1
  if (days < shortest || isOneMeeting(period.kinds)) return undefined
  return instantOf(workingDayFrom(addDays(period.startsOn, Math.floor(days / 2))), hour, timeZone)
}

/** Whether it is asked now: also days after the middle, but not when it is about to end. */
export function isToBeAsked(course: Course, now: Date): boolean {
  const at = middleOf(course)
  const { endsOn } = course.approved ?? course
  return at !== undefined && at <= now && dayIn(now, course.timeZone) <= addDays(endsOn, -lastDays)
}

/** The fifth working day after the question: whoever has not answered is reminded, once. */
export function remindAt(askedAt: Date, timeZone: string): Date {
  return instantOf(addWorkingDays(dayIn(askedAt, timeZone), 5), hour, timeZone)
}

/** A single conversation and nothing else (regulation 2.3). */
function isOneMeeting(kinds: readonly string[]): boolean {
  return kinds.length === 1 && kinds[0] === 'speed'
}
