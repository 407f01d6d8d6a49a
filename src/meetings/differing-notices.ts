import type { Texts } from '../i18n/texts.ts'
import type { NoticeButton, NoticeMessage } from '../notices/choice.ts'
import { causes } from './check-in.ts'
import { heldText } from './check-in-notices.ts'
import { isOverruled, type Said } from './differing.ts'
import { type Held, type Meeting, menteesOf, mentorOf, type NotHeld } from './meeting.ts'
import { partName } from './words.ts'

/** For the curator: both words side by side, and what may be done in place. */
export function differingMessage(texts: Texts, meeting: Meeting): NoticeMessage {
  const text = `${differingText(texts, meeting)}\n${texts.t('meetings.differing.soft')}`
  return { text, buttons: settleButtons(texts, meeting.id) }
}

/** HTML: who says what; `said` is what the mentor had said before it was settled. */
export function differingText(texts: Texts, meeting: Meeting, said?: Said): string {
  return [
    texts.t('meetings.differing.heading', { when: heldText(texts, meeting) }),
    ...mentorLines(texts, meeting, said),
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
    ...decidedLines(texts, meeting),
  ].join('\n')
}

/** HTML, on a card: the mentor's own word where it was another, and what a curator has decided. */
export function settledLines(texts: Texts, meeting: Meeting, said: Said | undefined): string[] {
  const own = isOverruled(meeting, said) ? mentorLines(texts, meeting, said) : []
  return [...own, ...decidedLines(texts, meeting)]
}

function decidedLines(texts: Texts, meeting: Meeting): string[] {
  if (!('settledAt' in meeting) || !meeting.settledAt) return []
  const answer = texts.plain(`meetings.differing.answer.${meeting.status === 'held' ? 'YES' : 'NO'}`)
  return [texts.t('meetings.differing.decided', { answer })]
}

/** HTML: the mentor's own word. Of what was settled before that was kept nobody knows it any more: then nothing is said for them. */
function mentorLines(texts: Texts, meeting: Meeting, said: Said | undefined): string[] {
  const mentor = mentorOf(meeting)
  const isSettled = 'settledAt' in meeting && meeting.settledAt !== null
  const words = isSettled ? formerWord(texts, meeting, said) : mentorsWord(texts, meeting)
  if (!mentor || words === undefined) return []
  return [texts.t('meetings.differing.says', { name: partName(texts, mentor), words })]
}

function formerWord(texts: Texts, meeting: Held | NotHeld, said: Said | undefined): string | undefined {
  if (said === undefined) return undefined
  if (said === 'NOT_HELD') {
    const reason = meeting.status === 'held' ? meeting.former : meeting.reason
    return quoted(texts, texts.plain('meetings.differing.answer.NO'), reasonText(texts, reason))
  }
  const summary = meeting.status === 'held' ? meeting.summary : meeting.former
  return quoted(texts, texts.plain(`meetings.differing.result.${said}`), summary)
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
