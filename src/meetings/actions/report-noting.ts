import type { Tx } from '../../db/transaction.ts'
import { type Clause, note } from '../../journal/actions.ts'
import type { Meeting } from '../meeting.ts'

/** What happens after a meeting, and the clause that each serves. */
const clauses = {
  'meeting-held': 'regulation 3.4.9',
  'meeting-not-held': 'regulation 3.4.9',
  'meeting-report-corrected': 'regulation 3.4.9',
  'meeting-answered': 'regulation 5.2.2',
  'meeting-differs': 'regulation 3.4.9',
  'meeting-settled': 'regulation 3.4.9',
  'pair-silence-told': 'regulation 3.4.9',
  'pair-nudged': 'regulation 3.4.9',
} as const satisfies Readonly<Record<string, Clause>>

type Event = keyof typeof clauses
type Details = Readonly<Record<string, string | number | boolean | null>>

export async function noteReport(
  tx: Tx,
  { id, pairId, organisation }: Pick<Meeting, 'id' | 'pairId' | 'organisation'>,
  event: Event,
  actorId: string | undefined,
  now: Date,
  details: Details = {},
): Promise<void> {
  await note(tx, {
    at: now,
    ...(actorId === undefined ? {} : { actorId }),
    organisationId: organisation.id,
    event,
    subject: 'meeting',
    subjectId: id,
    clause: clauses[event],
    details: { pairId, ...details },
  })
}

/** Of a pair; without an actor where the program tells it by itself. */
export async function noteSilence(
  tx: Tx,
  { pairId, organisationId }: { readonly pairId: string; readonly organisationId: string },
  event: Extract<Event, 'pair-silence-told' | 'pair-nudged'>,
  actorId: string | undefined,
  now: Date,
  details: Details = {},
): Promise<void> {
  await note(tx, {
    at: now,
    ...(actorId === undefined ? {} : { actorId }),
    organisationId,
    event,
    subject: 'pair',
    subjectId: pairId,
    clause: clauses[event],
    details: { ...details },
  })
}
