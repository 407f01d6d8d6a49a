import type { Tx } from '../../db/transaction.ts'
import { askedAtOf, dueRungs, menteesAskedAtOf, remindedAtOf } from '../check-in.ts'
import { mentorOf } from '../meeting.ts'
import { findUnasked, saveMentorAsked } from '../store/check-ins.ts'
import { findMeetingToChange } from '../store/meetings.ts'
import { askMentees, askMentor, untellMentor } from './check-in-telling.ts'

/** Asks whoever is due to be asked about a meeting that nobody has reported; a second run finds nothing to do. */
export async function askWhoIsDue(tx: Tx, id: string, now: Date): Promise<void> {
  const meeting = await findMeetingToChange(tx, id)
  const unasked = await findUnasked(tx, id)
  if (!meeting || !unasked) return
  for (const rung of dueRungs(unasked, unasked.marks, now)) {
    if (rung === 'mentees') {
      await askMentees(tx, meeting, now, menteesAskedAtOf(unasked))
      continue
    }
    await saveMentorAsked(tx, id, rung === 'reminded', now)
    // The first question may still wait in the outbox after days down: only the newest is sent.
    await untellMentor(tx, id, now)
    const dueAt = rung === 'reminded' ? remindedAtOf(unasked) : askedAtOf(unasked)
    if (mentorOf(meeting)) await askMentor(tx, meeting, { rung, dueAt }, now)
  }
}
