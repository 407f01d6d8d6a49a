import type { Tx } from '../../db/transaction.ts'
import { note } from '../../journal/actions.ts'
import type { HelpRequest } from '../help.ts'

export type HelpEvent = 'help-asked' | 'help-taken' | 'help-replied' | 'help-closed' | 'help-withdrawn'

/** Only the number of the request: the journal too tells nobody of the pair who asked about what. */
export async function noteHelp(
  tx: Tx,
  event: HelpEvent,
  request: Pick<HelpRequest, 'id'> & { readonly organisationId: string; readonly actorId?: string },
  now: Date,
): Promise<void> {
  await note(tx, {
    at: now,
    ...(request.actorId === undefined ? {} : { actorId: request.actorId }),
    organisationId: request.organisationId,
    event,
    subject: 'help-request',
    subjectId: request.id,
    clause: 'regulation 3.5.8',
  })
}
