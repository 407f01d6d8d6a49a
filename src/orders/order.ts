/** What an order of the head is about (п. 3.3.3, 3.3.5, 6.2; order 4.5). */
export const orderKinds = ['PAIRS', 'AMENDMENT', 'CANCELLATION', 'CURATOR'] as const
export type OrderKind = (typeof orderKinds)[number]

/** At whose wish a cancellation ends the pairs (п. 7.1). */
export const initiatives = ['MENTOR', 'MENTEE', 'BOTH', 'CURATOR'] as const
export type Initiative = (typeof initiatives)[number]

/** What an order says of a pair; days are `YYYY-MM-DD`, of a cancellation `endsOn` is the last day. */
export type OrderedTerms = {
  readonly pairId: string
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly kinds: readonly string[]
}

type Common = {
  readonly id: string
  readonly organisationId: string
  readonly kind: OrderKind
  readonly draftedById: string
  readonly draftedAt: Date
  /** The order on pairs that this one amends or cancels. */
  readonly amendsId: string | null
  /** Whom it appoints as curator. */
  readonly subjectId: string | null
  readonly reason: string | null
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly initiative: Initiative | null
  readonly pairs: readonly OrderedTerms[]
}

export type Draft = Common & { readonly status: 'DRAFT' }
export type SignedOrder = Common & {
  readonly status: 'SIGNED'
  readonly number: string
  readonly signedOn: string
  readonly enteredById: string | null
  readonly enteredAt: Date | null
}
export type Order = Draft | SignedOrder | (Common & { readonly status: 'DISCARDED' })

export function initiativeNamed(word: string): Initiative | undefined {
  return initiatives.find((one) => one === word)
}

/** What the paper says: who begins to enter the number of one draft enters it of no other. */
export function stampOf({ startsOn, endsOn, initiative, reason, pairs }: Order): string {
  const terms = pairs.map((one) => [one.pairId, one.startsOn, one.endsOn, ...one.kinds].join())
  return [startsOn, endsOn, initiative, reason, ...terms.toSorted()].join('|')
}

/** «№ 12 of 5 October»: which paper an order is. */
export type OrderName = { readonly number: string; readonly on: string }
