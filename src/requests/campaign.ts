// The yearly refresh of the requests of a school (regulation 3.4.2).
import { addDays, dayIn, instantOf } from '../calendar/day.ts'
import { workingDayFrom } from '../calendar/working-days.ts'

/** What came of asking somebody; nothing while they are silent. */
export type Outcome = 'SENT' | 'UNCHANGED' | 'NOT_NEEDED'
/** What a person answers with one press, without filling anything. */
export type QuickAnswer = Exclude<Outcome, 'SENT'>

export type Campaign = {
  readonly id: string
  readonly organisationId: string
  readonly startedAt: Date
  /** Answers are asked for until the end of this day, `YYYY-MM-DD`. */
  readonly dueOn: string
  /** Null while it runs. */
  readonly finishedAt: Date | null
}

export type Counts = {
  readonly asked: number
  readonly sent: number
  readonly unchanged: number
  readonly notNeeded: number
  readonly silent: number
}

export const dueChoices = ['twoWeeks', 'threeWeeks', 'month'] as const
export type DueChoice = (typeof dueChoices)[number]

const daysOf: Readonly<Record<DueChoice, number>> = { twoWeeks: 14, threeWeeks: 21, month: 30 }
/** After a quarter nobody remembers what they were asked. */
const longestDays = 92

/** The due day that a button gives: the working day on which, or after which, the time is over. */
export function dueOnOf(choice: DueChoice, today: string): string {
  return workingDayFrom(addDays(today, daysOf[choice]))
}

/** A campaign lasts from a day to a quarter. */
export function checkDue(
  dueOn: string,
  today: string,
): { readonly ok: true } | { readonly ok: false; readonly reason: 'due-too-early' | 'due-too-late' } {
  if (dueOn <= today) return { ok: false, reason: 'due-too-early' }
  return dueOn > addDays(today, longestDays) ? { ok: false, reason: 'due-too-late' } : { ok: true }
}

/** The instant at which it ends by itself: the midnight after the due day, there. */
export function endsAt({ dueOn }: Pick<Campaign, 'dueOn'>, timeZone: string): Date {
  return instantOf(addDays(dueOn, 1), 0, timeZone)
}

export function countsOf(outcomes: readonly (Outcome | null)[]): Counts {
  const count = (of: Outcome | null) => outcomes.filter((one) => one === of).length
  return {
    asked: outcomes.length,
    sent: count('SENT'),
    unchanged: count('UNCHANGED'),
    notNeeded: count('NOT_NEEDED'),
    silent: count(null),
  }
}

export function answeredOf({ asked, silent }: Counts): number {
  return asked - silent
}

/** Whether requests are to be refreshed: the last campaign ended over a year ago, or there was none (at least yearly). */
export function isRefreshDue(last: Campaign | undefined, now: Date, timeZone: string): boolean {
  if (!last) return true
  return last.finishedAt !== null && isYearAgo(last.finishedAt, now, timeZone)
}

/** Whether it was a year ago or longer, by the days there. */
export function isYearAgo(at: Date, now: Date, timeZone: string): boolean {
  const day = dayIn(at, timeZone)
  const anniversary = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`
  return anniversary <= dayIn(now, timeZone)
}
