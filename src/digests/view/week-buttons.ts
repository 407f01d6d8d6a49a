import { button } from '../../telegram/button.ts'

/**
 * The decisions of the week as they are now; `seen`: which stood there. `how` is `below` where the message tells also what
 * nothing else tells, so that it is not written over: what its buttons open comes as a message of its own; `apart` where the
 * message is another one, that only leads here.
 */
export const weekButton = button('week', 'seen', 'how')
/** The same from the menu, to which nothing leads back by itself. */
export const weekNowButton = button('week-now')
/** Those for which the first message had no room. */
export const weekRestButton = button('week-rest', 'page', 'seen')

/** Where the buttons of the week lead; handed in, since other folders own these screens. */
export type WeekDoors = {
  readonly pair: (pairId: string) => string
  readonly programme: (pairId: string) => string
  readonly order: (orderId: string) => string
  readonly orders: (organisationId: string) => string
  readonly seeking: string
  readonly refresh: (organisationId: string) => string
  readonly help: (requestId: string) => string
  readonly meeting: (meetingId: string) => string
  /** The mentor says how it went. */
  readonly report: (meetingId: string) => string
  /** What two say of it, to be settled. */
  readonly differing: (meetingId: string) => string
  /** The next meeting of a pair is planned. */
  readonly plan: (pairId: string) => string
  readonly nudge: (pairId: string) => string
  readonly task: (taskId: string) => string
  readonly tasks: (pairId: string) => string
  readonly survey: (form: string, pairId: string) => string
  readonly board: string
}
