import { dayIn } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import { note } from '../../journal/actions.ts'
import type { Member } from '../../people/actor.ts'
import { mayMerge } from '../merging.ts'
import { findBoth, type Pair, removePerson, saveAuthor, saveOwner, saveUnited } from '../store/merging.ts'
import {
  removeRepeatedOfMeetings,
  saveHelpSettled,
  saveMeetingAuthor,
  saveMeetingOwner,
} from '../store/merging-meetings.ts'
import {
  removeRepeatedOfPairs,
  saveMembersSettled,
  savePairAuthor,
  savePairOwner,
  saveStepsSettled,
} from '../store/merging-pairs.ts'
import {
  removeRepeated,
  saveAnswersSettled,
  saveConsentsSettled,
  saveListingsSettled,
  saveMovesSettled,
  saveRolesSettled,
} from '../store/merging-rows.ts'
import { listHeld } from '../store/roles.ts'

export type Merging = { readonly ok: true } | { readonly ok: false; readonly reason: 'not-allowed' | 'gone' }

/**
 * Two rows are one person: everything of `drop` goes over to `keep`, and its row disappears. Where both have an unfinished
 * one of what may exist once, the later stays and the other is closed as replaced. Without an actor the program itself
 * merges, after the person has said that both are they.
 */
export async function mergePeople(tx: Tx, actor: Member | undefined, pair: Pair, now: Date): Promise<Merging> {
  const { keep, drop } = pair
  if (keep === drop || actor?.personId === drop) return { ok: false, reason: 'not-allowed' }
  const both = await findBoth(tx, pair)
  if (!both) return { ok: false, reason: 'gone' }
  const held = { keep: await listHeld(tx, keep), drop: await listHeld(tx, drop) }
  const mine = { held: held.keep, hasJoined: both.kept.accounts.length > 0 }
  const theirs = { held: held.drop, hasJoined: both.dropped.accounts.length > 0 }
  if (actor && !mayMerge(actor, mine, theirs)) return { ok: false, reason: 'not-allowed' }
  const organisation = (held.drop[0] ?? held.keep[0])?.organisation
  const today = dayIn(now, organisation?.timeZone ?? 'Europe/Moscow')
  const closed = {
    roles: await saveRolesSettled(tx, pair, today),
    consents: await saveConsentsSettled(tx, pair, now),
    responses: await saveAnswersSettled(tx, pair, now),
    listings: await saveListingsSettled(tx, pair, now),
    moves: await saveMovesSettled(tx, pair, now),
    pairs: await saveMembersSettled(tx, pair, now, today),
    steps: await saveStepsSettled(tx, pair, now),
    help: await saveHelpSettled(tx, pair, now),
  }
  await removeRepeated(tx, pair)
  await removeRepeatedOfPairs(tx, pair, both.kept.surname !== null)
  await removeRepeatedOfMeetings(tx, pair)
  await saveOwner(tx, pair)
  await savePairOwner(tx, pair)
  await saveMeetingOwner(tx, pair)
  await saveAuthor(tx, pair)
  await savePairAuthor(tx, pair)
  await saveMeetingAuthor(tx, pair)
  await saveUnited(tx, both)
  await removePerson(tx, drop)
  await note(tx, {
    at: now,
    ...(actor ? { actorId: actor.personId } : {}),
    ...(organisation ? { organisationId: organisation.id } : {}),
    event: 'people-merged',
    subject: 'person',
    subjectId: keep,
    details: { dropped: drop, closed },
  })
  return { ok: true }
}
