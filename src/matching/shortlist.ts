import { type Field, reachesOthers } from './candidate.ts'
import { isMeant } from './named.ts'
import { type PreparedMentee, type PreparedMentor } from './parts.ts'
import { weights } from './weights.ts'

/**
 * Whom a full score is worth: the likest by difficulties, subjects and school, and whoever is named in the request. Of
 * many mentors only; of few everybody. Ten million full scores would take a minute, this takes a fraction of a second.
 */
export function createShortlist(
  open: readonly PreparedMentor[],
  field: Field,
  most: number,
  isAsked: (mentor: PreparedMentor, place: number) => boolean = () => true,
) {
  const byStrength = indexed(open, ({ mentor }) => mentor.strengths)
  const bySubject = indexed(open, ({ subjects }) => subjects)
  const bySchool = indexed(open, (one, place) => (isAsked(one, place) ? [one.mentor.organisationId] : []))
  const byInitial = indexed(open, ({ forms }) => [...forms.own, ...forms.given].map(({ name }) => name[0] ?? ''))
  const outside = open.flatMap((one, place) => (reachesOthers(one.mentor) && isAsked(one, place) ? [place] : []))
  const points = new Uint16Array(open.length)
  const boxes = new Uint32Array(mostPoints)

  return { of }

  /** Places in `open` of those who are asked for. */
  function of(one: PreparedMentee): readonly number[] {
    const own = bySchool.get(one.mentee.organisationId) ?? []
    const all = field === 'school' ? [own] : [outside, own.filter((place) => !reaches(place))]
    if (all.reduce((sum, { length }) => sum + length, 0) <= most) return all.flat()
    count(one, own)
    const likest = best(all)
    return one.wished.length === 0 ? likest : [...new Set([...likest, ...named(one, all.flat())])]
  }

  function count({ weighed, total, subjects, kindred }: PreparedMentee, own: readonly number[]): void {
    points.fill(0)
    for (const { key, weight } of weighed) add(byStrength.get(key), (weights.difficulties * weight) / total)
    for (const one of new Set([...subjects, ...kindred]))
      add(bySubject.get(one), weights.subjects / (subjects.has(one) ? 1 : 2))
    add(own, weights.nearness / 2)
  }

  function reaches(place: number): boolean {
    const one = open[place]
    return one !== undefined && reachesOthers(one.mentor)
  }

  function add(places: readonly number[] = [], more: number): void {
    const whole = Math.round(more)
    for (const place of places) points[place] = (points[place] ?? 0) + whole
  }

  function named({ wished }: PreparedMentee, all: readonly number[]): number[] {
    const allowed = new Set(all)
    const initials = new Set(wished.map((word) => word[0] ?? ''))
    const near = [...initials].flatMap((one) => byInitial.get(one) ?? [])
    return near.filter((place) => allowed.has(place) && isMeant(wished, open[place]?.forms ?? noForms))
  }

  /** Counted by points: to sort them all would take longer than to score them. */
  function best(all: readonly (readonly number[])[]): number[] {
    boxes.fill(0)
    for (const places of all)
      for (const place of places) boxes[points[place] ?? 0] = (boxes[points[place] ?? 0] ?? 0) + 1
    let least = boxes.length
    let above = 0
    while (least > 0 && above < most) above += boxes[(least -= 1)] ?? 0
    // Of those who stand at the border, only so many as there is room for.
    let room = most - above + (boxes[least] ?? 0)
    const found: number[] = []
    for (const places of all)
      for (const place of places) {
        const own = points[place] ?? 0
        if (own > least || (own === least && (room -= 1) >= 0)) found.push(place)
      }
    return found
  }
}

/** More points than the shortlist gives. */
const mostPoints = 256

const noForms = { own: [], given: [], patronymic: [] }

function indexed(
  mentors: readonly PreparedMentor[],
  wordsOf: (mentor: PreparedMentor, place: number) => readonly string[],
): Map<string, number[]> {
  const index = new Map<string, number[]>()
  for (const [place, mentor] of mentors.entries())
    for (const word of wordsOf(mentor, place)) {
      const places = index.get(word)
      if (places) places.push(place)
      else index.set(word, [place])
    }
  return index
}
