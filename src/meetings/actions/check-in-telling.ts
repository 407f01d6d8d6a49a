import { nextAllowedInstant } from '../../calendar/quiet-hours.ts'
import type { Tx } from '../../db/transaction.ts'
import { textsIn } from '../../i18n/texts.ts'
import { tell, untell } from '../../notices/actions/telling.ts'
import type { Rung } from '../check-in.ts'
import { menteeQuestion, mentorQuestion, settledMessage } from '../check-in-notices.ts'
import { type Meeting, type MeetingPart, mentorOf } from '../meeting.ts'
import { saveNotAsked, saveMenteesAsked } from '../store/check-ins.ts'

/** Asks the mentor how it went, or reminds of it. */
export async function askMentor(
  tx: Tx,
  meeting: Meeting,
  { rung, dueAt }: { readonly rung: Exclude<Rung, 'mentees'>; readonly dueAt: Date },
  now: Date,
): Promise<void> {
  const mentor = mentorOf(meeting)
  if (!mentor) return
  const key = `${meeting.id}:mentor:${rung}:${meeting.startsAt.getTime()}`
  await tell(
    tx,
    {
      to: [mentor.personId],
      kind: 'check-in',
      organisation: mentor.organisation,
      key,
      dueAt,
      text: ({ language }) => mentorQuestion(textsIn(language), meeting, rung).text,
      buttons: ({ language }) => mentorQuestion(textsIn(language), meeting, rung).buttons,
    },
    now,
  )
}

/** The mentor has answered: what still waits to be sent has lost its reason. */
export async function untellMentor(tx: Tx, meetingId: string, now: Date): Promise<void> {
  await untell(tx, 'check-in', [`${meetingId}:mentor`], now)
}

/** Asks each mentee once whether it took place, who has not said so already. */
export async function askMentees(tx: Tx, meeting: Meeting, now: Date, dueAt: Date = now): Promise<void> {
  const at = nextAllowedInstant(now, meeting.organisation.timeZone)
  for (const personId of await saveMenteesAsked(tx, meeting.id, meeting.startsAt, at)) {
    const part = meeting.parts.find((one) => one.personId === personId)
    if (part) await askMentee(tx, meeting, part, at, now, dueAt)
  }
}

async function askMentee(
  tx: Tx,
  meeting: Meeting,
  { personId, organisation }: MeetingPart,
  at: Date,
  now: Date,
  dueAt: Date,
) {
  await tell(
    tx,
    {
      to: [personId],
      kind: 'check-in',
      organisation,
      key: `${meeting.id}:mentee:${personId}:${at.getTime()}`,
      dueAt,
      text: ({ language }) => menteeQuestion(textsIn(language), meeting, personId).text,
      buttons: ({ language }) => menteeQuestion(textsIn(language), meeting, personId).buttons,
    },
    now,
  )
}

/** The mentor says that it did not take place: who waits for the question is not asked. */
export async function untellMentees(tx: Tx, meetingId: string, now: Date): Promise<void> {
  await saveNotAsked(tx, meetingId, now)
  await untell(tx, 'check-in', [`${meetingId}:mentee`], now)
}

export async function untellMentee(tx: Tx, meetingId: string, personId: string, now: Date): Promise<void> {
  await untell(tx, 'check-in', [`${meetingId}:mentee:${personId}`], now)
}

/** Tells everybody of the meeting what the curator has settled. */
export async function tellSettled(tx: Tx, meeting: Meeting, now: Date): Promise<void> {
  for (const { personId, organisation } of meeting.parts)
    await tell(
      tx,
      {
        to: [personId],
        kind: 'check-in',
        organisation,
        key: `${meeting.id}:settled:${personId}`,
        text: ({ language }) => settledMessage(textsIn(language), meeting, personId).text,
        buttons: ({ language }) => settledMessage(textsIn(language), meeting, personId).buttons,
      },
      now,
    )
}
