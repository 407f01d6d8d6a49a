import type { Texts } from '../../i18n/texts.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { type Page, pageButtons } from '../../telegram/paging.ts'
import type { Screen, ScreenButton } from '../../telegram/screen.ts'
import type { BoardRow } from '../board.ts'
import type { Standing } from '../standing.ts'
import {
  boardButton,
  mapButton,
  nudgeAllButton,
  nudgeAllDoButton,
  nudgeButton,
  pictureButton,
  templateButton,
} from './buttons.ts'
import { toMenu } from './common.ts'
import { totalLine } from './map.ts'

export type ShownBoard = {
  readonly district: Organisation
  readonly own: readonly Standing[]
  readonly page: Page<BoardRow>
  /** Schools with something late, of all pages. */
  readonly lagging: number
}

/** The schools of the district, late ones first; a school opens its road map. */
export function boardScreen(texts: Texts, { district, own, page, lagging }: ShownBoard): Screen {
  return {
    text: [
      texts.t('roadmap.board.heading', { district: district.shortName }),
      texts.t('roadmap.board.own', { line: totalLine(texts, own) }),
      texts.t('roadmap.board.lagging', { count: lagging, total: page.total }),
      '',
      ...page.rows.map((row) => boardLine(texts, row)),
    ].join('\n'),
    rows: [
      [{ text: texts.plain('roadmap.buttons.ownMap'), data: mapButton.data({ organisation: district.id }) }],
      ...page.rows.map(({ organisation }) => [
        { text: organisation.shortName, data: mapButton.data({ organisation: organisation.id }) },
      ]),
      ...pageButtons(page, (to) => boardButton.data({ page: String(to) })),
      [{ text: texts.plain('roadmap.buttons.picture'), data: pictureButton.data({ district: district.id }) }],
      ...(lagging > 0
        ? [[{ text: texts.plain('roadmap.buttons.nudgeAll'), data: nudgeAllButton.data({ district: district.id }) }]]
        : []),
      [{ text: texts.plain('roadmap.buttons.template'), data: templateButton.data({ district: district.id }) }],
      [toMenu(texts)],
    ],
  }
}

/** HTML: «Школа № 3: просрочено 2, готово 9 из 21». */
function boardLine(texts: Texts, { organisation, done, all, late }: BoardRow): string {
  const school = organisation.shortName
  return late > 0
    ? texts.t('roadmap.board.late', { school, late, done, all })
    : texts.t('roadmap.board.line', { school, done, all })
}

/** Under the road map of a school that is late. */
export function nudgeRow(texts: Texts, organisation: string): ScreenButton[] {
  return [{ text: texts.plain('roadmap.buttons.nudge'), data: nudgeButton.data({ organisation }) }]
}

/**
 * How many schools would be written to; those told today already are left out, and those where there is nobody to tell are
 * named: `inviteHead` makes a link for the head.
 */
export function nudgeAllScreen(
  texts: Texts,
  district: string,
  { ready, told, unreached }: Lagging,
  inviteHead: (school: string) => string,
): Screen {
  const count = ready.length
  const named = unreached.slice(0, mostNamed)
  const lines = [
    texts.t('roadmap.nudge.sure', { count }),
    ...(told > 0 ? [texts.t('roadmap.nudge.toldToday', { count: told })] : []),
    ...named.map(({ shortName }) => texts.t('roadmap.nudge.nobodyIn', { school: shortName })),
    ...(unreached.length > named.length
      ? [texts.t('roadmap.told.more', { count: unreached.length - named.length })]
      : []),
  ]
  return {
    text: lines.join('\n'),
    rows: [
      ...(count > 0
        ? [[{ text: texts.plain('roadmap.buttons.nudgeAllDo'), data: nudgeAllDoButton.data({ district }) }]]
        : []),
      ...named.map(({ id, shortName }) => [
        { text: texts.plain('roadmap.buttons.invite', { school: shortName }), data: inviteHead(id) },
      ]),
      [{ text: texts.plain('roadmap.buttons.board'), data: boardButton.data({ page: '0' }) }],
    ],
  }
}

type Lagging = {
  readonly ready: readonly Organisation[]
  /** How many were told today. */
  readonly told: number
  readonly unreached: readonly Organisation[]
}

const mostNamed = 8
