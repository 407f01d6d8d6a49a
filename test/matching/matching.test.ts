import fc from 'fast-check'
import { expect, it } from 'vitest'
import { greedy, worthOf } from '../../src/matching/assignment.ts'
import { type Mentee, type Mentor, placesLeft } from '../../src/matching/candidate.ts'
import { type Found, matchCohort } from '../../src/matching/cohort.ts'
import { isNamed } from '../../src/matching/named.ts'
import { fitOf, prepareMentee, prepareMentor, totalOf } from '../../src/matching/parts.ts'
import { ranked } from '../../src/matching/ranking.ts'
import { forbiddenBy } from '../../src/matching/rules.ts'
import { bestScoreOf, cautionOf, reasonsOf, scoreOf } from '../../src/matching/score.ts'
import { leastFit } from '../../src/matching/weights.ts'

const surnames = ['Иванов', 'Петрова', 'Ким', 'Осадчая']
const people = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6']
const hard = ['lesson', 'discipline', 'parents', 'other']
const common = {
  personId: fc.constantFrom(...people),
  organisationId: fc.constantFrom('one', 'two'),
  hasConsent: fc.boolean(),
  isPaused: fc.boolean(),
  post: fc.constantFrom('teacher', null),
  subjects: fc.subarray(['physics', 'mathematics', 'none', 'Робототехника']),
  years: fc.option(fc.nat(30)),
}
const mentee = fc.record({
  ...common,
  difficulties: fc.subarray(hard).map((all) => all.map((difficulty) => ({ difficulty, mark: 5 }))),
  help: fc.subarray(['talk', 'scheduled', 'seminar']),
  frequency: fc.option(fc.constantFrom('often', 'monthly')),
  wished: fc.constantFrom('', 'Петрову'),
  unwished: fc.constantFrom('', 'с Иванововым', 'с Кимом и Осадчей'),
  together: fc.subarray(people, { maxLength: 2 }),
  declined: fc.subarray(people, { maxLength: 1 }),
  silent: fc.subarray(people, { maxLength: 1 }),
})
const mentor = fc.record({
  ...common,
  name: fc.constantFrom(...surnames).map((surname) => ({ surname, givenName: 'Анна', patronymic: '' })),
  strengths: fc.subarray(hard),
  kinds: fc.subarray(['traditional', 'remote', 'group']),
  hours: fc.option(fc.constantFrom('underOne', 'more')),
  reach: fc.option(fc.constantFrom('ownSchool', 'district', 'remote')),
  places: fc.nat(3),
  taken: fc.nat(2),
})
const cohort = fc.record({
  mentees: fc
    .array(mentee, { maxLength: 7 })
    .map((all): Mentee[] => all.map((one, at) => ({ ...one, listingId: `e${at}` }))),
  mentors: fc
    .array(mentor, { maxLength: 5 })
    .map((all): Mentor[] => all.map((one, at) => ({ ...one, listingId: `r${at}` }))),
  field: fc.constantFrom('school', 'district'),
  mode: fc.constantFrom('best-fit', 'nobody-left'),
})
type Cohort = typeof cohort extends fc.Arbitrary<infer T> ? T : never

function pairsOf({ mentees, mentors }: Cohort, found: readonly Found[]) {
  return found.flatMap(({ menteeListingId, mentorListingId }) => {
    const [one, other] = [
      mentees.find((each) => each.listingId === menteeListingId),
      mentors.find((each) => each.listingId === mentorListingId),
    ]
    return one && other ? [{ mentee: one, mentor: other }] : []
  })
}

it('pairs nobody with themself, nobody above their places, nobody against a wish, an agreement or a pause', () => {
  fc.assert(
    fc.property(cohort, (asked) => {
      const pairs = pairsOf(asked, matchCohort(asked.mentees, asked.mentors, asked))
      for (const { mentee: one, mentor: other } of pairs) {
        expect(one.personId).not.toBe(other.personId)
        expect(isNamed(one.unwished, other.name)).toBe(false)
        expect([...one.together, ...one.declined]).not.toContain(other.personId)
        expect([one.isPaused, other.isPaused, one.hasConsent && other.hasConsent]).toEqual([false, false, true])
        expect(
          one.organisationId === other.organisationId ||
            (asked.field === 'district' && /district|remote/.test(other.reach ?? '')),
        ).toBe(true)
      }
      for (const other of asked.mentors)
        expect(pairs.filter((pair) => pair.mentor === other).length).toBeLessThanOrEqual(placesLeft(other))
    }),
    { numRuns: 1000 },
  )
})

it('finds the same whatever the order in which people come', () => {
  fc.assert(
    fc.property(cohort, fc.integer(), (asked, seed) => {
      const mixed = <T>(all: readonly T[]): T[] => all.toSorted((one, other) => hashOf(one, seed) - hashOf(other, seed))
      expect(matchCohort(mixed(asked.mentees), mixed(asked.mentors), asked)).toEqual(
        matchCohort(asked.mentees, asked.mentors, asked),
      )
      for (const one of asked.mentees) {
        const ids = (all: readonly Mentor[]) =>
          ranked(one, all, asked.field).candidates.map(({ mentor: other }) => other.listingId)
        expect(ids(mixed(asked.mentors))).toEqual(ids(asked.mentors))
      }
    }),
    { numRuns: 300 },
  )
})

it('is never worse in total than the best pair first, and in the other mode leaves as few as can be', () => {
  fc.assert(
    fc.property(cohort, (asked) => {
      const instance = {
        places: asked.mentors.map(placesLeft),
        edges: asked.mentees.map((one) =>
          asked.mentors.flatMap((other, to) => {
            const worth = scoreOf(one, other).score
            const isEdge =
              !forbiddenBy(one, other, asked.field) &&
              (asked.mode === 'nobody-left' || fitOf(prepareMentee(one), prepareMentor(other)) >= leastFit)
            return isEdge ? [{ to, worth }] : []
          }),
        ),
      }
      const found = matchCohort(asked.mentees, asked.mentors, asked)
      const isBest = asked.mode === 'best-fit'
      const total = found.reduce((sum, { score }) => sum + score, 0)
      const pairs = found.filter((one) => one.mentorListingId !== null).length
      expect(isBest ? total : pairs).toBeGreaterThanOrEqual(
        isBest ? worthOf(instance, greedy(instance)) : mostPairs(instance.edges, instance.places),
      )
    }),
    { numRuns: 500 },
  )
})

it('says reasons and a caution of the very terms that make the score', () => {
  fc.assert(
    fc.property(mentee, mentor, (one, other) => {
      const [each, another] = [
        { ...one, listingId: 'e' },
        { ...other, listingId: 'r' },
      ]
      const scored = scoreOf(each, another)
      expect(scored.score).toBe(totalOf(prepareMentee(each), prepareMentor(another)))
      expect(scored.score).toBeLessThanOrEqual(bestScoreOf())
      const reasons = reasonsOf(scored)
      const caution = cautionOf(scored)
      expect(reasons.length).toBeLessThanOrEqual(3)
      for (const term of reasons) expect(scored.terms).toContain(term)
      expect(reasons.filter((term) => term === caution)).toEqual([])
      expect([undefined, ...scored.terms]).toContain(caution)
    }),
  )
})

/** By trying everything, one path after another (Kuhn): another way to the same number. */
function mostPairs(edges: readonly (readonly { to: number }[])[], places: readonly number[]): number {
  const seats = places.flatMap((count, to) => Array.from({ length: count }, () => to))
  const taken = new Map<number, number>()
  const seat = (row: number, seen: Set<number>): boolean => {
    for (const [place, to] of seats.entries()) {
      if (seen.has(place) || !edges[row]?.some((edge) => edge.to === to)) continue
      seen.add(place)
      const holder = taken.get(place)
      if (holder !== undefined && !seat(holder, seen)) continue
      taken.set(place, row)
      return true
    }
    return false
  }
  return edges.filter((_, row) => seat(row, new Set())).length
}

function hashOf(value: unknown, seed: number): number {
  return [...JSON.stringify(value)].reduce(
    (sum, letter) => Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 0x01000193),
    seed,
  )
}
