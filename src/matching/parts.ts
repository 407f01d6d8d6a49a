import { pairKinds } from '../pairs/pair.ts'
import { difficulties } from '../questionnaires/difficulties.ts'
import { type Mentee, type Mentor, placesLeft } from './candidate.ts'
import { isMeant, nameForms, wordsOf } from './named.ts'
import * as data from './weights.ts'
import { fitTerms, type TermName, termNames, weights } from './weights.ts'

/** A person of a pair, made ready for being compared with thousands. */
export type PreparedMentee = ReturnType<typeof prepareMentee>
export type PreparedMentor = ReturnType<typeof prepareMentor>

export function prepareMentee(mentee: Mentee) {
  const weighed = weighedDifficulties(mentee.difficulties)
  const subjects = taught(mentee.subjects)
  return {
    mentee,
    weighed,
    total: sum(weighed.map(({ weight }) => weight)),
    subjects: new Set(subjects.map(folded)),
    kindred: new Set(data.kindredSubjects.filter((group) => subjects.some((one) => group.includes(one))).flat()),
    help: mentee.help.map((key, place) => ({
      kinds: bitsOf(pairKinds, data.kindsOfHelp[key]),
      weight: factorAt(place),
    })),
    helpTotal: sum(mentee.help.map((_, place) => factorAt(place))),
    wanted: data.hoursWanted[mentee.frequency ?? ''],
    wished: wordsOf(mentee.wished),
  }
}

export function prepareMentor(mentor: Mentor) {
  return {
    mentor,
    strengths: bitsOf(difficulties.options, mentor.strengths),
    subjects: taught(mentor.subjects).map(folded),
    kinds: bitsOf(pairKinds, mentor.kinds),
    given: data.hoursGiven[mentor.hours ?? ''],
    forms: nameForms(mentor.name),
  }
}

/** Where one of the two was not asked: half of the points. */
export const unknown = 1 / 2

/** For each term the part of its weight that a pair gets, 0–1. */
export const partOf: Readonly<Record<TermName, (mentee: PreparedMentee, mentor: PreparedMentor) => number>> = {
  difficulties: ({ weighed, total }, { strengths }) => {
    let covered = 0
    for (const { bit, weight } of weighed) if ((strengths & bit) !== 0) covered += weight
    return total === 0 ? 0 : covered / total
  },
  wish: ({ wished }, { forms }) => (wished.length > 0 && isMeant(wished, forms) ? 1 : 0),
  answered: ({ mentee }, { mentor }) => (mentee.silent.includes(mentor.personId) ? 0 : 1),
  subjects: (mentee, { subjects }) => {
    if (mentee.subjects.size === 0 || subjects.length === 0) return unknown
    if (subjects.some((one) => mentee.subjects.has(one))) return 1
    return subjects.some((one) => mentee.kindred.has(one)) ? 1 / 2 : 0
  },
  help: ({ help, helpTotal }, { kinds }) => {
    if (helpTotal === 0) return unknown
    let covered = 0
    for (const one of help) if ((one.kinds & kinds) !== 0) covered += one.weight
    return covered / helpTotal
  },
  schedule: ({ wanted }, { given, mentor }) =>
    wanted === undefined || given === undefined ? unknown : Math.min(1, given / (mentor.taken + 1) / wanted),
  nearness: ({ mentee }, { mentor }) => {
    if (mentee.organisationId === mentor.organisationId) return 1
    return mentor.reach === 'district' ? 0.4 : 0.3
  },
  years: ({ mentee }, { mentor }) => {
    if (mentor.years === null) return unknown
    const ahead = mentor.years - (mentee.years ?? 0)
    return ahead >= 10 ? 1 : ahead >= 5 ? 0.8 : ahead >= 2 ? 0.6 : ahead > 0 ? 0.5 : 0
  },
  places: (_, { mentor }) => (mentor.places === 0 ? 0 : placesLeft(mentor) / mentor.places),
  post: ({ mentee }, { mentor }) => (mentee.post !== null && mentee.post === mentor.post ? 1 : 0),
}

/** The score alone, for the many pairs of which nobody reads the reasons. */
export function totalOf(mentee: PreparedMentee, mentor: PreparedMentor): number {
  return fitOf(mentee, mentor) + sumOf(otherTerms, mentee, mentor)
}

/** What the mentor has to give, by what the request is about. */
export function fitOf(mentee: PreparedMentee, mentor: PreparedMentor): number {
  return sumOf(fitTerms, mentee, mentor)
}

/** As `totalOf`, without what speaks for nothing where there is too little to give. */
export function worthOf(mentee: PreparedMentee, mentor: PreparedMentor, least: number): number | undefined {
  const fit = fitOf(mentee, mentor)
  return fit < least ? undefined : fit + sumOf(otherTerms, mentee, mentor)
}

const otherTerms = termNames.filter((name) => !fitTerms.includes(name))

function sumOf(terms: readonly TermName[], mentee: PreparedMentee, mentor: PreparedMentor): number {
  let total = 0
  for (const name of terms) total += pointsOf(name, partOf[name](mentee, mentor))
  return total
}

export function pointsOf(term: TermName, part: number): number {
  return Math.round(weights[term] * part)
}

/** «Other» of two people need not be the same, so it is no match. */
export function weighedDifficulties(hard: Mentee['difficulties']): { key: string; bit: number; weight: number }[] {
  return hard
    .filter(({ difficulty }) => difficulty !== 'other')
    .map(({ difficulty, mark }, place) => ({
      key: difficulty,
      bit: bitsOf(difficulties.options, [difficulty]),
      weight: factorAt(place) * (mark ?? data.unsaidMark),
    }))
}

/** Words of a list as bits, a comparison of which costs nothing. */
function bitsOf(list: readonly string[], words: readonly string[] = []): number {
  return list.reduce((bits, word, place) => (words.includes(word) ? bits | (1 << place) : bits), 0)
}

/** Who teaches nothing is compared by the rest. */
export function taught(subjects: readonly string[]): string[] {
  return subjects.filter((one) => one !== 'none')
}

/** Own words are compared without regard to ё. */
export function folded(subject: string): string {
  return subject.replaceAll('ё', 'е')
}

function factorAt(place: number): number {
  return data.placeFactors[Math.min(place, data.placeFactors.length - 1)] ?? 0
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0)
}
