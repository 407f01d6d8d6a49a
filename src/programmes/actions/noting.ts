import type { Tx } from '../../db/transaction.ts'
import { note } from '../../journal/actions.ts'
import type { Member } from '../../people/actor.ts'
import type { Party } from '../programme.ts'

/** Events of a programme and the clause that each serves. */
const clauses = {
  'programme-begun': 'regulation 1.2',
  'programme-edited': 'regulation 5.1.2',
  'programme-shown': 'regulation 5.1.2',
  'programme-accepted': 'regulation 5.1.2',
  'programme-change-wanted': 'regulation 5.1.2',
  'programme-approved': 'regulation 3.4.9',
  'programme-sent-to-head': 'regulation 3.3.1',
  'programme-head-approved': 'regulation 3.3.1',
  'programme-change-begun': 'regulation 7.2',
  'programme-change-discarded': 'regulation 7.2',
  'programme-taken-as-file': 'regulation 3.4.6',
} as const

export type ProgrammeEvent = keyof typeof clauses

export async function noteProgramme(
  tx: Tx,
  actor: Member,
  party: Party,
  versionId: string,
  event: ProgrammeEvent,
  now: Date,
  details: Readonly<Record<string, string | number | boolean>> = {},
): Promise<void> {
  await note(tx, {
    at: now,
    actorId: actor.personId,
    organisationId: party.organisation.id,
    event,
    subject: 'programme-version',
    subjectId: versionId,
    clause: clauses[event],
    details: { pairId: party.pairId, ...details },
  })
}

/** Who took a programme away as a file. */
export async function noteTaken(tx: Tx, actor: Member, party: Party, versionId: string, now: Date): Promise<void> {
  await noteProgramme(tx, actor, party, versionId, 'programme-taken-as-file', now)
}
