import type { Database } from './connect.ts'
import type { Prisma } from './generated/client.ts'

export type Tx = Prisma.TransactionClient

/** All of it or nothing. Inside, only `tx`: on the embedded database the client would wait for itself. */
export function inTransaction<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.client.$transaction(work)
}
