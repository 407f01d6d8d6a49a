import { addDays, dayIn } from '../calendar/day.ts'
import { nextAllowedInstant } from '../calendar/quiet-hours.ts'
import { isSchoolDay } from '../calendar/school-year.ts'
import { momentOf, timeIn } from '../calendar/typed-moment.ts'
import { isWorkingDay } from '../calendar/working-days.ts'
import type { Active, Pair } from '../pairs/pair.ts'
import { type Way, ways } from './meeting.ts'

/** Why no meeting may be at that moment. */
export type MomentProblem = 'past' | 'night' | 'far' | 'over'
/** What whoever plans it should know. `lessons`: mentoring is not at the cost of lessons (п. 1.4). */
export type Warning = 'day-off' | 'holidays' | 'lessons'

/** Of the clock on the wall: the first and the last hour at which a meeting may begin. */
const opensAt = '07:00'
const closesAt = '22:00'
const lessonsUntil = '14:00'
/** A programme is at most a year long (п. 1.2). */
const farthestDays = 366

export type Bounds = { readonly now: Date; readonly zone: string; readonly lastOn: string }

export function dayProblem(on: string, { now, zone, lastOn }: Bounds): MomentProblem | undefined {
  const today = dayIn(now, zone)
  if (on < today) return 'past'
  if (on > addDays(today, farthestDays)) return 'far'
  return on > lastOn ? 'over' : undefined
}

export function momentProblem(startsAt: Date, bounds: Bounds): MomentProblem | undefined {
  const problem = dayProblem(dayIn(startsAt, bounds.zone), bounds)
  if (problem) return problem
  const time = timeIn(startsAt, bounds.zone)
  if (time < opensAt || time > closesAt) return 'night'
  return startsAt <= bounds.now ? 'past' : undefined
}

/** Until which day a pair meets: its last, or the one of which notice was given. */
export function lastDayOf({ endsOn, ending }: Pick<Active, 'endsOn' | 'ending'>): string {
  return ending && ending.on < endsOn ? ending.on : endsOn
}

export function warningsOf(startsAt: Date, way: Way, zone: string): Warning[] {
  const on = dayIn(startsAt, zone)
  if (!isWorkingDay(on)) return ['day-off']
  if (!isSchoolDay(on)) return ['holidays']
  // Whoever visits a lesson comes while lessons go on.
  return way !== 'lesson' && timeIn(startsAt, zone) < lessonsUntil ? ['lessons'] : []
}

/** Days for buttons: today while an hour is left, tomorrow, the next school days; none of them after the last. */
export function offeredDays({ now, zone, lastOn }: Bounds): string[] {
  const today = dayIn(now, zone)
  const first = offeredTimes(today, { now, zone }).length > 0 ? [today] : []
  const days = [...first, addDays(today, 1)]
  for (let ahead = 2; ahead < 30 && days.length < 6; ahead += 1)
    if (isSchoolDay(addDays(today, ahead))) days.push(addDays(today, ahead))
  return days.filter((on) => on <= lastOn)
}

/** Times for buttons: after lessons, and on that day still ahead. */
export function offeredTimes(on: string, { now, zone }: Pick<Bounds, 'now' | 'zone'>): string[] {
  const times = ['13:00', '14:00', '15:00', '16:00', '17:00', '18:00']
  return times.filter((at) => momentOf(on, at, zone) > now)
}

/** Only a group meets as one. */
export function offeredWays(mentees: number): readonly Way[] {
  return mentees > 1 ? ways : ways.filter((one) => one !== 'group')
}

/** Whether people there may be written to before it begins. */
export function isToldInTime(startsAt: Date, now: Date, zone: string): boolean {
  return nextAllowedInstant(now, zone) < startsAt
}

/** How the day is called beside its date. */
export function dayWord(on: string, now: Date, zone: string): 'today' | 'tomorrow' | undefined {
  const today = dayIn(now, zone)
  if (on === today) return 'today'
  return on === addDays(today, 1) ? 'tomorrow' : undefined
}

export function isActive(pair: Pair): pair is Active {
  return pair.status === 'active'
}

/**
 * Why a meeting is cancelled: chosen by a button, or what the program itself writes. None names an illness: that is a special
 * kind of personal data (152-FZ art. 10).
 */
export const cancelCauses = ['personal', 'busy', 'later', 'unneeded'] as const
/** Why one of a group will not come. */
export const absentCauses = ['personal', 'busy'] as const
export const ownCauses = ['pair-ended', 'member-left', 'mistaken'] as const

/** Which mentees come, in callback data: one bit for each of the group in its order; all of them is the empty word. */
export function chosenOf<T>(mentees: readonly T[], mask: string): T[] {
  const bits = /^\d{1,6}$/.test(mask) ? Number(mask) : 0
  const chosen = mentees.filter((_, index) => (bits >> index) % 2 === 1)
  return chosen.length > 0 ? chosen : [...mentees]
}

export function toggled(mask: string, index: number): string {
  return String((/^\d{1,6}$/.test(mask) ? Number(mask) : 0) ^ (1 << index))
}
