import { addDays, dayIn, daysBetween } from '../calendar/day.ts'
import { nextAllowedInstant } from '../calendar/quiet-hours.ts'
import { workingDayFrom } from '../calendar/working-days.ts'
import { endOf, type Meeting, mentorOf } from './meeting.ts'

/** How long what was said of a meeting may be corrected, and how long it is asked about. */
export const daysToCorrect = 30
/** A mentor who is silent for so long leaves it to the mentees to say whether the meeting took place. */
export const daysUntilMenteesAreAsked = 2
export const longestSummary = 200

const dayMilliseconds = 86_400_000

type Time = Pick<Meeting, 'startsAt' | 'minutes'> & { readonly zone: string }

/** «How did it go?» comes when the meeting is over, at an hour at which people may be written to. */
export function askedAtOf({ zone, ...time }: Time): Date {
  return nextAllowedInstant(endOf(time), zone)
}

/** The same hour of the next working day. */
export function remindedAtOf(time: Time): Date {
  const asked = askedAtOf(time)
  const day = dayIn(asked, time.zone)
  const days = daysBetween(day, workingDayFrom(addDays(day, 1)))
  return nextAllowedInstant(new Date(asked.getTime() + days * dayMilliseconds), time.zone)
}

export function menteesAskedAtOf({ zone, ...time }: Time): Date {
  return nextAllowedInstant(new Date(endOf(time).getTime() + daysUntilMenteesAreAsked * dayMilliseconds), zone)
}

/** What has been done about a meeting that nobody has reported; marks from before it was moved don't count. */
export type Marks = {
  readonly askedAt: Date | null
  readonly remindedAt: Date | null
  /** Of each mentee who has not answered. */
  readonly menteesAskedAt: readonly (Date | null)[]
}

export type Rung = 'asked' | 'reminded' | 'mentees'

/** What is due and not done yet: of the two messages to the mentor only the newest, for days down send one. */
export function dueRungs(time: Time, marks: Marks, now: Date): Rung[] {
  if (isTooLate(time, now)) return []
  const isDone = (at: Date | null) => at !== null && at >= time.startsAt
  const mentor: Rung[] =
    remindedAtOf(time) <= now
      ? isDone(marks.remindedAt)
        ? []
        : ['reminded']
      : askedAtOf(time) <= now && !isDone(marks.askedAt)
        ? ['asked']
        : []
  const areMenteesDue = menteesAskedAtOf(time) <= now && marks.menteesAskedAt.some((at) => !isDone(at))
  return [...mentor, ...(areMenteesDue ? ['mentees' as const] : [])]
}

/** The instants after `after` at which something of it falls due. */
export function nextRungAt(time: Time, after: Date): Date | undefined {
  const all = [askedAtOf(time), remindedAtOf(time), menteesAskedAtOf(time)]
  return all.filter((at) => at > after).toSorted((one, other) => one.getTime() - other.getTime())[0]
}

function isTooLate(time: Time, now: Date): boolean {
  return now.getTime() >= endOf(time).getTime() + daysToCorrect * dayMilliseconds
}

export type Refusal = 'not-yet' | 'cancelled' | 'settled' | 'late' | 'unheld'

/** Whether the mentor may say now that it took place, or not; undefined where they may. */
export function refusalToReport(meeting: Meeting, now: Date): Refusal | undefined {
  switch (meeting.status) {
    case 'planned':
      return meeting.startsAt <= now ? undefined : 'not-yet'
    case 'cancelled':
      return 'cancelled'
    case 'held':
    case 'not-held':
      if (meeting.settledAt) return 'settled'
      return isClosed(meeting.report.at, now) ? 'late' : undefined
  }
}

/** Details of a meeting that took place are the mentor's to correct, also once a curator has settled that it did. */
export function refusalToDetail(meeting: Meeting, now: Date): Refusal | undefined {
  if (meeting.status !== 'held') return refusalToReport(meeting, now) ?? 'unheld'
  return isClosed(meeting.settledAt ?? meeting.report.at, now) ? 'late' : undefined
}

/** What nobody had planned may be taken back while nobody else has answered: then it was a slip of the mentor alone. */
export function mayTakeBack(meeting: Meeting, now: Date): boolean {
  const isReported = meeting.status === 'held' || meeting.status === 'not-held'
  const isAnswered = meeting.parts.some(({ reply }) => reply !== null)
  return isReported && meeting.isUnplanned && !isAnswered && refusalToReport(meeting, now) === undefined
}

export function mayDetail(meeting: Meeting, now: Date): boolean {
  return refusalToDetail(meeting, now) === undefined
}

/** A mentee answers once it has begun, whatever the mentor says of it, until it is settled or long ago. */
export function refusalToAnswer(meeting: Meeting, now: Date): Refusal | undefined {
  if (meeting.status === 'cancelled') return 'cancelled'
  if (meeting.startsAt > now) return 'not-yet'
  if (meeting.status !== 'planned' && meeting.settledAt) return 'settled'
  return isClosed(endOf(meeting), now) ? 'late' : undefined
}

function isClosed(since: Date, now: Date): boolean {
  return now.getTime() >= since.getTime() + daysToCorrect * dayMilliseconds
}

/** Why a meeting did not take place: by a button; own words come besides. */
export const causes = ['moved', 'personal', 'busy'] as const
/** What to change, by a button (C7). */
export const changes = ['practice', 'time', 'topic', 'often', 'way'] as const
/** At or below it one is asked what to change. */
export const littleUse = 3
/** What stood in the way of a task, by a button (C8). */
export const hindrances = ['time', 'unclear', 'hard', 'circumstances'] as const

/** The lengths that are offered; the last one means an hour and more. */
export const lengths = [15, 30, 45, 60] as const

/** Whose word it is: the mentor who was one of the meeting. */
export function isMentorOf(meeting: Pick<Meeting, 'parts'>, personId: string): boolean {
  return mentorOf(meeting)?.personId === personId
}

/** Of so many mentees, so that nobody is known by it. */
const fewestForMean = 3

export type Usefulness = { readonly menteeId: string; readonly usefulness: number; readonly on: string }
/** The mean, to a tenth, of so many answers; the month is its first day. */
export type Use = { readonly month: string; readonly mean: number; readonly count: number }

/**
 * The mentor reads how useful meetings were only as the mean of a calendar month, of three mentees or more, and only when
 * nothing about that month may be answered any more: a mean that moves shows the answer that has moved it (0019).
 */
export function useOf(answers: readonly Usefulness[], now: Date): Use | undefined {
  const months = Map.groupBy(answers, ({ on }) => `${on.slice(0, 7)}-01`)
  const known = [...months].filter(
    ([month, all]) =>
      new Set(all.map(({ menteeId }) => menteeId)).size >= fewestForMean &&
      // The days of the longest month, those for corrections, and one more for zones and the length of a meeting.
      new Date(addDays(month, 31 + daysToCorrect + 1)) <= now,
  )
  const [month, all] = known.toSorted(([one], [other]) => (one < other ? 1 : -1))[0] ?? []
  if (month === undefined || all === undefined) return undefined
  const sum = all.reduce((total, { usefulness }) => total + usefulness, 0)
  return { month, mean: Math.round((sum / all.length) * 10) / 10, count: all.length }
}
