import type { Tx } from '../../db/transaction.ts'
import type { Around } from '../around.ts'
import type { Pair } from '../pair.ts'

/** What was planned for a pair and is off once it stops, or once somebody has left a group that goes on. */
export type AfterPairs = {
  /** Its people are told of the end by the ending itself. */
  readonly onEnded: (tx: Tx, pair: Pair, now: Date) => Promise<void>
  readonly onMenteeLeft: (tx: Tx, pair: Pair, personId: string, now: Date) => Promise<void>
}

/** Everything that pairs are given by folders that they know nothing of. */
export type Surroundings = Around & AfterPairs
