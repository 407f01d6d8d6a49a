import { dayIn } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import { type Texts, textsIn } from '../../i18n/texts.ts'
import { type Clause, note } from '../../journal/actions.ts'
import { tell, untell } from '../../notices/actions/telling.ts'
import { calendarFile } from '../calendar-file.ts'
import type { Meeting, MeetingPart } from '../meeting.ts'
import { type Happened, happenedMessage } from '../notices.ts'
import { isToldInTime } from '../planning.ts'

/**
 * Tells the others of the meeting what has become of it; whoever keeps it in a calendar gets the new file with it. What
 * they were not told yet of its former state is taken back. Answers with those who will read it only when it is too late.
 */
export async function tellOthers(
  tx: Tx,
  meeting: Meeting,
  happened: Happened,
  { byId, among = meeting.parts }: { readonly byId?: string; readonly among?: readonly MeetingPart[] },
  now: Date,
): Promise<MeetingPart[]> {
  await untellMeeting(tx, meeting.id, now)
  const others = among.filter(({ personId }) => personId !== byId)
  const { startsAt } = meeting
  const until = happened.what === 'moved' && happened.from < startsAt ? happened.from : startsAt
  const late = others.filter(({ organisation }) => !isToldInTime(until, now, organisation.timeZone))
  for (const part of others) {
    // Nobody wants to hear of a new meeting once it is over.
    if (happened.what === 'planned' && late.includes(part)) continue
    await tellOne(tx, meeting, part, happened, byId, now)
  }
  return late
}

/** Takes back what was not sent yet of a meeting: it is not so any more. */
export async function untellMeeting(tx: Tx, id: string, now: Date): Promise<void> {
  await untell(tx, 'meeting', [id], now)
}

/** One of the meeting, of what somebody else has done about it. */
export async function tellOne(
  tx: Tx,
  meeting: Meeting,
  { personId, organisation, calendarAt }: MeetingPart,
  happened: Happened,
  byId: string | undefined,
  now: Date,
): Promise<void> {
  const said = (texts: Texts) => happenedMessage(texts, meeting, happened, { readerId: personId, byId })
  const changed = happened.what === 'moved' || happened.what === 'cancelled' ? happened.what : undefined
  const file = calendarAt === null ? undefined : changed
  const whose = happened.what === 'absent' ? `:${byId}` : ''
  await tell(
    tx,
    {
      to: [personId],
      kind: 'meeting',
      organisation,
      key: `${meeting.id}:${meeting.sequence}:${happened.what}${whose}`,
      text: ({ language }) => said(textsIn(language)).text,
      buttons: ({ language }) => said(textsIn(language)).buttons,
      files: ({ language }) =>
        file === undefined
          ? []
          : [
              {
                kind: 'document',
                name: fileName(textsIn(language), meeting),
                bytes: calendarFile(textsIn(language), meeting, personId),
                caption: textsIn(language).t(`meetings.calendar.${file}`),
              },
            ],
    },
    now,
  )
}

/** «Встреча чт, 8 окт.ics» */
export function fileName(texts: Texts, { startsAt, organisation, status }: Meeting): string {
  const day = texts.shortDay(dayIn(startsAt, organisation.timeZone)).replaceAll('.', '')
  const name = status === 'cancelled' ? 'meetings.calendar.nameCancelled' : 'meetings.calendar.name'
  return `${texts.plain(name, { day })}.ics`
}

export async function noteMeeting(
  tx: Tx,
  meeting: Pick<Meeting, 'id' | 'pairId' | 'organisation'>,
  what: { readonly event: string; readonly clause: Clause; readonly actorId?: string; readonly details?: object },
  now: Date,
): Promise<void> {
  const { actorId, details, event, clause } = what
  await note(tx, {
    at: now,
    organisationId: meeting.organisation.id,
    event,
    clause,
    subject: 'meeting',
    subjectId: meeting.id,
    details: { pairId: meeting.pairId, ...details },
    ...(actorId === undefined ? {} : { actorId }),
  })
}
