import type { Texts } from '../i18n/texts.ts'
import type { NoticeButton, NoticeMessage } from '../notices/choice.ts'
import { causes } from './check-in.ts'
import { heldText } from './check-in-notices.ts'
import { type Meeting, menteesOf, mentorOf } from './meeting.ts'
import { partName } from './words.ts'

/** For the curator: both words side by side, and what may be done in place. */
export function differingMessage(texts: Texts, meeting: Meeting): NoticeMessage {
  const text = `${differingText(texts, meeting)}\n${texts.t('meetings.differing.soft')}`
  return { text, buttons: settleButtons(texts, meeting.id) }
}

/** HTML: who says what. */
export function differingText(texts: Texts, meeting: Meeting): string {
  const mentor = mentorOf(meeting)
  return [
    texts.t('meetings.differing.heading', { when: heldText(texts, meeting) }),
    ...(mentor
      ? [texts.t('meetings.differing.says', { name: partName(texts, mentor), words: mentorsWord(texts, meeting) })]
      : []),
    ...menteesOf(meeting).flatMap((mentee) =>
      mentee.reply
        ? [
            texts.t('meetings.differing.says', {
              name: partName(texts, mentee),
              words: quoted(texts, texts.plain(`meetings.differing.answer.${mentee.reply.answer}`), mentee.reply.words),
            }),
          ]
        : [],
    ),
  ].join('\n')
}

/** Plain: what the mentor says of it. */
function mentorsWord(texts: Texts, meeting: Meeting): string {
  switch (meeting.status) {
    case 'held':
      return quoted(texts, texts.plain(`meetings.differing.result.${meeting.result}`), meeting.summary)
    case 'not-held':
      return quoted(texts, texts.plain('meetings.differing.answer.NO'), reasonText(texts, meeting.reason))
    case 'planned':
    case 'cancelled':
      return texts.plain('meetings.differing.nothing')
  }
}

function quoted(texts: Texts, word: string, words: string | null): string {
  return words === null ? word : texts.plain('meetings.differing.quoted', { word, words })
}

function settleButtons(texts: Texts, id: string): NoticeButton[][] {
  const settle = (how: 'held' | 'notHeld' | 'later') => ({
    text: texts.plain(`meetings.differing.buttons.${how}`),
    callback_data: `settle:${id}:${how}`,
  })
  return [[settle('held')], [settle('notHeld')], [settle('later')]]
}

/** Plain: why it did not take place: by a button, or in own words. */
export function reasonText(texts: Texts, reason: string | null): string | null {
  const known = causes.find((one) => one === reason)
  return known ? texts.plain(`meetings.checkIn.causes.${known}`) : reason
}
