import type { Texts } from '../../i18n/texts.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { shortened } from '../../questionnaires/lines.ts'
import { type Page, pageButtons } from '../../telegram/paging.ts'
import { inRows, type Screen, type ScreenButton } from '../../telegram/screen.ts'
import type { Pair } from '../pair.ts'
import { nameIn, pairName, type Reader } from '../words.ts'
import { districtButton, hubButton, listButton, pairButton, seekingButton } from './buttons.ts'

export type Counts = {
  readonly searching: number
  readonly proposed: number
  readonly agreed: number
  readonly ready: number
  readonly active: number
  readonly over: number
}

export const lists = ['proposed', 'agreed', 'active', 'over'] as const
export type ListName = (typeof lists)[number]

/** «Пары» for curators and heads: how many there are of each, by school; what others hand in stands below. */
export function hubScreen(
  texts: Texts,
  schools: readonly { readonly school: Organisation; readonly counts: Counts }[],
  more: readonly ScreenButton[],
): Screen {
  const sum = (of: keyof Counts) => schools.reduce((all, { counts }) => all + counts[of], 0)
  const names = ['proposed', 'agreed', 'active', 'over'] as const
  const buttons = [
    {
      text: texts.plain('pairs.hub.lists.searching', { count: sum('searching') }),
      data: seekingButton.data({ page: '0' }),
    },
    ...names.map((what) => ({
      text: texts.plain(`pairs.hub.lists.${what}`, { count: sum(what) }),
      data: listButton.data({ what, page: '0' }),
    })),
  ]
  return {
    text: [
      texts.t('pairs.hub.heading'),
      ...schools.map(({ school, counts }) => texts.t('pairs.hub.line', { school: school.shortName, ...counts })),
    ].join('\n'),
    rows: [...inRows(buttons, 20), ...inRows(more, 20), [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }]],
  }
}

/** For a coordinator: numbers by school, no name. */
export function districtScreen(
  texts: Texts,
  page: Page<{ readonly school: Organisation; readonly counts: Counts }>,
  more: readonly ScreenButton[],
): Screen {
  return {
    text: [
      texts.t('pairs.hub.district'),
      ...page.rows.map(({ school, counts }) =>
        texts.t('pairs.hub.districtLine', { school: school.shortName, ...counts }),
      ),
    ].join('\n'),
    rows: [
      ...pageButtons(page, (to) => districtButton.data({ page: String(to) })),
      ...inRows(more, 20),
      [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }],
    ],
  }
}

/** One list of the hub. */
export function listScreen(texts: Texts, what: ListName, page: Page<Pair>, reader: Reader): Screen {
  return {
    text: [
      texts.t(`pairs.list.${what}`),
      ...(page.rows.length === 0 ? [texts.t('pairs.list.empty')] : []),
      ...page.rows.map((pair, index) =>
        texts.t('pairs.line', {
          number: page.from + index + 1,
          mentor: nameIn(texts, pair, pair.mentor, reader),
          mentees: menteesText(texts, pair, reader),
          status: texts.plain(`pairs.status.${pair.status}`),
        }),
      ),
    ].join('\n'),
    rows: [
      ...page.rows.map((pair, index) => [
        {
          text: shortened(`${page.from + index + 1}. ${pairName(texts, pair, reader)}`, 60),
          data: pairButton.data({ pair: pair.id }),
        },
      ]),
      ...pageButtons(page, (to) => listButton.data({ what, page: String(to) })),
      [
        { text: texts.plain('pairs.buttons.hub'), data: hubButton.data({}) },
        { text: texts.plain('telegram.buttons.menu'), data: 'menu' },
      ],
    ],
  }
}

function menteesText(texts: Texts, pair: Pair, reader: Reader): string {
  return shortened(pair.mentees.map((one) => nameIn(texts, pair, one, reader)).join(', '), 100)
}
