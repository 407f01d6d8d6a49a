import { dayIn } from '../calendar/day.ts'
import type { Texts } from '../i18n/texts.ts'
import type { NoticeButton, NoticeMessage } from '../notices/choice.ts'
import type { Rung } from './check-in.ts'
import { type Meeting, menteesOf, mentorOf, partOf } from './meeting.ts'
import { partName, whenText } from './words.ts'

// What a button carries is written out here: rules know no keyboards. view/check-in-buttons.ts reads the same names.

/** Plain: «среда, 7 октября 2026 г. в 14:30»; of a meeting that nobody had planned only the day is known. */
export function heldText(texts: Texts, meeting: Meeting): string {
  const { startsAt, organisation, isUnplanned } = meeting
  return isUnplanned ? texts.day(dayIn(startsAt, organisation.timeZone)) : whenText(texts, meeting)
}

/** Plain: the mentees for the mentor, the mentor for a mentee. */
export function withWhom(texts: Texts, meeting: Meeting, personId: string): string {
  const isMentor = partOf(meeting, personId)?.role === 'MENTOR'
  const others = isMentor ? menteesOf(meeting) : meeting.parts.filter(({ role }) => role === 'MENTOR')
  return texts.list(others.map((part) => partName(texts, part)))
}

/** «Как прошло?» for the mentor (C4): one press records the meeting as it was planned. */
export function mentorQuestion(texts: Texts, meeting: Meeting, rung: Exclude<Rung, 'mentees'>): NoticeMessage {
  const mentor = mentorOf(meeting)
  return {
    text: [
      texts.t(`meetings.checkIn.ask.${rung}`),
      texts.t('meetings.checkIn.what', {
        when: heldText(texts, meeting),
        people: withWhom(texts, meeting, mentor?.personId ?? ''),
      }),
      ...(meeting.topic === null ? [] : [texts.t('meetings.checkIn.topicWas', { topic: meeting.topic })]),
      ...(rung === 'asked' ? [texts.t('meetings.checkIn.onePress')] : []),
    ].join('\n'),
    buttons: wentButtons(texts, meeting.id),
  }
}

export function wentButtons(texts: Texts, id: string): NoticeButton[][] {
  const said = (result: 'DONE' | 'PARTLY' | 'FAILED') => ({
    text: texts.plain(`meetings.checkIn.result.${result}`),
    callback_data: `went:${id}:${result}`,
  })
  const no = { text: texts.plain('meetings.checkIn.notHeld'), callback_data: `not-held:${id}` }
  return [
    [said('DONE'), said('PARTLY')],
    [said('FAILED'), no],
  ]
}

/** «Встреча была?» for a mentee (C6). */
export function menteeQuestion(texts: Texts, meeting: Meeting, personId: string): NoticeMessage {
  return {
    text: [
      texts.t('meetings.reply.ask'),
      texts.t('meetings.checkIn.what', {
        when: heldText(texts, meeting),
        people: withWhom(texts, meeting, personId),
      }),
      texts.t('meetings.reply.whoReads'),
    ].join('\n'),
    buttons: metButtons(texts, meeting.id),
  }
}

export function metButtons(texts: Texts, id: string): NoticeButton[][] {
  const met = (answer: 'YES' | 'NO' | 'OTHERWISE') => ({
    text: texts.plain(`meetings.reply.answer.${answer}`),
    callback_data: `met:${id}:${answer}`,
  })
  return [[met('YES'), met('NO')], [met('OTHERWISE')]]
}

/** What a curator has settled, for everybody of the meeting. */
export function settledMessage(texts: Texts, meeting: Meeting, personId: string): NoticeMessage {
  const what = { when: heldText(texts, meeting), people: withWhom(texts, meeting, personId) }
  return {
    text: texts.t(meeting.status === 'held' ? 'meetings.differing.told.held' : 'meetings.differing.told.notHeld', what),
    buttons: [[{ text: texts.plain('meetings.checkIn.buttons.card'), callback_data: `meeting:${meeting.id}` }]],
  }
}
