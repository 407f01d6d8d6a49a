import type { Prisma } from '../db/generated/client.ts'
import type { Tx } from '../db/transaction.ts'

/** The clause a change serves: of the order, the Model Regulation, the road map, or of a law. */
export type Clause = `order ${string}` | `regulation ${string}` | `road-map ${string}` | `152-FZ ${string}`

export type JournalNote = {
  readonly at: Date
  /** Empty where the program acted by itself. */
  readonly actorId?: string
  readonly organisationId?: string
  /** What happened, in the past tense: `consent-given`. */
  readonly event: string
  readonly subject: string
  readonly subjectId: string
  readonly clause?: Clause
  /** Ids, keys and numbers only: never a name or an answer. */
  readonly details?: Prisma.InputJsonObject
}

/** Writes down a change of state, in the transaction of the change. The table is append-only. */
export async function note(tx: Tx, entry: JournalNote): Promise<void> {
  await tx.journalEntry.create({ data: entry, select: { id: true } })
}
