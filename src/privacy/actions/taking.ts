import type { Tx } from '../../db/transaction.ts'
import { note } from '../../journal/actions.ts'
import type { Member } from '../../people/actor.ts'
import { may } from '../../people/policy.ts'
import { listLivingOperators } from '../store/people.ts'
import { collectOwnData, type OwnData } from './own-data.ts'

/** The answer to «what do you hold about me», at once; that it was given is written down (152-FZ art. 14, 20). */
export async function takeOwnData(
  tx: Tx,
  member: Member,
  now: Date,
): Promise<{ ok: true; own: OwnData } | { ok: false; reason: 'not-allowed' }> {
  const { personId } = member
  const operators = await listLivingOperators(tx, personId)
  if (operators.some((organisation) => !may(member, 'data.own', { organisation, personId })))
    return { ok: false, reason: 'not-allowed' }
  const own = await collectOwnData(tx, personId, now)
  await note(tx, {
    at: now,
    actorId: personId,
    event: 'own-data-taken',
    subject: 'person',
    subjectId: personId,
    clause: '152-FZ art. 14',
  })
  return { ok: true, own }
}
