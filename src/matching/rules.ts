import { type Field, type Mentee, type Mentor, placesLeft, reachesOthers } from './candidate.ts'
import { isNamed } from './named.ts'

/** Why somebody is not proposed at all, the plainest reason first; which of several is said goes by this order. */
export const hardRules = [
  'self',
  'elsewhere',
  'ownSchoolOnly',
  'noConsent',
  'together',
  'declined',
  'unwished',
  'paused',
  'noPlace',
] as const
export type HardRule = (typeof hardRules)[number]

/** The hard rule that forbids the pair; undefined where none does (regulation 4.1, 5.1, 6.1). */
export function forbiddenBy(mentee: Mentee, mentor: Mentor, field: Field): HardRule | undefined {
  for (const rule of hardRules) if (checks[rule](mentee, mentor, field)) return rule
  return undefined
}

/** Of those whom the rules forbid, how many fell to each. */
export type Forbidden = ReadonlyMap<HardRule, number>

/** What makes a search pointless from the start. */
export function isSought(mentee: Pick<Mentee, 'hasConsent' | 'isPaused'>): boolean {
  return mentee.hasConsent && !mentee.isPaused
}

/** What rules a mentor out for everybody. */
export function mayBeAnyones(mentor: Mentor): boolean {
  return mentor.hasConsent && !mentor.isPaused && placesLeft(mentor) > 0
}

const checks: Readonly<Record<HardRule, (mentee: Mentee, mentor: Mentor, field: Field) => boolean>> = {
  self: (mentee, mentor) => mentee.personId === mentor.personId,
  elsewhere: (mentee, mentor, field) => field === 'school' && mentee.organisationId !== mentor.organisationId,
  ownSchoolOnly: (mentee, mentor) => mentee.organisationId !== mentor.organisationId && !reachesOthers(mentor),
  noConsent: (mentee, mentor) => !mentor.hasConsent || !mentee.hasConsent,
  together: (mentee, mentor) => mentee.together.includes(mentor.personId),
  declined: (mentee, mentor) => mentee.declined.includes(mentor.personId),
  unwished: (mentee, mentor) => mentee.unwished !== '' && isNamed(mentee.unwished, mentor.name),
  paused: (mentee, mentor) => mentor.isPaused || mentee.isPaused,
  noPlace: (_, mentor) => placesLeft(mentor) === 0,
}
