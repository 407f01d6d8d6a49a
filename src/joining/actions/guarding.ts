import type { Tx } from '../../db/transaction.ts'
import { note } from '../../journal/actions.ts'
import type { Actor } from '../../people/actor.ts'
import { countWrongLinks } from '../store.ts'
import { hashOf } from '../token.ts'

/** So many links that open nothing within an hour, and the account has to wait. */
export const mostWrongLinks = 10
const hourMilliseconds = 3_600_000

/** Whoever tries one link after another is not let in by the right one either, until an hour has passed. */
export async function isGuessing(tx: Tx, actor: Actor, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - hourMilliseconds)
  return (await countWrongLinks(tx, accountMark(actor), since)) >= mostWrongLinks
}

/** A link that there is not: written down without saying whose account it was opened from. */
export async function noteWrongLink(tx: Tx, actor: Actor, now: Date): Promise<void> {
  await note(tx, { at: now, event: 'wrong-link', subject: 'account', subjectId: accountMark(actor) })
}

/** The same for the same account, and nothing to tell whose it is: strangers have left no data here. */
function accountMark({ platform, externalId }: Actor): string {
  return Buffer.from(hashOf(`${platform}:${externalId}`)).toString('hex')
}
