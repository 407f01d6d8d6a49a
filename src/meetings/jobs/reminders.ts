import type { Database } from '../../db/connect.ts'
import { eachInTransaction, inTransaction, type Tx } from '../../db/transaction.ts'
import { textsIn } from '../../i18n/texts.ts'
import { tell, whenToTell } from '../../notices/actions/telling.ts'
import { chatKey, knownKeys } from '../../outbox/actions.ts'
import { listRecipientsAmong, type Recipient } from '../../people/store.ts'
import type { MeetingPart, Planned } from '../meeting.ts'
import { reminderMessage } from '../notices.ts'
import { dueReminder, farthestDays, horizonOf, nextReminder, type Reminder } from '../reminding.ts'
import { findMeeting, listPlannedBetween } from '../store/meetings.ts'

type Due = {
  readonly meeting: Planned
  readonly part: MeetingPart
  readonly reminder: Reminder
  readonly to: readonly Recipient[]
}

/**
 * Reminds everybody of a meeting on the working day before it and on the day, each once and never of one that has begun.
 * What is due is computed from the meetings as they are: one that was moved or cancelled meanwhile has other reminders, or none.
 */
export async function remindOfMeetings(db: Database, now: Date): Promise<void> {
  const due = await inTransaction(db, async (tx) => await listDue(tx, now))
  await eachInTransaction(db, due, async (tx, one) => await remind(tx, one, now))
}

export async function nextMeetingReminder(db: Database, after: Date): Promise<Date | undefined> {
  const until = new Date(after.getTime() + farthestDays * 86_400_000)
  const ahead = await inTransaction(db, async (tx) => await listPlannedBetween(tx, after, until))
  return ahead
    .flatMap((meeting) =>
      meeting.parts.flatMap(({ organisation }) => nextReminder(meeting, organisation.timeZone, after) ?? []),
    )
    .toSorted((one, other) => one.getTime() - other.getTime())[0]
}

/** Without those who have it already: a job that ticks each minute makes nothing twice. */
async function listDue(tx: Tx, now: Date): Promise<Due[]> {
  const meetings = await listPlannedBetween(tx, now, horizonOf(now))
  const parts = meetings.flatMap((meeting) =>
    meeting.parts.flatMap((part) => {
      const reminder = dueReminder(meeting, part.organisation.timeZone, now)
      return reminder ? [{ meeting, part, reminder }] : []
    }),
  )
  const due: Due[] = []
  for (const [organisationId, own] of Map.groupBy(parts, ({ part }) => part.organisation.id)) {
    const ids = [...new Set(own.map(({ part }) => part.personId))]
    const accounts = await listRecipientsAmong(tx, ids, organisationId, false)
    const people = Map.groupBy(accounts, ({ personId }) => personId)
    due.push(...own.map((one) => ({ ...one, to: people.get(one.part.personId) ?? [] })))
  }
  const known = await knownKeys(tx, due.flatMap(keysOf))
  return due.filter((one) => one.to.length > 0 && keysOf(one).some((key) => !known.has(key)))
}

async function remind(tx: Tx, { meeting: seen, part, reminder, to }: Due, now: Date): Promise<void> {
  // It may have been moved or cancelled since it was listed.
  const meeting = await findMeeting(tx, seen.id)
  if (meeting?.status !== 'planned' || meeting.sequence !== seen.sequence) return
  const { personId, organisation } = part
  const { rung, at: dueAt } = reminder
  const hour = await whenToTell(tx, { personId, kind: 'meeting', organisation, dueAt }, now)
  // Whoever may be written to only when it has begun needs no reminder any more.
  if (hour.status === 'never' || (hour.status === 'later' && hour.at >= meeting.startsAt)) return
  const said = ({ language }: Recipient) => reminderMessage(textsIn(language), meeting, { rung, reader: part, now })
  await tell(
    tx,
    {
      to,
      kind: 'meeting',
      organisation,
      key: keyOf(meeting, rung),
      text: (one) => said(one).text,
      buttons: (one) => said(one).buttons,
      dueAt,
    },
    now,
  )
}

function keyOf({ id, sequence }: Planned, rung: string): string {
  return `${id}:${sequence}:${rung}`
}

function keysOf({ meeting, reminder, to }: Due): string[] {
  return to.map((one) => `meeting:${keyOf(meeting, reminder.rung)}:${chatKey(one)}`)
}
