import type { Tx } from '../../db/transaction.ts'
import { note } from '../../journal/actions.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import type { Member } from '../../people/actor.ts'

/** Who took the register of how many orders away. */
export async function noteOrdersExport(
  tx: Tx,
  member: Member,
  { school, count }: { readonly school: Organisation; readonly count: number },
  now: Date,
): Promise<void> {
  await note(tx, {
    at: now,
    actorId: member.personId,
    organisationId: school.id,
    event: 'orders-exported',
    subject: 'organisation',
    subjectId: school.id,
    clause: 'regulation 3.3',
    details: { count },
  })
}
