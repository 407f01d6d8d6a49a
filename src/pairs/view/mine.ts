import { dayIn } from '../../calendar/day.ts'
import { daysWaiting } from '../../banks/listing.ts'
import type { Texts } from '../../i18n/texts.ts'
import { shortName } from '../../people/name.ts'
import { shortened } from '../../questionnaires/lines.ts'
import { type Page, pageButtons } from '../../telegram/paging.ts'
import type { Screen, ScreenButton } from '../../telegram/screen.ts'
import { type Known, nextLine, statusText } from '../next.ts'
import type { Pair } from '../pair.ts'
import type { Waiting } from '../search.ts'
import { everyone, pairName } from '../words.ts'
import { stepText, supportText } from '../words-of-search.ts'
import { mineButton, pairButton, pastButton } from './buttons.ts'

/** What the person is apart from their pairs: in the bank of mentors of a school, or waiting for one. */
export type Standing = {
  readonly mentorIn: readonly string[]
  readonly waiting: Waiting | undefined
}

type Mine = {
  readonly pairs: readonly Pair[]
  /** How many there were. */
  readonly past: number
  readonly standing: Standing
  readonly personId: string
  /** By pair. */
  readonly known: ReadonlyMap<string, Known>
}

/** «Моя пара» where there are several, or none: every state with what comes next and who acts. */
export function mineScreen(texts: Texts, { pairs, past, standing, personId, known }: Mine, now: Date): Screen {
  return {
    text: [
      texts.t(pairs.length === 0 ? 'pairs.mine.none' : 'pairs.mine.heading'),
      ...pairs.map((pair, index) =>
        texts.t('pairs.mine.entry', {
          number: index + 1,
          pair: pairName(texts, pair),
          status: statusText(texts, pair, known.get(pair.id)?.today),
          next: nextLine(texts, pair, personId, everyone, known.get(pair.id)),
        }),
      ),
      ...standingLines(texts, standing, pairs.length > 0, now),
    ].join('\n'),
    rows: [
      ...pairs.map((pair, index) => [
        { text: shortened(`${index + 1}. ${pairName(texts, pair)}`, 60), data: pairButton.data({ pair: pair.id }) },
      ]),
      ...pastRow(texts, past),
      [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }],
    ],
  }
}

export function pastScreen(texts: Texts, page: Page<Pair>): Screen {
  return {
    text: [
      texts.t('pairs.list.over'),
      ...(page.rows.length === 0 ? [texts.t('pairs.list.empty')] : []),
      ...page.rows.map((pair, index) =>
        texts.t('pairs.mine.entry', {
          number: page.from + index + 1,
          pair: pairName(texts, pair),
          status: texts.plain(`pairs.status.${pair.status}`),
          next: '',
        }),
      ),
    ].join('\n'),
    rows: [
      ...page.rows.map((pair, index) => [
        {
          text: shortened(`${page.from + index + 1}. ${pairName(texts, pair)}`, 60),
          data: pairButton.data({ pair: pair.id }),
        },
      ]),
      ...pageButtons(page, (to) => pastButton.data({ page: String(to) })),
      [
        { text: texts.plain('pairs.buttons.mine'), data: mineButton.data({}) },
        { text: texts.plain('telegram.buttons.menu'), data: 'menu' },
      ],
    ],
  }
}

function standingLines(texts: Texts, { mentorIn, waiting }: Standing, hasPair: boolean, now: Date): string[] {
  if (hasPair && !waiting) return []
  const mentor = hasPair ? [] : mentorIn.map((school) => texts.t('pairs.mine.asMentor', { school }))
  if (!waiting) return mentor.length > 0 ? mentor : [texts.t('pairs.mine.outside')]
  const { organisation, listedAt, step, openPairId } = waiting
  if (openPairId !== undefined) return mentor
  const days = daysWaiting(listedAt, now, organisation.timeZone)
  return [
    ...mentor,
    texts.t('pairs.mine.asMentee', { school: organisation.shortName, days }),
    ...(step
      ? [texts.t('pairs.mine.step', { step: stepText(texts, step.step), owner: shortName(step.owner.name) })]
      : []),
    ...(step && step.dueOn !== null && step.dueOn >= dayIn(now, organisation.timeZone)
      ? [texts.t('pairs.mine.due', { day: texts.day(step.dueOn) })]
      : []),
    ...(step?.support && step.support !== 'none'
      ? [texts.t('pairs.mine.support', { support: supportText(texts, step.support) })]
      : []),
  ]
}

function pastRow(texts: Texts, past: number): ScreenButton[][] {
  return past > 0 ? [[{ text: texts.plain('pairs.mine.past'), data: pastButton.data({ page: '0' }) }]] : []
}
