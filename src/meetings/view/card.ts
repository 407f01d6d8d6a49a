import type { Texts } from '../../i18n/texts.ts'
import type { Screen, ScreenButton } from '../../telegram/screen.ts'
import { isAhead, type Meeting, partOf } from '../meeting.ts'
import { causeText, meetingLines } from '../words.ts'
import { absentButton, calendarButton, cancelButton, meetingsButton, moveButton, planButton } from './buttons.ts'
import { statusText } from './list.ts'

export type CardReader = {
  readonly personId: string
  /** One of it, and the pair is at work. */
  readonly isComing: boolean
  readonly mayChange: boolean
  /** One of several mentees, who has not said yet that they will not come. */
  readonly mayStayAway: boolean
  readonly now: Date
  /** HTML, above it: what the press did. */
  readonly lead?: readonly string[]
  /** What was said of it, and what is to be said. */
  readonly lines?: readonly string[]
  readonly rows?: readonly (readonly ScreenButton[])[]
}

export function meetingScreen(texts: Texts, meeting: Meeting, reader: CardReader): Screen {
  const { personId, now, lead = [], lines = [], rows = [] } = reader
  const isKept = partOf(meeting, personId)?.calendarAt !== null && partOf(meeting, personId) !== undefined
  return {
    text: [
      ...(lead.length > 0 ? lead : [texts.t('meetings.card.heading', { status: statusText(texts, meeting, now) })]),
      ...meetingLines(texts, meeting, personId),
      ...(meeting.status === 'cancelled'
        ? [texts.t('meetings.line.cause', { cause: causeText(texts, meeting.reason) })]
        : []),
      ...lines,
      ...(isKept && isAhead(meeting, now) ? ['', texts.t('meetings.line.inCalendar')] : []),
    ].join('\n'),
    rows: [...changeRows(texts, meeting, reader), ...rows, backRow(texts, meeting)],
  }
}

function changeRows(texts: Texts, meeting: Meeting, reader: CardReader): ScreenButton[][] {
  const { id, pairId } = meeting
  const { isComing, mayChange, mayStayAway, now } = reader
  if (!isComing) return []
  if (meeting.status === 'cancelled')
    return [[{ text: texts.plain('meetings.buttons.plan'), data: planButton.data({ pair: pairId }) }]]
  if (!isAhead(meeting, now)) return []
  const seen = { id, sequence: String(meeting.sequence) }
  return [
    ...(mayChange
      ? [
          [
            { text: texts.plain('meetings.buttons.move'), data: moveButton.data(seen) },
            { text: texts.plain('meetings.buttons.cancel'), data: cancelButton.data(seen) },
          ],
        ]
      : []),
    ...(mayStayAway ? [[{ text: texts.plain('meetings.buttons.absent'), data: absentButton.data(seen) }]] : []),
    [{ text: texts.plain('meetings.buttons.calendar'), data: calendarButton.data({ id }) }],
  ]
}

function backRow(texts: Texts, { pairId }: Meeting): ScreenButton[] {
  return [
    { text: texts.plain('meetings.buttons.list'), data: meetingsButton.data({ pair: pairId, page: '0' }) },
    { text: texts.plain('telegram.buttons.menu'), data: 'menu' },
  ]
}
