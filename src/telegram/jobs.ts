import type { Database } from '../db/connect.ts'
import { removeOldReplies } from '../outbox/store.ts'
import { removeOldDialogues, removeOldUpdates } from './store.ts'

const dayMilliseconds = 86_400_000

/** Forgets what the machinery no longer needs: numbers of updates after a week, replies after a month, idle dialogues after two weeks. */
export async function forgetOld(db: Database, now: Date): Promise<void> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * dayMilliseconds)
  await removeOldUpdates(db, daysAgo(7))
  await removeOldReplies(db, daysAgo(30))
  await removeOldDialogues(db, daysAgo(14))
}
