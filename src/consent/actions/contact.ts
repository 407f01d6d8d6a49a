import type { Tx } from '../../db/transaction.ts'
import { note } from '../../journal/actions.ts'
import type { Member } from '../../people/actor.ts'
import { saveContact } from '../store/people.ts'

/** The person says how they may be reached. */
export async function keepContact(tx: Tx, member: Member, contact: string, now: Date): Promise<void> {
  await saveContact(tx, member.personId, contact)
  await note(tx, {
    at: now,
    actorId: member.personId,
    event: 'profile-changed',
    subject: 'person',
    subjectId: member.personId,
    details: { fields: ['contact'] },
  })
}
