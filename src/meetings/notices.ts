import { dayIn } from '../calendar/day.ts'
import type { Texts } from '../i18n/texts.ts'
import type { NoticeButton, NoticeMessage } from '../notices/choice.ts'
import { isOneOfMany, type Meeting, type MeetingPart, partOf, type Planned } from './meeting.ts'
import { dayWord } from './planning.ts'
import type { Rung } from './reminding.ts'
import { causeText, meetingLines, partName, whenText } from './words.ts'

// What a button carries is written out here: rules know no keyboards. view/buttons.ts reads the same names.

export type Happened =
  | { readonly what: 'planned' }
  | { readonly what: 'moved'; readonly from: Date }
  | { readonly what: 'cancelled' }
  /** One of several will not come. */
  | { readonly what: 'absent'; readonly cause: string | null }

/** What the others of a meeting read; `byId` is empty where nobody did it. */
export function happenedMessage(
  texts: Texts,
  meeting: Meeting,
  happened: Happened,
  { readerId, byId }: { readonly readerId: string; readonly byId: string | undefined },
): NoticeMessage {
  const lines = [heading(texts, meeting, happened, byId), ...meetingLines(texts, meeting, readerId)]
  const buttons = happened.what === 'cancelled' ? [] : actButtons(texts, meeting, readerId)
  return { text: lines.join('\n'), buttons: [...buttons, [cardButton(texts, meeting)]] }
}

export function reminderMessage(
  texts: Texts,
  meeting: Planned,
  { rung, reader, now }: { readonly rung: Rung; readonly reader: MeetingPart; readonly now: Date },
): NoticeMessage {
  const zone = reader.organisation.timeZone
  const when = whenText(texts, meeting)
  const word = dayWord(dayIn(meeting.startsAt, zone), now, zone)
  const time = texts.time(meeting.startsAt, zone)
  const lead =
    rung === 'day' || word === 'today'
      ? texts.t('meetings.told.day', { time })
      : texts.t(word === 'tomorrow' ? 'meetings.told.tomorrow' : 'meetings.told.eve', { when })
  return {
    text: [lead, ...meetingLines(texts, meeting, reader.personId)].join('\n'),
    buttons: [...actButtons(texts, meeting, reader.personId), [cardButton(texts, meeting)]],
  }
}

function heading(texts: Texts, meeting: Meeting, happened: Happened, byId: string | undefined): string {
  const by = byId === undefined ? undefined : partOf(meeting, byId)
  const who = by ? partName(texts, by) : ''
  switch (happened.what) {
    case 'planned':
      return texts.t('meetings.told.planned', { who })
    case 'moved': {
      const was = whenText(texts, { startsAt: happened.from, organisation: meeting.organisation })
      return texts.t('meetings.told.moved', { who, was })
    }
    case 'cancelled': {
      const cause = causeText(texts, meeting.status === 'cancelled' ? meeting.reason : null)
      return who === ''
        ? texts.t('meetings.told.cancelledItself', { cause })
        : texts.t('meetings.told.cancelled', { who, cause })
    }
    case 'absent':
      return texts.t('meetings.told.absent', { who, cause: causeText(texts, happened.cause) })
  }
}

/** «Перенести», «Отменить», one of several «Не смогу прийти»; «В календарь» while it is not there. */
function actButtons(texts: Texts, meeting: Meeting, readerId: string): NoticeButton[][] {
  const { id, sequence } = meeting
  return [
    isOneOfMany(meeting, readerId)
      ? [{ text: texts.plain('meetings.buttons.absent'), callback_data: `meeting-absent:${id}:${sequence}` }]
      : [
          { text: texts.plain('meetings.buttons.move'), callback_data: `meeting-move:${id}:${sequence}` },
          { text: texts.plain('meetings.buttons.cancel'), callback_data: `meeting-cancel:${id}:${sequence}` },
        ],
    ...(partOf(meeting, readerId)?.calendarAt
      ? []
      : [[{ text: texts.plain('meetings.buttons.calendar'), callback_data: `meeting-calendar:${id}` }]]),
  ]
}

function cardButton(texts: Texts, { id }: Meeting): NoticeButton {
  return { text: texts.plain('meetings.buttons.card'), callback_data: `meeting:${id}` }
}
