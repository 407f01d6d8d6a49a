import type { Texts } from '../../i18n/texts.ts'
import type { Pair } from '../../pairs/pair.ts'
import { pairName, type Reader } from '../../pairs/words.ts'
import { shortened } from '../../questionnaires/lines.ts'
import { type Page, pageButtons } from '../../telegram/paging.ts'
import { inRows, type Screen, type ScreenButton } from '../../telegram/screen.ts'
import { hasBegun, isAhead, type Meeting } from '../meeting.ts'
import { peopleText, shortWhen, topicText } from '../words.ts'
import { meetingButton, meetingsButton, ownMeetingsButton, planAnyButton, planButton } from './buttons.ts'
import { journalRows } from './journal.ts'

/** What is ahead stands first, the nearest on top; then what was, the newest on top. */
export function inListOrder(meetings: readonly Meeting[], now: Date): Meeting[] {
  const ahead = meetings.filter((one) => standsAhead(one, now))
  return [...ahead, ...meetings.filter((one) => !standsAhead(one, now)).toReversed()]
}

/** Also one that was cancelled, until its time has come: it never was. */
function standsAhead(meeting: Meeting, now: Date): boolean {
  return meeting.status === 'cancelled' ? !hasBegun(meeting, now) : isAhead(meeting, now)
}

export type ListShown = { readonly page: Page<Meeting>; readonly now: Date }

/** The meetings of a pair, for its people and its curators. */
export function pairListScreen(
  texts: Texts,
  pair: Pair,
  { page, now }: ListShown,
  reader: Reader & { readonly mayPlan: boolean },
): Screen {
  const entry = (meeting: Meeting, number: number) =>
    texts.t('meetings.list.entry', {
      ...entryOf(texts, meeting, number, now),
      way: texts.plain(`meetings.way.${meeting.way}`),
    })
  const plan = { text: texts.plain('meetings.buttons.plan'), data: planButton.data({ pair: pair.id }) }
  return {
    text: [
      texts.t('meetings.list.heading', { pair: pairName(texts, pair, reader) }),
      ...(page.total === 0 ? [texts.t(reader.mayPlan ? 'meetings.list.empty' : 'meetings.list.emptyKeeper')] : []),
      ...entries(texts, { page, now }, entry),
    ].join('\n'),
    rows: [
      ...(reader.mayPlan ? [[plan]] : []),
      ...listRows(texts, page, (to) => meetingsButton.data({ pair: pair.id, page: String(to) })),
      ...journalRows(texts, pair.id),
      [
        { text: texts.plain('meetings.buttons.toPair'), data: `pair:${pair.id}` },
        { text: texts.plain('telegram.buttons.menu'), data: 'menu' },
      ],
    ],
  }
}

/** Everything of one person, whatever the pair. */
export function ownListScreen(
  texts: Texts,
  { page, now }: ListShown,
  reader: { readonly personId: string; readonly mayPlan: boolean },
  below: readonly (readonly ScreenButton[])[] = [],
): Screen {
  const entry = (meeting: Meeting, number: number) =>
    texts.t('meetings.list.entryOwn', {
      ...entryOf(texts, meeting, number, now),
      people: peopleText(texts, meeting, reader.personId),
    })
  const plan = { text: texts.plain('meetings.buttons.plan'), data: planAnyButton.data({}) }
  return {
    text: [
      texts.t('meetings.list.own'),
      ...(page.total === 0 ? [texts.t(reader.mayPlan ? 'meetings.list.empty' : 'meetings.choosing.none')] : []),
      ...entries(texts, { page, now }, entry),
    ].join('\n'),
    rows: [
      ...(reader.mayPlan ? [[plan]] : []),
      ...below,
      ...listRows(texts, page, (to) => ownMeetingsButton.data({ page: String(to) })),
      [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }],
    ],
  }
}

/** Plain: in a word how it stands; what is over and not reported waits. */
export function statusText(texts: Texts, meeting: Meeting, now: Date): string {
  const isWaiting = meeting.status === 'planned' && !isAhead(meeting, now)
  return texts.plain(`meetings.status.${isWaiting ? 'waiting' : meeting.status}`)
}

function entries(
  texts: Texts,
  { page, now }: ListShown,
  entry: (meeting: Meeting, number: number) => string,
): string[] {
  const lines: string[] = []
  for (const [index, meeting] of page.rows.entries()) {
    const before = page.rows[index - 1]
    const part = standsAhead(meeting, now) ? 'ahead' : 'past'
    if (!before || standsAhead(before, now) !== standsAhead(meeting, now))
      lines.push('', texts.t(`meetings.list.${part}`))
    lines.push(entry(meeting, page.from + index + 1))
  }
  return lines
}

function entryOf(texts: Texts, meeting: Meeting, number: number, now: Date) {
  return {
    number,
    when: shortWhen(texts, meeting),
    status: statusText(texts, meeting, now),
    topic: shortened(topicText(texts, meeting), 60),
  }
}

function listRows(texts: Texts, page: Page<Meeting>, to: (number: number) => string): ScreenButton[][] {
  const cards = page.rows.map((one) => ({ text: shortWhen(texts, one), data: meetingButton.data({ id: one.id }) }))
  return [...inRows(cards, 18), ...pageButtons(page, to)]
}
