import type { Database } from '../db/connect.ts'
import { inTransaction } from '../db/transaction.ts'
import { removeEndedDownloads, removeForgottenFiles } from './store.ts'

const dayMilliseconds = 86_400_000

/** Forgets what was to be read and never was after a day, and that a file was fetched after a month. */
export async function forgetFiles(db: Database, now: Date): Promise<void> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * dayMilliseconds)
  await inTransaction(db, async (tx) => {
    await removeForgottenFiles(tx, daysAgo(1))
    await removeEndedDownloads(tx, daysAgo(30))
  })
}
