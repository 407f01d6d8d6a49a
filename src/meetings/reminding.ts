import { addDays, dayIn, hourIn, instantOf } from '../calendar/day.ts'
import { isWorkingDay } from '../calendar/working-days.ts'
import type { Planned } from './meeting.ts'

/** The last working day before it, and the day itself. */
export type Rung = 'eve' | 'day'
export type Reminder = { readonly rung: Rung; readonly at: Date }

const eveningAt = 17
const opensAt = 8
/** From 20:00 on nobody is written to: of a late meeting people are reminded an hour earlier. */
const latestAt = 19
const hoursBefore = 2

/** The longest row of days off with a day to spare: no meeting is reminded of earlier. */
export const farthestDays = 16

/**
 * When somebody there is reminded of a meeting: at 17:00 of the last working day before it (Friday for Monday), and on the
 * day two hours before, but not before 08:00 (product rule). On a day off nobody is written to, so there only the first.
 */
export function remindersOf(startsAt: Date, zone: string): Reminder[] {
  const on = dayIn(startsAt, zone)
  const eve = { rung: 'eve', at: instantOf(workingDayBefore(on), eveningAt, zone) } as const
  const at = onTheDay(startsAt, on, zone)
  return isWorkingDay(on) && at < startsAt ? [eve, { rung: 'day', at }] : [eve]
}

/** The newest reminder that is due; none where it was planned or moved after that instant, or has begun. */
export function dueReminder(
  meeting: Pick<Planned, 'startsAt' | 'changedAt'>,
  zone: string,
  now: Date,
): Reminder | undefined {
  if (meeting.startsAt <= now) return undefined
  const due = remindersOf(meeting.startsAt, zone).findLast(({ at }) => at <= now)
  return due && due.at > meeting.changedAt ? due : undefined
}

/** The first reminder after that instant. */
export function nextReminder(
  meeting: Pick<Planned, 'startsAt' | 'changedAt'>,
  zone: string,
  after: Date,
): Date | undefined {
  return remindersOf(meeting.startsAt, zone).find(({ at }) => at > after && at > meeting.changedAt)?.at
}

/** From now on people are reminded of meetings that begin before that: the end of the next working day, anywhere. */
export function horizonOf(now: Date): Date {
  const today = dayIn(now, 'UTC')
  // A day more on each side, since somewhere it is tomorrow already.
  const next = workingDayAfter(addDays(today, 1))
  return instantOf(addDays(next, 2), 0, 'UTC')
}

function onTheDay(startsAt: Date, on: string, zone: string): Date {
  const at = new Date(startsAt.getTime() - hoursBefore * 3_600_000)
  if (at < instantOf(on, opensAt, zone)) return instantOf(on, opensAt, zone)
  return hourIn(at, zone) > latestAt ? instantOf(on, latestAt, zone) : at
}

function workingDayBefore(day: string): string {
  const before = addDays(day, -1)
  return isWorkingDay(before) ? before : workingDayBefore(before)
}

function workingDayAfter(day: string): string {
  const after = addDays(day, 1)
  return isWorkingDay(after) ? after : workingDayAfter(after)
}
