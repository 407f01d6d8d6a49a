import type { Answers } from '../questionnaires/question.ts'
import { isYearAgo, type QuickAnswer } from './campaign.ts'
import { wantsMentor } from './request.ts'

/** What somebody last said of wanting a mentor. */
export type Standing =
  | { readonly status: 'none' | 'declined' }
  /** `confirmedAt`: when they last sent it, or said that nothing has changed. */
  | { readonly status: 'wanted'; readonly confirmedAt: Date }

export type Said = {
  readonly response: { readonly answers: Answers; readonly submittedAt: Date } | undefined
  /** Answers to campaigns given with one press, in any order. */
  readonly pressed: readonly { readonly outcome: QuickAnswer; readonly answeredAt: Date }[]
}

/** The last word counts: a questionnaire, «nothing has changed», or «I need no mentor». */
export function standingOf({ response, pressed }: Said): Standing {
  if (!response) return { status: pressed.some(({ outcome }) => outcome === 'NOT_NEEDED') ? 'declined' : 'none' }
  const later = pressed
    .filter(({ answeredAt }) => answeredAt >= response.submittedAt)
    .toSorted((one, other) => one.answeredAt.getTime() - other.answeredAt.getTime())
  const last = later.at(-1)
  if (last?.outcome === 'NOT_NEEDED' || !wantsMentor(response.answers)) return { status: 'declined' }
  return { status: 'wanted', confirmedAt: last?.answeredAt ?? response.submittedAt }
}

/** A request that nobody has confirmed for a year is shown to the curator as old (regulation 3.4.2: at least yearly). */
export function isOld(standing: Standing, now: Date, timeZone: string): boolean {
  return standing.status === 'wanted' && isYearAgo(standing.confirmedAt, now, timeZone)
}
