import type { Summary } from './summary.ts'

/** By what a school is seen to lag, the gravest first. */
export const signs = ['overdue', 'noCurator', 'noMeetings', 'silent', 'waiting'] as const
export type Sign = (typeof signs)[number]

/** So many are named in a message; the rest are counted, and stand in the workbook. */
export const mostNamed = 10
/** Every third pair. */
const silentShare = 1 / 3
/** Somebody without a mentor waits longer than the law gives for most answers. */
const longWaitDays = 30

export type School = {
  readonly id: string
  readonly shortName: string
  readonly summary: Pick<Summary, 'now' | 'deadlines'>
  readonly hasCurator: boolean
}
export type Lagging = Pick<School, 'id' | 'shortName'> & { readonly signs: readonly Sign[] }

/** Schools that show a sign, the one with the most first. */
export function laggingOf(schools: readonly School[]): Lagging[] {
  const found = schools.map((school) => ({ id: school.id, shortName: school.shortName, signs: signsOf(school) }))
  return found
    .filter((one) => one.signs.length > 0)
    .toSorted((one, other) => other.signs.length - one.signs.length || rankOf(one) - rankOf(other))
}

export function signsOf({ summary: { now, deadlines }, hasCurator }: Pick<School, 'summary' | 'hasCurator'>): Sign[] {
  const shown: Readonly<Record<Sign, boolean>> = {
    overdue: deadlines.overdue > 0,
    noCurator: !hasCurator,
    noMeetings: now.pairs > 0 && now.held === 0,
    silent: now.pairs > 0 && now.silent / now.pairs >= silentShare,
    waiting: now.longestWait > longWaitDays,
  }
  return signs.filter((one) => shown[one])
}

function rankOf({ signs: shown }: Pick<Lagging, 'signs'>): number {
  return signs.findIndex((one) => shown.includes(one))
}
