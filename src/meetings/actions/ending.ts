import type { Tx } from '../../db/transaction.ts'
import type { Pair } from '../../pairs/pair.ts'
import { menteesOf, partOf, type Planned } from '../meeting.ts'
import { removePart, saveCancelled } from '../store/changes.ts'
import { findMeeting, listAheadOf } from '../store/meetings.ts'
import { breakSilence } from './silence-breaking.ts'
import { noteMeeting, tellOthers, untellMeeting } from './telling.ts'

/** The pair works no longer: what was planned for it is off. Its people know of the end; calendars have to learn of it. */
export async function cancelMeetingsOf(tx: Tx, pair: Pair, now: Date): Promise<void> {
  await breakSilence(tx, pair.id, now)
  for (const meeting of await listAheadOf(tx, pair.id, now)) {
    const keeping = new Set(
      meeting.parts.filter(({ calendarAt }) => calendarAt !== null).map(({ personId }) => personId),
    )
    await cancelItself(tx, meeting, 'pair-ended', keeping, now)
  }
}

/** A mentee has left a group that goes on: it meets without them; what was planned with nobody else is off. */
export async function takeOutOfMeetings(tx: Tx, pair: Pair, personId: string, now: Date): Promise<void> {
  for (const meeting of await listAheadOf(tx, pair.id, now)) {
    if (!partOf(meeting, personId)) continue
    const rest = meeting.parts.filter((one) => one.personId !== personId)
    if (menteesOf({ parts: rest }).length === 0) {
      await cancelItself(tx, meeting, 'member-left', new Set(rest.map((one) => one.personId)), now)
      continue
    }
    await removePart(tx, meeting.id, personId, now)
    await noteMeeting(tx, meeting, { event: 'meeting-without', clause: 'regulation 7.1', details: { personId } }, now)
  }
}

async function cancelItself(
  tx: Tx,
  { id }: Planned,
  reason: 'pair-ended' | 'member-left',
  told: ReadonlySet<string>,
  now: Date,
): Promise<void> {
  await saveCancelled(tx, id, reason, now)
  const meeting = await findMeeting(tx, id)
  if (!meeting) return
  await noteMeeting(tx, meeting, { event: 'meeting-cancelled', clause: 'regulation 7.1', details: { reason } }, now)
  await untellMeeting(tx, id, now)
  const among = meeting.parts.filter(({ personId }) => told.has(personId))
  await tellOthers(tx, meeting, { what: 'cancelled' }, { among }, now)
}
