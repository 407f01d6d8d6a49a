import type { Tx } from '../db/transaction.ts'
import { note } from '../journal/actions.ts'
import type { Member, Profile } from './actor.ts'
import { saveProfile } from './store.ts'

/** Keeps the profile, or a correction of it. */
export async function changeProfile(tx: Tx, member: Member, change: Partial<Profile>, now: Date): Promise<void> {
  await saveProfile(tx, member.personId, change)
  await note(tx, {
    at: now,
    actorId: member.personId,
    event: 'profile-changed',
    subject: 'person',
    subjectId: member.personId,
    details: { fields: Object.keys(change) },
  })
}
