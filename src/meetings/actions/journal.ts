import type { Tx } from '../../db/transaction.ts'
import { note } from '../../journal/actions.ts'
import { memberOf } from '../../pairs/pair.ts'
import { findPair } from '../../pairs/store/pairs.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import type { Member } from '../../people/actor.ts'
import { whereMay } from '../../people/policy.ts'
import { findParty } from '../../programmes/store/parties.ts'
import { listTasksOfMeetings } from '../../tasks/store/tasks.ts'
import type { Said } from '../differing.ts'
import type { Meeting } from '../meeting.ts'
import { entriesOf, type Journal, type JournalEntry } from '../journal.ts'
import { listReported } from '../store/journal.ts'
import { listMeetingsOf } from '../store/meetings.ts'
import { listSaid } from '../store/reports.ts'
import { keeps, mayReadOf } from './access.ts'

/** The journal of a pair as the member may read it: one of several mentees has their own in it. */
export async function findJournal(tx: Tx, actor: Member, pairId: string): Promise<Journal | undefined> {
  const pair = await findPair(tx, pairId)
  if (!pair || !mayReadOf(actor, pair)) return undefined
  const mine = memberOf(pair, actor.personId)
  const own = keeps(actor, pair) ? undefined : mine
  const meetings = await listMeetingsOf(tx, pairId)
  const tasks = await listTasksOfMeetings(
    tx,
    meetings.map(({ id }) => id),
  )
  const party = await findParty(tx, pairId)
  const reader = own?.role === 'MENTEE' ? { menteeId: own.personId } : { isMentor: own !== undefined }
  return {
    pair,
    mentees: pair.mentees.filter((one) =>
      own?.role === 'MENTEE' ? one.personId === own.personId : one.state.status !== 'declined',
    ),
    order: party?.order ?? null,
    entries: entriesOf(meetings, tasks, reader, await listSaidOf(tx, meetings)),
  }
}

/** Schools whose journals the member keeps or reads as curator or head. */
export function journalSchools(actor: Member): Organisation[] {
  return whereMay(actor, 'meeting.read').filter(({ kind }) => kind === 'SCHOOL')
}

/** A row a meeting, of every pair of these schools. */
export async function listJournal(
  tx: Tx,
  actor: Member,
  period: { readonly from: Date; readonly to: Date },
): Promise<{ readonly schools: readonly Organisation[]; readonly entries: readonly JournalEntry[] }> {
  const schools = journalSchools(actor)
  if (schools.length === 0) return { schools, entries: [] }
  const meetings = await listReported(
    tx,
    schools.map(({ id }) => id),
    period,
  )
  const tasks = await listTasksOfMeetings(
    tx,
    meetings.map(({ id }) => id),
  )
  return { schools, entries: entriesOf(meetings, tasks, {}, await listSaidOf(tx, meetings)) }
}

async function listSaidOf(tx: Tx, meetings: readonly Meeting[]): Promise<ReadonlyMap<string, Said>> {
  const settled = meetings.filter((one) => 'settledAt' in one && one.settledAt !== null)
  return await listSaid(
    tx,
    settled.map(({ id }) => id),
  )
}

/** Who took a journal away as a file: of a pair, or of a school. */
export async function noteJournal(
  tx: Tx,
  actor: Member,
  { organisationId, pairId }: { readonly organisationId: string; readonly pairId?: string },
  count: number,
  now: Date,
): Promise<void> {
  await note(tx, {
    at: now,
    actorId: actor.personId,
    organisationId,
    event: 'meeting-journal-taken',
    subject: 'meeting-journal',
    subjectId: pairId ?? organisationId,
    clause: 'regulation 3.4.9',
    details: { count },
  })
}
