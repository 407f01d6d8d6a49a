// What the district's order and the Model Regulation want done by a day, and when people are told of it.
import { addDays, dayIn, daysBetween, hourIn, instantOf } from './day.ts'
import { nextAllowedInstant } from './quiet-hours.ts'
import { schoolYearOf } from './school-year.ts'
import { workingDayFrom, workingDayUpTo } from './working-days.ts'

/** Who does it, or answers for whoever does. */
export type Owner = 'CURATOR' | 'HEAD' | 'COORDINATOR'

export type Deadline = {
  readonly key: string
  /** As the journal names clauses. */
  readonly clause: `order ${string}` | `regulation ${string}`
  /** Once in the life of a school, or every school year. */
  readonly recurrence: 'once' | 'yearly'
  /** `05-20`. */
  readonly monthDay: string
  readonly of: 'SCHOOL' | 'DISTRICT'
  readonly owner: Owner
  /** Told together with the owner. */
  readonly alsoTo: readonly Owner[]
  /** Told besides once it is overdue: whoever answers for it. */
  readonly overdueTo: readonly Owner[]
}

/**
 * The order names 2022 for most of these days; they come back every year where the order says so (4.6) or the reports that
 * they serve do (3.2, 3.3). The regulation names no day for the yearly refresh (3.4.2): a month after the school year begins
 * everybody is in place. A district may move each of them.
 */
export const deadlines: readonly Deadline[] = [
  deadline('regulation', 'order 4.2', 'once', '05-20', 'HEAD', [], ['COORDINATOR']),
  deadline('road-map', 'order 4.3', 'once', '05-20', 'CURATOR', [], ['HEAD', 'COORDINATOR']),
  deadline('curator', 'order 4.5', 'once', '05-20', 'HEAD', [], ['COORDINATOR']),
  deadline('refresh', 'regulation 3.4.2', 'yearly', '10-01', 'CURATOR', [], ['HEAD']),
  deadline('monitoring', 'order 4.6', 'yearly', '12-23', 'CURATOR', ['HEAD'], ['COORDINATOR']),
  deadline('district-monitoring', 'order 3.2', 'yearly', '12-26', 'COORDINATOR', [], [], 'DISTRICT'),
  deadline('institute', 'order 3.3', 'yearly', '12-28', 'COORDINATOR', [], [], 'DISTRICT'),
]

/** Days before it, the day itself; then the first working day after it, and once a week until it is done. */
export const ladder = [30, 14, 7, 3, 1, 0] as const
const weekDays = 7

/** Days left; below nought, days overdue: -1, -7, -14 and so on. */
export type Rung = number

/** Of the ladder, only the last day, the day itself and what is overdue go by themselves: the rest joins the weekly digest. */
export function goesByItself(rung: Rung): boolean {
  return rung <= 1
}

/** That day of the school year that began in `year`: 20 May belongs to the second half of it. */
export function dayOfSchoolYear(year: number, monthDay: string): string {
  // The 29th of February is the 1st of March where there is none.
  const day = `${monthDay >= '09-01' ? year : year + 1}-${monthDay}`
  return monthDay === '02-29' ? addDays(day.replace('02-29', '02-28'), 1) : day
}

/**
 * The day by which it is to be done: «by 23 December» may mean with that day or without it, so nobody is late who keeps to
 * the working day on it or before it.
 */
export function dueDay(day: string): string {
  return workingDayUpTo(day)
}

/** The first of these days that is not before the other: what is to be done once by somebody who came then. */
export function firstSince(monthDay: string, since: string): string {
  const day = dayOfSchoolYear(schoolYearOf(since), monthDay)
  return day >= since ? day : dayOfSchoolYear(schoolYearOf(since) + 1, monthDay)
}

/**
 * The day on which a rung is told: before the due day never later than its number says, since a day off would eat up the
 * time; overdue never earlier, since a week of it should have passed.
 */
export function rungDay(dueOn: string, rung: Rung): string {
  const day = addDays(dueOn, -rung)
  return rung >= 0 ? workingDayUpTo(day) : workingDayFrom(day)
}

/** People are told in the morning of that day, there. */
export function rungAt(dueOn: string, rung: Rung, zone: string): Date {
  return instantOf(rungDay(dueOn, rung), tellsAt, zone)
}

const tellsAt = 9

/** The newest rung that has been reached; undefined more than thirty days before. After days down, the others are past. */
export function currentRung(dueOn: string, now: Date, zone: string): Rung | undefined {
  const today = dayIn(now, zone)
  const isMorning = hourIn(now, zone) >= tellsAt
  // No week is told earlier than it is over, so the search begins with those that are.
  const weeks = Math.max(0, Math.floor(daysBetween(dueOn, today) / weekDays))
  const newestFirst = [...overdueRungs(dueOn, weeks).toReversed(), ...ladder.toReversed()]
  return newestFirst.find((rung) => {
    const day = rungDay(dueOn, rung)
    return day < today || (day === today && isMorning)
  })
}

/** When the next rung that goes by itself is told. */
export function nextRungAt(dueOn: string, after: Date, zone: string): Date {
  const next = rungsAround(dueOn, dayIn(after, zone)).filter(
    (rung) => goesByItself(rung) && rungAt(dueOn, rung, zone) > after,
  )
  return rungAt(dueOn, Math.max(...next), zone)
}

/** Whether people there are told of deadlines at that instant: not before nine, nor when nobody is written to. */
export function isTellingHour(at: Date, zone: string): boolean {
  return hourIn(at, zone) >= tellsAt && nextAllowedInstant(at, zone) <= at
}

/** The first nine o'clock of a working day after that instant, there. */
export function nextTellingAt(after: Date, zone: string): Date {
  const today = dayIn(after, zone)
  const at = instantOf(workingDayFrom(today), tellsAt, zone)
  return at > after ? at : instantOf(workingDayFrom(addDays(today, 1)), tellsAt, zone)
}

/** Days left by the calendar there, as a person counts them; below nought where it is overdue. */
export function daysLeft(dueOn: string, now: Date, zone: string): number {
  return daysBetween(dayIn(now, zone), dueOn)
}

/** Every rung up to two months after today: the longest holidays are shorter. */
function rungsAround(dueOn: string, today: string): Rung[] {
  const weeks = Math.max(0, Math.ceil(daysBetween(dueOn, today) / weekDays)) + 8
  return [...ladder, ...overdueRungs(dueOn, weeks)]
}

/**
 * The first working day of delay, so that whoever answers for it can still act, and its weeks; a week that days off would
 * move next to that day or to the week after it is left out: once a week is often enough.
 */
function overdueRungs(dueOn: string, weeks: number): Rung[] {
  const first = rungDay(dueOn, -1)
  const ofWeeks = Array.from({ length: weeks }, (_, index) => -(index + 1) * weekDays).filter((rung) => {
    const day = rungDay(dueOn, rung)
    return daysBetween(addDays(dueOn, -rung), day) < weekDays / 2 && daysBetween(first, day) > weekDays / 2
  })
  return [-1, ...ofWeeks]
}

function deadline(
  key: string,
  clause: Deadline['clause'],
  recurrence: Deadline['recurrence'],
  monthDay: string,
  owner: Owner,
  alsoTo: readonly Owner[],
  overdueTo: readonly Owner[],
  of: Deadline['of'] = 'SCHOOL',
): Deadline {
  return { key, clause, recurrence, monthDay, of, owner, alsoTo, overdueTo }
}
