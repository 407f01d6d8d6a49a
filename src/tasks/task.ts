import { addDays } from '../calendar/day.ts'
import { isWorkingDay } from '../calendar/working-days.ts'
import type { NameParts } from '../people/name.ts'

export const outcomes = ['DONE', 'PARTLY', 'NOT_DONE'] as const
export type TaskOutcome = (typeof outcomes)[number]

export const longestTask = 300
export const longestHindrance = 300
/** What the mentor writes when giving a task back. */
export const longestReturn = 300

/** What the mentee says of it. */
export type TaskAnswer = {
  readonly outcome: TaskOutcome
  /** What stood in the way, in words. */
  readonly hindrance: string | null
  readonly at: Date
}

export type TaskState =
  | { readonly status: 'open' }
  | { readonly status: 'answered'; readonly answer: TaskAnswer }
  /** The mentor has seen it themselves (п. 4.1.4), with or without an answer of the mentee. */
  | { readonly status: 'checked'; readonly answer: TaskAnswer | null; readonly at: Date }
  | { readonly status: 'dropped'; readonly at: Date }

/** A task until the next meeting, for one mentee (п. 4.1.4, 5.2.2). */
export type Task = {
  readonly id: string
  readonly pairId: string
  readonly meetingId: string | null
  readonly menteeId: string
  readonly mentee: NameParts
  readonly words: string
  /** `YYYY-MM-DD` */
  readonly dueOn: string | null
  readonly givenById: string
  readonly givenAt: Date
  /** What the mentor wrote when they last gave it back. */
  readonly givenBack: string | null
  readonly state: TaskState
}

/** The lists of a pair: nobody has answered, the mentor has not looked yet, and the rest. */
export const taskLists = ['open', 'check', 'done'] as const
export type TaskList = (typeof taskLists)[number]

export function isOverdue({ state, dueOn }: Pick<Task, 'state' | 'dueOn'>, today: string): boolean {
  return state.status === 'open' && dueOn !== null && dueOn < today
}

/** The day on which the mentee is reminded: the last working day before it is due. */
export function remindOn(dueOn: string): string {
  const before = addDays(dueOn, -1)
  return isWorkingDay(before) ? before : remindOn(before)
}

/** The day of which nobody reminds any more, for what is told today; null where there will be a reminder. */
export function remindedFor(dueOn: string | null, today: string): string | null {
  return dueOn !== null && remindOn(dueOn) <= today ? dueOn : null
}

/** As the database keeps a day. */
export function dateOf(day: string | null): Date | null {
  return day === null ? null : new Date(day)
}
