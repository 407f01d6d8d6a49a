import { inOrder } from '../i18n/order.ts'
import { fullName, type NameParts } from '../people/name.ts'

/** A written consent in force; `signedOn` is the day on the paper, where the curator has marked it. */
export type ConsentFact = {
  readonly givenOn: string
  readonly signedOn: string | null
  readonly givenAt: Date
  readonly finishedAt: Date | null
}

export type PersonOfPair = NameParts & {
  readonly personId: string
  readonly role: 'MENTOR' | 'MENTEE'
  readonly organisationId: string
  readonly school: string
  readonly post: string | null
  /** To the duty of a mentor, or to take part as a mentee (п. 3.2, 3.3.5): the one in force. */
  readonly consent: ConsentFact | undefined
  /** All of that kind, in force or not. */
  readonly consents: readonly ConsentFact[]
}

/** Of the pair all that an order says and asks. */
export type PairFacts = {
  readonly id: string
  readonly organisationId: string
  readonly isCrossSchool: boolean
  readonly status: 'PROPOSED' | 'AGREED' | 'IN_ORDER' | 'ACTIVE' | 'ENDED' | 'DECLINED' | 'EXPIRED' | 'WITHDRAWN'
  readonly kinds: readonly string[]
  readonly legalBasis: 'AGREEMENT' | 'JOB' | null
  readonly agreementNumber: string | null
  readonly agreementOn: string | null
  readonly payment: string | null
  readonly startsOn: string | null
  readonly endsOn: string | null
  /** The mentor first; without those who have left. */
  readonly people: readonly PersonOfPair[]
  readonly left: readonly { readonly person: PersonOfPair; readonly at: Date }[]
  /** How many of the cross-school approvals are still missing. */
  readonly approvalsMissing: number
}

/** What a pair lacks for an order (п. 3.2, 3.3.5; ТК 351.8), in the order in which it is best done. */
export type Lack =
  | { readonly what: 'gone' }
  | { readonly what: 'approval' }
  | { readonly what: 'mentor-consent' | 'mentee-consent'; readonly person: PersonOfPair }
  | { readonly what: 'basis' }
  /** Somebody is no longer of it: they withdrew the consent, or could not go on. */
  | { readonly what: 'left'; readonly person: PersonOfPair; readonly hasWithdrawn: boolean }

/** Empty for a pair that an order may name; `IN_ORDER` belongs to the draft that asks. */
export function lacksOf(pair: PairFacts): Lack[] {
  const isHere = pair.status === 'AGREED' || pair.status === 'IN_ORDER'
  const hasBoth = ['MENTOR', 'MENTEE'].every((role) => pair.people.some((one) => one.role === role))
  if (!isHere || !hasBoth) return pair.left.length > 0 ? leftOf(pair.left) : [{ what: 'gone' }]
  const consents = pair.people
    .filter(({ consent }) => consent === undefined)
    .map((person): Lack => ({ what: person.role === 'MENTOR' ? 'mentor-consent' : 'mentee-consent', person }))
  return [
    ...(pair.approvalsMissing > 0 ? [{ what: 'approval' } as const] : []),
    ...consents,
    ...(pair.legalBasis === null ? [{ what: 'basis' } as const] : []),
  ]
}

/** Who has left a group that goes on: the paper still names them, so it is printed anew before it is signed. */
export function leftSince(pair: PairFacts, at: Date): Lack[] {
  return lacksOf(pair).length > 0 ? [] : leftOf(pair.left.filter((one) => one.at > at))
}

function leftOf(left: PairFacts['left']): Lack[] {
  return left.map(({ person }) => ({ what: 'left', person, hasWithdrawn: person.consent === undefined }))
}

/** The pair as it was at that moment: who was of it, on which consents. */
export function asOf(pair: PairFacts, at: Date): PairFacts {
  const then = [...pair.people, ...pair.left.filter((one) => one.at > at).map(({ person }) => person)]
  const inForce = ({ givenAt, finishedAt }: ConsentFact) => givenAt <= at && (finishedAt === null || finishedAt > at)
  const people = then.map((person) => ({ ...person, consent: person.consents.find(inForce) ?? person.consent }))
  return { ...pair, people: people.toSorted((one, other) => rankOf(one) - rankOf(other)) }
}

function rankOf({ role }: PersonOfPair): number {
  return role === 'MENTOR' ? 0 : 1
}

export function mentorOf(pair: Pick<PairFacts, 'people'>): PersonOfPair | undefined {
  return pair.people.find(({ role }) => role === 'MENTOR')
}

export function menteesOf(pair: Pick<PairFacts, 'people'>): PersonOfPair[] {
  return pair.people.filter(({ role }) => role === 'MENTEE')
}

/** In an order two or more mentees make a group (п. 2.3). */
export type Form = 'pair' | 'group' | 'reverse'
export function formOf(pair: Pick<PairFacts, 'people' | 'kinds'>): Form {
  if (menteesOf(pair).length > 1) return 'group'
  return pair.kinds.includes('reverse') ? 'reverse' : 'pair'
}

/** By the mentor's name: a tick moves no line. */
export function inNames(pairs: readonly PairFacts[]): PairFacts[] {
  const nameOf = (pair: PairFacts) =>
    [...pair.people, ...pair.left.map(({ person }) => person)]
      .toSorted((one, other) => rankOf(one) - rankOf(other))
      .map(fullName)
      .join()
  return pairs.toSorted((one, other) => inOrder(nameOf(one), nameOf(other)) || (one.id < other.id ? -1 : 1))
}
