import type { Tx } from '../../db/transaction.ts'
import { note } from '../../journal/actions.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import type { Member } from '../../people/actor.ts'

/** Personal data of a school leave the program as a workbook: who took them and how many rows. */
export async function noteRegisterExport(
  tx: Tx,
  actor: Member,
  { organisation, count }: { organisation: Organisation; count: number },
  now: Date,
): Promise<void> {
  await note(tx, {
    at: now,
    actorId: actor.personId,
    organisationId: organisation.id,
    event: 'consent-register-exported',
    subject: 'organisation',
    subjectId: organisation.id,
    clause: '152-FZ art. 9',
    details: { count },
  })
}
