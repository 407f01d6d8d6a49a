import type { Clause } from '../../journal/actions.ts'
import type { OrderKind } from '../order.ts'

/** What each order rests on. */
export const clauseOf: Readonly<Record<OrderKind, Clause>> = {
  PAIRS: 'regulation 6.2',
  AMENDMENT: 'regulation 7.2',
  CANCELLATION: 'regulation 7.1',
  CURATOR: 'order 4.5',
}
