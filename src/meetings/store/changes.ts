import type { Tx } from '../../db/transaction.ts'

/** Another moment: calendars have to learn of it. */
export async function saveMoved(tx: Tx, id: string, startsAt: Date, now: Date): Promise<void> {
  await tx.meeting.updateMany({
    where: { id, status: 'PLANNED' },
    data: { startsAt, changedAt: now, sequence: { increment: 1 } },
  })
}

export async function saveCancelled(tx: Tx, id: string, reason: string | null, now: Date): Promise<void> {
  await tx.meeting.updateMany({
    where: { id, status: 'PLANNED' },
    data: { status: 'CANCELLED', reason, changedAt: now, sequence: { increment: 1 } },
  })
}

/** They keep it in a calendar from now on. */
export async function saveInCalendar(tx: Tx, meetingId: string, personId: string, now: Date): Promise<void> {
  await tx.meetingPart.updateMany({ where: { meetingId, personId, calendarAt: null }, data: { calendarAt: now } })
}

/** Others meet without them. */
export async function removePart(tx: Tx, meetingId: string, personId: string, now: Date): Promise<void> {
  await tx.meetingPart.deleteMany({ where: { meetingId, personId } })
  await tx.meeting.updateMany({ where: { id: meetingId }, data: { changedAt: now, sequence: { increment: 1 } } })
}
