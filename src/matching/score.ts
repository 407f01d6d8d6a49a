import { type Mentee, type Mentor, placesLeft } from './candidate.ts'
import { folded, partOf, pointsOf, prepareMentee, prepareMentor, taught, weighedDifficulties } from './parts.ts'
import * as data from './weights.ts'
import { type TermName, termNames, weights } from './weights.ts'

/** One term of the score, and what it found: reasons and cautions are said of nothing else. */
export type Term = {
  readonly term: TermName
  /** Whole, up to the weight. */
  readonly points: number
} & Facts

type Facts = {
  /** Keys or own words that the sentence names: shared difficulties, subjects, kinds of help. */
  readonly shared: readonly string[]
  /** What is missing, where a caution names it. */
  readonly missing: readonly string[]
  /** Years, places: what the sentence counts. */
  readonly count: number
  /** False where one of the two was not asked, or nothing can be named: then nothing is said of it. */
  readonly isKnown: boolean
}

export type Scored = { readonly score: number; readonly terms: readonly Term[] }

/** How well the two go together, and by what; only for a pair that the hard rules allow. */
export function scoreOf(mentee: Mentee, mentor: Mentor): Scored {
  const [one, other] = [prepareMentee(mentee), prepareMentor(mentor)]
  const terms = termNames.map((term): Term => {
    const points = pointsOf(term, partOf[term](one, other))
    return { term, points, ...nothing, ...factsOf[term](mentee, mentor) }
  })
  return { score: terms.reduce((sum, { points }) => sum + points, 0), terms }
}

/** What speaks for the pair, the weightiest first: at most three terms that gave at least half of what they can. */
export function reasonsOf({ terms }: Scored): Term[] {
  return terms
    .filter((one) => one.isKnown && one.term !== 'answered' && one.points * 2 >= weights[one.term])
    .toSorted((one, other) => other.points - one.points)
    .slice(0, mostReasons)
}

/** What speaks most against it: the term that lost the most, if it lost more than half; undefined where nothing does. */
export function cautionOf({ terms }: Scored): Term | undefined {
  return terms
    .filter((one) => one.isKnown && !bonuses.includes(one.term) && one.points * 2 < weights[one.term])
    .toSorted((one, other) => lossOf(other) - lossOf(one))
    .at(0)
}

const mostReasons = 3

/** Nobody has to name a mentor, and an equal post is a bonus: to lack either speaks against nothing. */
const bonuses: readonly TermName[] = ['wish', 'post', 'places']

function lossOf({ term, points }: Term): number {
  return weights[term] - points
}

const nothing: Facts = { shared: [], missing: [], count: 0, isKnown: true }

const factsOf: Readonly<Record<TermName, (mentee: Mentee, mentor: Mentor) => Partial<Facts>>> = {
  difficulties: ({ difficulties }, { strengths }) => {
    const keys = weighedDifficulties(difficulties).map(({ key }) => key)
    const [hardest] = keys
    return {
      shared: keys.filter((key) => strengths.includes(key)),
      missing: hardest !== undefined && !strengths.includes(hardest) ? [hardest] : [],
      isKnown: hardest !== undefined,
    }
  },
  wish: () => ({}),
  answered: () => ({}),
  subjects: (mentee, mentor) => {
    const [ones, others] = [taught(mentee.subjects), taught(mentor.subjects)]
    const shared = others.filter((other) => ones.some((one) => folded(one) === folded(other)))
    return {
      shared: shared.length > 0 ? shared : others,
      count: shared.length,
      missing: others,
      isKnown: ones.length > 0 && others.length > 0,
    }
  },
  help: ({ help }, { kinds }) => ({
    shared: help.filter((key) => data.kindsOfHelp[key]?.some((kind) => kinds.includes(kind))),
    missing: help.slice(0, 1),
    isKnown: help.length > 0,
  }),
  schedule: ({ frequency }, { hours }) => ({
    shared: hours === null ? [] : [hours],
    missing: frequency === null ? [] : [frequency],
    isKnown: hours !== null && frequency !== null,
  }),
  nearness: (mentee, mentor) =>
    mentee.organisationId === mentor.organisationId ? {} : { missing: [mentor.reach ?? 'remote'] },
  years: (_, { years }) => ({ count: Math.floor(years ?? 0), isKnown: years !== null }),
  places: (_, mentor) => ({ count: placesLeft(mentor) }),
  post: (_, { post }) => ({ shared: post === null ? [] : [post] }),
}

/** The most that all terms together can give. */
export function bestScoreOf(): number {
  return termNames.reduce((sum, term) => sum + weights[term], 0)
}
