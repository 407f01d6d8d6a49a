import type { Mentee, Mentor } from './candidate.ts'
import { kindsOfHelp } from './weights.ts'

/** Kinds of mentoring (regulation 2.3) with which the pair begins: those in which the mentor gives the help asked for. */
export function kindsFor(mentee: Mentee, mentor: Mentor): string[] {
  const wanted = mentee.help.flatMap((key) => kindsOfHelp[key] ?? [])
  // A group and a reverse pair follow from who is in it; a single meeting is chosen by a person.
  const own = mentor.kinds.filter((kind) => !['group', 'reverse', 'speed'].includes(kind))
  const shared = own.filter((kind) => wanted.includes(kind))
  const isNear = mentee.organisationId === mentor.organisationId
  // Two who meet in the corridor work at a distance only where that was asked for.
  const usual = own.find((kind) => !isNear || kind !== 'remote') ?? 'traditional'
  const kinds = shared.length > 0 ? shared : [usual]
  const isFar = mentee.organisationId !== mentor.organisationId && mentor.reach === 'remote'
  return isFar ? [...new Set(['remote', ...kinds])] : kinds
}
