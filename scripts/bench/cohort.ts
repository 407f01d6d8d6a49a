import type { Mentee, Mentor } from '../../src/matching/candidate.ts'
import { difficulties } from '../../src/questionnaires/difficulties.ts'
import { subjects } from '../../src/questionnaires/subjects.ts'

const kinds = ['traditional', 'situational', 'remote', 'group', 'shortTerm', 'reverse', 'speed']
const help = ['talk', 'scheduled', 'visitMine', 'visitMentor', 'stepByStep', 'materials', 'seminar']
const surnames = ['Иванов', 'Петрова', 'Сидоров', 'Ким', 'Осадчая', 'Шевченко', 'Лунин', 'Зимина', 'Орлов', 'Белых']

/** An invented district: schools of ten mentors and twenty-five mentees, with the same chance at every run. */
export function createCohort(mentees: number, mentors: number): { mentees: Mentee[]; mentors: Mentor[] } {
  const next = chance(20_261_122)
  const one = <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)] as T
  const some = <T>(of: readonly T[], most: number): T[] => [
    ...new Set(Array.from({ length: 1 + Math.floor(next() * most) }, () => one(of))),
  ]
  const common = (id: string, school: number) => ({
    listingId: id,
    personId: `person-${id}`,
    organisationId: `school-${school}`,
    hasConsent: true,
    isPaused: false,
    post: 'teacher',
    subjects: some(subjects.options, 2),
    years: Math.floor(next() * 30),
  })
  const schools = Math.ceil(mentors / 10)
  return {
    mentees: Array.from({ length: mentees }, (_, place) => ({
      ...common(`mentee-${place}`, place % schools),
      difficulties: some(difficulties.options, 5).map((difficulty, at) => ({
        difficulty,
        mark: at < 3 ? 1 + Math.floor(next() * 10) : null,
      })),
      help: some(help, 3),
      frequency: one(['often', 'weekly', 'twiceMonthly', 'monthly', 'asNeeded']),
      wished: next() < 0.1 ? `хорошо бы ${one(surnames)}` : '',
      unwished: next() < 0.05 ? `не с ${one(surnames)}` : '',
      together: [],
      declined: [],
      silent: [],
    })),
    mentors: Array.from({ length: mentors }, (_, place) => ({
      ...common(`mentor-${place}`, place % schools),
      name: { surname: one(surnames), givenName: 'Анна', patronymic: 'Петровна' },
      strengths: some(difficulties.options, 6),
      kinds: some(kinds, 4),
      hours: one(['underOne', 'oneToTwo', 'twoToThree', 'more']),
      reach: one(['ownSchool', 'district', 'remote']),
      places: 1 + Math.floor(next() * 5),
      taken: 0,
    })),
  }
}

/** Numbers from 0 to 1 that come the same at every run (mulberry32). */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
