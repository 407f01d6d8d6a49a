import { addDays, dayIn } from '../calendar/day.ts'
import { workingDayFrom } from '../calendar/working-days.ts'
import type { Organisation } from '../organisations/organisation.ts'
import { isIn, memberOf, type Pair, type PairMember } from '../pairs/pair.ts'
import type { NameParts } from '../people/name.ts'

/** «Нужна помощь куратора», or a private signal about the partner. */
export type HelpKind = 'HELP' | 'SIGNAL'

export const longestHelp = 500
/** All replies to one request together. */
export const longestReplies = 2000

/** What a signal may be about, besides own words; the last is not for a mentor. */
export const signals = ['noAnswer', 'noShow', 'hard', 'another'] as const
export type Signal = (typeof signals)[number]

export function signalsFor(role: 'MENTOR' | 'MENTEE'): Signal[] {
  return signals.filter((one) => role === 'MENTEE' || one !== 'another')
}

type By = { readonly byId: string; readonly name: NameParts }

export type HelpState =
  | { readonly status: 'open' }
  | { readonly status: 'taken'; readonly by: By; readonly at: Date }
  | { readonly status: 'closed'; readonly by: By | null; readonly at: Date }
  | { readonly status: 'withdrawn'; readonly at: Date }

/** Asked in confidence: nobody of the pair but whoever asked ever learns of it (п. 3.5.8). */
export type HelpRequest = {
  readonly id: string
  /** The school of whoever asked: its curators read it. */
  readonly organisation: Organisation
  readonly personId: string
  readonly name: NameParts
  readonly pairId: string
  /** When the meeting began out of whose check-in it was asked. */
  readonly meetingAt: Date | null
  readonly kind: HelpKind
  readonly words: string | null
  readonly askedAt: Date
  readonly reply: string | null
  readonly state: HelpState
}

/** A curator or head of a school, at work there. */
export type Officer = { readonly personId: string; readonly role: 'CURATOR' | 'HEAD'; readonly name: NameParts }

/** Who reads what somebody asks, and answers it. */
export type Readers = {
  readonly role: Officer['role']
  readonly officers: readonly Officer[]
  /** One of them is the head: nobody is told that the head will not know. */
  readonly hasHead: boolean
}

/**
 * The curators of the school who are not of the pair themselves; the head where no such curator is left; undefined where
 * nobody is.
 */
export function readersOf(office: readonly Officer[], pairMemberIds: readonly string[]): Readers | undefined {
  const free = office.filter(({ personId }) => !pairMemberIds.includes(personId))
  const heads = new Set(free.filter(({ role }) => role === 'HEAD').map(({ personId }) => personId))
  for (const role of ['CURATOR', 'HEAD'] as const) {
    const officers = free.filter((one) => one.role === role)
    const hasHead = officers.some((one) => heads.has(one.personId))
    if (officers.length > 0) return { role, officers, hasHead }
  }
  return undefined
}

/** As whom somebody may ask: of a pair that both have agreed to, and still in it. */
export function askerOf(pair: Pair, personId: string): PairMember | undefined {
  const member = memberOf(pair, personId)
  const goesOn = pair.status === 'active' || pair.status === 'in-order' || pair.status === 'agreed'
  return goesOn && member && isIn(member) ? member : undefined
}

export function isUnsettled({ state }: Pick<HelpRequest, 'state'>): boolean {
  return state.status === 'open' || state.status === 'taken'
}

/** Three working days for an answer. */
const daysToAnswer = 3

export function dueOf({ askedAt, organisation }: Pick<HelpRequest, 'askedAt' | 'organisation'>): string {
  let day = dayIn(askedAt, organisation.timeZone)
  for (let left = daysToAnswer; left > 0; left--) day = workingDayFrom(addDays(day, 1))
  return day
}

/** Nobody has answered in time. */
export function isLate(request: HelpRequest, now: Date): boolean {
  const isWaiting = isUnsettled(request) && request.reply === null
  return isWaiting && dayIn(now, request.organisation.timeZone) > dueOf(request)
}
