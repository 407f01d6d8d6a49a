import type { Tx } from '../../db/transaction.ts'
import type { Member } from '../../people/actor.ts'
import { type MeetingPart, mentorOf } from '../meeting.ts'
import { isToldInTime } from '../planning.ts'
import { type AbsenceDetails, listAbsent } from '../store/absence.ts'
import { mayStayAway } from './access.ts'
import { findToChange, type Refusal, type Seen } from './changing.ts'
import { noteMeeting, tellOne } from './telling.ts'

export type Absence =
  | { readonly ok: true; readonly mentor: MeetingPart; readonly isLate: boolean }
  | { readonly ok: false; readonly reason: 'not-allowed' | Refusal }

/** One of several mentees will not come: the mentor is told, and the others meet. Said twice, it is said once. */
export async function sayAbsent(tx: Tx, actor: Member, seen: Seen, cause: string | null, now: Date): Promise<Absence> {
  const found = await findToChange(tx, actor, seen, now, mayStayAway)
  if (!found.ok) return found
  const { meeting } = found
  const mentor = mentorOf(meeting)
  if (!mentor) throw new Error(`meeting ${meeting.id} has no mentor`)
  const isLate = !isToldInTime(meeting.startsAt, now, mentor.organisation.timeZone)
  const isSaid = (await listAbsent(tx, meeting)).some(({ personId }) => personId === actor.personId)
  if (isSaid) return { ok: true, mentor, isLate }
  const details: AbsenceDetails = { startsAt: meeting.startsAt.toISOString() }
  const what = { event: 'meeting-absence', clause: 'regulation 3.4.9', actorId: actor.personId, details } as const
  await noteMeeting(tx, meeting, what, now)
  await tellOne(tx, meeting, mentor, { what: 'absent', cause }, actor.personId, now)
  return { ok: true, mentor, isLate }
}
