import type { Field, Mentee, Mentor } from './candidate.ts'
import { type Forbidden, forbiddenBy, type HardRule } from './rules.ts'
import { type Scored, scoreOf } from './score.ts'

export type Candidate = Scored & { readonly mentor: Mentor }

/** How many of the best are shown for one request. */
export const mostShown = 5

export type Ranking = {
  /** The best first; equal scores stand by the ids, so that everybody sees the same order every time. */
  readonly candidates: readonly Candidate[]
  readonly forbidden: Forbidden
  /** Mentors who were looked at. */
  readonly seen: number
}

/** The best for one request, and how many the rules forbid. */
export function ranked(mentee: Mentee, mentors: readonly Mentor[], field: Field, most = mostShown): Ranking {
  const forbidden = new Map<HardRule, number>()
  const candidates: Candidate[] = []
  for (const mentor of mentors) {
    const rule = forbiddenBy(mentee, mentor, field)
    if (rule) forbidden.set(rule, (forbidden.get(rule) ?? 0) + 1)
    else candidates.push({ mentor, ...scoreOf(mentee, mentor) })
  }
  return { candidates: candidates.toSorted(byScore).slice(0, most), forbidden, seen: mentors.length }
}

export function byScore(one: Candidate, other: Candidate): number {
  return other.score - one.score || (one.mentor.listingId < other.mentor.listingId ? -1 : 1)
}
