import type { Organisation } from '../organisations/organisation.ts'
import type { ConsentKind, Profile } from '../people/actor.ts'
import type { Role } from '../people/role.ts'

export type PairRole = 'MENTOR' | 'MENTEE'
export type Answer = 'AGREED' | 'DECLINED'

/** Kinds of mentoring (п. 2.3), in the order of the mentor questionnaire. */
export const pairKinds = ['traditional', 'situational', 'remote', 'group', 'shortTerm', 'reverse', 'speed'] as const

export type PairMemberState =
  | { readonly status: 'asked' }
  | { readonly status: 'agreed'; readonly at: Date }
  | { readonly status: 'declined'; readonly at: Date; readonly reason: string | null }
  /** The pair goes on, or went on, without them. */
  | { readonly status: 'left'; readonly at: Date }

export type PairMember = {
  readonly personId: string
  readonly role: PairRole
  /** Where the person works. */
  readonly organisation: Organisation
  readonly profile: Profile
  /** Of the consents to that organisation, those in force. */
  readonly consents: readonly ConsentKind[]
  readonly state: PairMemberState
}

/** What a cross-school pair needs besides (п. 3.3.5). */
export type Approval = {
  readonly organisationId: string
  readonly role: Extract<Role, 'CURATOR' | 'HEAD'>
  readonly answer: Answer | null
  readonly answeredAt: Date | null
  readonly reason: string | null
}

/** Of the mentor's duty: a supplementary agreement (ТК 351.8), or part of the job already. Days are `YYYY-MM-DD`. */
export type LegalBasis =
  | { readonly kind: 'JOB' }
  | { readonly kind: 'AGREEMENT'; readonly number: string; readonly on: string; readonly payment: string | null }

/** Why a pair ended: п. 7.1.1; п. 7.1.2 three ways; п. 7.1.3; or what ended the work itself. */
export type PairEnd = 'COMPLETED' | 'MENTOR' | 'MENTEE' | 'BOTH' | 'CURATOR' | 'ORDER' | 'CONSENT' | 'LEFT'

export type Ending = {
  /** The last day. */
  readonly on: string
  readonly reason: PairEnd
  /** In words, where somebody gave a reason. */
  readonly note: string | null
  /** Empty where it ended by itself. */
  readonly byId: string | null
}

/** A reason of the score, as it was when the pair was proposed. */
export type Term = { readonly term: string; readonly points: number }

type Common = {
  readonly id: string
  /** The school of the mentees: its curator answers for the pair, its head signs the order (п. 6.2). */
  readonly organisation: Organisation
  readonly isCrossSchool: boolean
  readonly kinds: readonly string[]
  readonly proposedBy: { readonly personId: string; readonly profile: Profile }
  readonly proposedAt: Date
  readonly terms: readonly Term[]
  /** Why the curator proposed it against a caution, or not the first of the list. */
  readonly overruling: string | null
  readonly basis: LegalBasis | null
  readonly mentor: PairMember
  /** Everybody who was ever one of this pair; `menteesIn` are those who still are. */
  readonly mentees: readonly PairMember[]
  readonly approvals: readonly Approval[]
  /** When the present state was reached. */
  readonly changedAt: Date
}

export type Proposed = Common & { readonly status: 'proposed'; readonly expiresAt: Date }
export type Active = Common & {
  readonly status: 'active'
  readonly startsOn: string
  readonly endsOn: string
  /** The employer has given notice: it ends on that day (ТК 351.8). */
  readonly ending: Ending | null
}
export type Pair =
  | Proposed
  | (Common & { readonly status: 'agreed' | 'in-order' })
  | Active
  | (Common & {
      readonly status: 'ended'
      readonly startsOn: string | null
      readonly endsOn: string | null
      readonly ending: Ending
    })
  | (Common & {
      readonly status: 'declined' | 'expired' | 'withdrawn'
      /** Why, where somebody said it: a key of the list of causes, or own words. */
      readonly note: string | null
    })

export type PairStatus = Pair['status']

/** A person in one of these has no other pair as a mentee; the mentor's place is taken. */
export const openStatuses = ['proposed', 'agreed', 'in-order'] as const satisfies readonly PairStatus[]
export const runningStatuses = [...openStatuses, 'active'] as const satisfies readonly PairStatus[]

export function isRunning(pair: Pick<Pair, 'status'>): boolean {
  return runningStatuses.some((one) => one === pair.status)
}

export function isOpen(pair: Pick<Pair, 'status'>): boolean {
  return openStatuses.some((one) => one === pair.status)
}

export function membersOf(pair: Pair): PairMember[] {
  return [pair.mentor, ...pair.mentees]
}

export function memberOf(pair: Pair, personId: string): PairMember | undefined {
  return membersOf(pair).find((one) => one.personId === personId)
}

export function isIn({ state }: PairMember): boolean {
  return state.status === 'asked' || state.status === 'agreed'
}

export function menteesIn(pair: Pair): PairMember[] {
  return pair.mentees.filter(isIn)
}

/** The mentor and the mentees who are in it now. */
export function peopleIn(pair: Pair): PairMember[] {
  return membersOf(pair).filter(isIn)
}

/** Schools of everybody in it: whose curators and heads may read it. */
export function schoolsOf(pair: Pair): Organisation[] {
  const all = [pair.organisation, ...membersOf(pair).map(({ organisation }) => organisation)]
  return [...new Map(all.map((one) => [one.id, one])).values()]
}

/** The consent without which no order names the person (п. 3.2, 3.3.5). */
export function consentOf(role: PairRole): Extract<ConsentKind, 'MENTOR_DUTY' | 'PARTICIPATION'> {
  return role === 'MENTOR' ? 'MENTOR_DUTY' : 'PARTICIPATION'
}

/** Whose consent the order still waits for. */
export function withoutConsent(pair: Pair): PairMember[] {
  return peopleIn(pair).filter(({ role, consents }) => !consents.includes(consentOf(role)))
}

/** Agreed, every consent is there, and the basis of the mentor's duty is chosen. */
export function isReadyForOrder(pair: Pair): boolean {
  return pair.status === 'agreed' && pair.basis !== null && withoutConsent(pair).length === 0
}

/** Names go to another school only once its curator has agreed (п. 3.3.5). */
export function isNamed(pair: Pick<Pair, 'isCrossSchool' | 'approvals'>): boolean {
  return !pair.isCrossSchool || pair.approvals.some(({ role, answer }) => role === 'CURATOR' && answer === 'AGREED')
}
