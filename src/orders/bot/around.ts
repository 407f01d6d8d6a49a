import type { Surroundings } from '../actions/signing.ts'

/** What the screens of orders need of folders whose screens they don't know: callback data, and the appointing. */
export type AroundOrders = Pick<Surroundings, 'appoint' | 'afterPairs'> & {
  /** The card of a pair: where what it lacks is done. */
  readonly pairCard: (pairId: string) => string
  /** «Моя пара». */
  readonly ownPair: string
  /** «Пары». */
  readonly pairsHub: string
  /** The names of an order in their cases, to be confirmed. */
  readonly names: (orderId: string) => string
  /** The names of the people of a pair, likewise. */
  readonly namesOfPair: (pairId: string) => string
  /** Consents of the school, where what is signed on paper is marked. */
  readonly consents: string
  /** The card of a school, with its requisites. */
  readonly school: (organisationId: string) => string
}
