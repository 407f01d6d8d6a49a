import type { Texts } from '../../i18n/texts.ts'
import type { HubRow } from '../../pairs/around.ts'
import type { Pair } from '../../pairs/pair.ts'
import { pairName } from '../../pairs/words.ts'
import { whereMay } from '../../people/policy.ts'
import { button } from '../../telegram/button.ts'
import type { Screen, ScreenButton } from '../../telegram/screen.ts'
import { meetingsButton } from './buttons.ts'

/** The journal of a pair as a file: docx or xlsx. */
export const journalButton = button('journal', 'pair', 'as')
/** Of a whole school: which year, then the file. */
export const journalsButton = button('journals')
export const yearButton = button('journals-of', 'year')

/** Under the meetings of a pair. */
export function journalRows(texts: Texts, pair: string): ScreenButton[][] {
  const as = ['docx', 'xlsx'] as const
  return [
    as.map((one) => ({ text: texts.plain(`meetings.journal.as.${one}`), data: journalButton.data({ pair, as: one }) })),
  ]
}

/** «Журнал встреч» in the hub of pairs, for curators and heads. */
export const journalHubRow: HubRow = {
  label: 'meetings.journal.hub',
  data: journalsButton.data({}),
  isFor: (member) => whereMay(member, 'meeting.read').some(({ kind }) => kind === 'SCHOOL'),
}

/** Which school year: this one, and the one before. */
export function yearsScreen(texts: Texts, schools: readonly string[], years: readonly number[], hub: string): Screen {
  return {
    text: texts.t('meetings.journal.which', { schools: schools.join(', ') }),
    rows: [
      years.map((year) => ({ text: yearText(year), data: yearButton.data({ year: String(year) }) })),
      [
        { text: texts.plain('pairs.buttons.hub'), data: hub },
        { text: texts.plain('telegram.buttons.menu'), data: 'menu' },
      ],
    ],
  }
}

/** «2026/27» */
export function yearText(year: number): string {
  return `${year}/${String((year + 1) % 100).padStart(2, '0')}`
}

/** Said instead of an empty file. */
export function emptyScreen(texts: Texts, pair: Pair): Screen {
  return {
    text: texts.t('meetings.journal.empty', { pair: pairName(texts, pair) }),
    rows: [
      [
        { text: texts.plain('meetings.buttons.list'), data: meetingsButton.data({ pair: pair.id, page: '0' }) },
        { text: texts.plain('telegram.buttons.menu'), data: 'menu' },
      ],
    ],
  }
}
