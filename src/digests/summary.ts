import { dayIn, instantOf } from '../calendar/day.ts'
import { monthlySummaryAt } from '../calendar/monthly-summary.ts'

export type PairFigures = {
  /** People in the bank of mentees who are in no active pair. */
  readonly mentees: number
  /** Proposed, agreed or waiting for the order. */
  readonly proposed: number
  /** Active pairs and groups. */
  readonly pairs: number
  /** Of them, with an approved programme. */
  readonly programmes: number
}

/** What a month's summary says of a school, as of an instant. */
export type Figures = PairFigures & {
  /** People in the bank of mentors. */
  readonly mentors: number
  /** Questionnaires sent for the first time, since the beginning. */
  readonly sent: number
  /** Teachers who have agreed to the processing of their data but have not begun. */
  readonly waiting: number
  /** Begun and not sent. */
  readonly unfinished: number
}

export type Summary = { readonly now: Figures; readonly change: Figures }

export function summaryOf(now: Figures, before: Figures): Summary {
  return {
    now,
    change: {
      mentors: now.mentors - before.mentors,
      mentees: now.mentees - before.mentees,
      proposed: now.proposed - before.proposed,
      pairs: now.pairs - before.pairs,
      programmes: now.programmes - before.programmes,
      sent: now.sent - before.sent,
      waiting: now.waiting - before.waiting,
      unfinished: now.unfinished - before.unfinished,
    },
  }
}

/** Instants of local midnight that open the month and the one after it: the figures are told as they stood then. */
export function boundsOf(month: string, timeZone: string): { start: Date; end: Date } {
  return { start: instantOf(`${month}-01`, 0, timeZone), end: instantOf(`${monthAfter(month)}-01`, 0, timeZone) }
}

/** The first instant after `after` at which a summary is due there. */
export function nextSummaryAt(after: Date, timeZone: string): Date {
  const thisMonth = dayIn(after, timeZone).slice(0, 7)
  const at = summaryAt(thisMonth, timeZone)
  return at > after ? at : summaryAt(monthAfter(thisMonth), timeZone)
}

function summaryAt(month: string, timeZone: string): Date {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return monthlySummaryAt(year, number, timeZone)
}

function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}
