import type { Tx } from '../../db/transaction.ts'
import { type Meeting, type MeetingPart, menteesOf } from '../meeting.ts'

/** What the journal keeps of it: for which moment it was said, for a meeting that is moved is another one to come to. */
export type AbsenceDetails = { readonly startsAt: string }

/** Of its mentees, those who have said that they will not come to it at this moment. */
export async function listAbsent(tx: Tx, meeting: Meeting): Promise<MeetingPart[]> {
  const mentees = menteesOf(meeting)
  if (mentees.length < 2) return []
  const startsAt = meeting.startsAt.toISOString()
  const said = await tx.journalEntry.findMany({
    where: { subject: 'meeting', subjectId: meeting.id, event: 'meeting-absence' },
    select: { actorId: true, details: true },
  })
  const ids = new Set(said.filter(({ details }) => isFor(details, startsAt)).map(({ actorId }) => actorId))
  return mentees.filter(({ personId }) => ids.has(personId))
}

function isFor(details: unknown, startsAt: string): boolean {
  return details !== null && typeof details === 'object' && 'startsAt' in details && details.startsAt === startsAt
}
