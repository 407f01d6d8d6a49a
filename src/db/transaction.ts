import type { Database } from './connect.ts'
import type { Prisma } from './generated/client.ts'

export type Tx = Prisma.TransactionClient

/**
 * All of it or nothing. Inside, only `tx`: on the embedded database the client would wait for itself. What takes longer than
 * half a minute says so, and nobody must wait for it meanwhile.
 */
export function inTransaction<T>(
  db: Database,
  work: (tx: Tx) => Promise<T>,
  atMost?: { readonly milliseconds: number },
): Promise<T> {
  return atMost ? db.client.$transaction(work, { timeout: atMost.milliseconds }) : db.client.$transaction(work)
}

/**
 * What a job does one by one, each thing whole or not at all. One that fails keeps none of the others waiting: the first
 * failure is thrown at the end, and the job tries what is still due at its next tick.
 */
export async function eachInTransaction<Thing>(
  db: Database,
  things: readonly Thing[],
  work: (tx: Tx, thing: Thing) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = []
  for (const thing of things) {
    try {
      await inTransaction(db, async (tx) => await work(tx, thing))
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
}
