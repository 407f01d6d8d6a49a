import { assign, type Edge, type Mode, nobody } from './assignment.ts'
import { type Field, type Mentee, type Mentor, placesLeft } from './candidate.ts'
import { type PreparedMentee, prepareMentee, type PreparedMentor, prepareMentor, worthOf } from './parts.ts'
import { forbiddenBy, isSought, mayBeAnyones } from './rules.ts'
import { type Scored, scoreOf } from './score.ts'
import { createShortlist } from './shortlist.ts'
import { leastFit, type TermName } from './weights.ts'

export type Asked = { readonly mode: Mode; readonly field: Field }

/** What a run found for one mentee; no mentor where nobody was left, or nobody fits well enough. */
export type Found = {
  readonly menteeListingId: string
  readonly mentorListingId: string | null
  readonly score: number
  readonly terms: readonly { readonly term: TermName; readonly points: number }[]
}

/** How many candidates of each mentee the optimum is sought among; widened for those who would stay without a mentor. */
const considered = 20
const mostEdges = 2_000_000

/** Pairs for all of them at once; the order in which they come changes nothing. */
export function matchCohort(mentees: readonly Mentee[], mentors: readonly Mentor[], { mode, field }: Asked): Found[] {
  const sought = mentees.filter(isSought).toSorted(byListing)
  const { open, edges, widen } = createCandidates(sought, mentors.toSorted(byListing), { mode, field })
  const places = open.map(placesLeft)
  let mate = assign({ edges, places }, mode)
  if (mode === 'nobody-left') while (widen(mate)) mate = assign({ edges, places }, mode)
  return sought.map((one, row) => foundFor(one, open, mate[row]))
}

/** The best candidates of each; twice as many are scored as are kept, since the shortlist knows only half of the terms. */
export function createCandidates(sought: readonly Mentee[], mentors: readonly Mentor[], { mode, field }: Asked) {
  const least = mode === 'best-fit' ? leastFit : 0
  const prepared = sought.map(prepareMentee)
  const ready = mentors.filter(mayBeAnyones).map(prepareMentor)
  const short = createShortlist(ready, field, considered * 2)
  const whole = createShortlist(ready, field, Infinity)
  /** Mentees of whom some candidates may be left out. */
  const cut = new Set<number>()
  const edges = prepared.map((one, row) => {
    const among = short.of(one)
    const own = edgesOf(one, among)
    if (among.length >= considered * 2 || own.length > considered) cut.add(row)
    return own.length > considered ? own.toSorted(byWorth).slice(0, considered) : own
  })
  /** Mentees who were given candidates with a free place already. */
  const tried = new Set<number>()
  // Colleagues of the own school are few and seldom asked for by others: with them hardly anybody is left.
  if (mode === 'nobody-left') {
    const near = createShortlist(ready, 'school', Infinity)
    for (const row of cut) add(row, near)
  }
  return { open: ready.map(({ mentor }) => mentor), edges, widen }

  /**
   * More candidates for those who are left without a mentor, and where that does not help, for everybody with whom they
   * could change places: nobody else's candidates could help them. First such as have a free place, then all. Answers
   * whether there was more to try: where there was not, no way of pairing leaves fewer.
   */
  function widen(mate: Int32Array): boolean {
    const left = [...mate.keys()].filter((row) => mate[row] === nobody)
    if (left.length === 0) return false
    const near = exchangeable(edges, mate, left)
    for (const rows of [left, near]) if (addFree(rows, mate)) return true
    const room = mostEdges - edges.reduce((sum, own) => sum + own.length, 0)
    const more = near.filter((row) => cut.has(row)).slice(0, Math.ceil(Math.max(0, room) / ready.length))
    for (const row of more) {
      cut.delete(row)
      add(row, whole)
    }
    return more.length > 0
  }

  function addFree(rows: readonly number[], mate: Int32Array): boolean {
    const few = rows.filter((row) => cut.has(row) && !tried.has(row))
    if (few.length === 0) return false
    const held = Map.groupBy(mate, (to) => to)
    const isFree = ({ mentor }: PreparedMentor, to: number) => placesLeft(mentor) > (held.get(to)?.length ?? 0)
    const free = createShortlist(ready, field, considered * 2, isFree)
    for (const row of few) {
      tried.add(row)
      add(row, free)
    }
    return true
  }

  function add(row: number, { of }: Pick<ReturnType<typeof createShortlist>, 'of'>): void {
    const one = prepared[row]
    if (!one) return
    const own = edges[row] ?? []
    const known = new Set(own.map(({ to }) => to))
    edges[row] = [...own, ...edgesOf(one, of(one)).filter(({ to }) => !known.has(to))]
  }

  function edgesOf(one: PreparedMentee, among: readonly number[]): Edge[] {
    const own: Edge[] = []
    for (const to of among) {
      const mentor = ready[to]
      if (!mentor || forbiddenBy(one.mentee, mentor.mentor, field)) continue
      const worth = worthOf(one, mentor, least)
      if (worth !== undefined) own.push({ to, worth })
    }
    return own
  }
}

/** Those who hold a place that somebody without one could take, and whoever could take theirs, and so on. */
function exchangeable(edges: readonly (readonly Edge[])[], mate: Int32Array, left: readonly number[]): number[] {
  const held = Map.groupBy(mate.keys(), (row) => mate[row] ?? nobody)
  const seen = new Set(left)
  for (const row of seen)
    for (const { to } of edges[row] ?? []) {
      for (const holder of held.get(to) ?? []) seen.add(holder)
      held.delete(to)
    }
  return [...seen]
}

function foundFor(mentee: Mentee, open: readonly Mentor[], place = nobody): Found {
  const mentor = open[place]
  const { score, terms }: Scored = mentor ? scoreOf(mentee, mentor) : { score: 0, terms: [] }
  return {
    menteeListingId: mentee.listingId,
    mentorListingId: mentor?.listingId ?? null,
    score,
    terms: terms.filter(({ points }) => points > 0).map(({ term, points }) => ({ term, points })),
  }
}

function byWorth(one: Edge, other: Edge): number {
  return other.worth - one.worth || one.to - other.to
}

function byListing(one: { readonly listingId: string }, other: { readonly listingId: string }): number {
  return one.listingId < other.listingId ? -1 : 1
}
