import type { Tx } from '../../db/transaction.ts'
import { memberOf, type Pair } from '../../pairs/pair.ts'
import type { Member } from '../../people/actor.ts'
import { surveyOf } from '../questionnaires.ts'
import { findInvitation, listInvitations } from '../store/invitations.ts'

/** The member was asked about the pair, and has not answered yet. */
export async function isAwaited(tx: Tx, { personId }: Member, pair: Pair): Promise<boolean> {
  const mine = memberOf(pair, personId)
  if (!mine) return false
  const asked = await findInvitation(tx, { personId, questionnaire: surveyOf(mine.role), pairId: pair.id })
  return asked?.answeredAt === null
}

/** Whether there is anything to read yet. */
export async function wasAsked(tx: Tx, _member: Member, pair: Pair): Promise<boolean> {
  return (await listInvitations(tx, pair.id)).length > 0
}
