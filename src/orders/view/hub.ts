import type { Texts } from '../../i18n/texts.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { type Page, pageButtons } from '../../telegram/paging.ts'
import type { Screen, ScreenButton } from '../../telegram/screen.ts'
import type { Draft } from '../order.ts'
import { lacksOf, type PairFacts } from '../readiness.ts'
import {
  beginButton,
  lackingButton,
  orderCardButton,
  registerButton,
  schoolOrdersButton,
  staffButton,
} from './buttons.ts'
import { lacksText, pairLabel, pairName } from './words.ts'

export type Hub = {
  readonly school: Organisation
  readonly drafts: readonly Draft[]
  readonly ready: number
  readonly lacking: number
  readonly signed: number
  readonly mayAppoint: boolean
  /** Of several schools the way back leads to their list. */
  readonly back: ScreenButton
}

/** The orders of a school: what is being drafted, what could be, what is signed (п. 3.3.3, 6.2). */
export function hubScreen(texts: Texts, hub: Hub): Screen {
  const { school, drafts, ready, lacking, signed } = hub
  return {
    text: [
      texts.t('orders.hub.heading', { school: school.shortName }),
      '',
      texts.t('orders.hub.ready', { count: ready }),
      ...(lacking > 0 ? [texts.t('orders.hub.lacking', { count: lacking })] : []),
      ...drafts.map((draft) => draftText(texts, draft)),
      texts.t('orders.hub.signed', { count: signed }),
    ].join('\n'),
    rows: [
      ...beginRows(texts, hub),
      ...drafts.map((draft) => [
        { text: texts.plain(`orders.buttons.draft.${draft.kind}`), data: orderCardButton.data({ order: draft.id }) },
      ]),
      ...(lacking > 0
        ? [
            [
              {
                text: texts.plain('orders.buttons.lacking', { count: lacking }),
                data: lackingButton.data({ organisation: school.id, page: '0' }),
              },
            ],
          ]
        : []),
      ...(hub.mayAppoint
        ? [
            [
              {
                text: texts.plain('orders.buttons.appoint'),
                data: staffButton.data({ organisation: school.id, page: '0' }),
              },
            ],
          ]
        : []),
      [
        {
          text: texts.plain('orders.buttons.register'),
          data: registerButton.data({ organisation: school.id, page: '0' }),
        },
        hub.back,
      ],
    ],
  }
}

function draftText(texts: Texts, { kind, pairs }: Draft): string {
  return kind === 'CURATOR'
    ? texts.t('orders.hub.draft.CURATOR')
    : texts.t(`orders.hub.draft.${kind}`, { count: pairs.length })
}

function beginRows(texts: Texts, { school, drafts, ready }: Hub): ScreenButton[][] {
  if (ready === 0 || drafts.some(({ kind }) => kind === 'PAIRS')) return []
  return [[{ text: texts.plain('orders.buttons.begin'), data: beginButton.data({ organisation: school.id }) }]]
}

export function chooseSchoolScreen(texts: Texts, schools: readonly Organisation[], back: ScreenButton): Screen {
  return {
    text: texts.t('orders.hub.whichSchool'),
    rows: [
      ...schools.map(({ id, shortName }) => [{ text: shortName, data: schoolOrdersButton.data({ organisation: id }) }]),
      [back],
    ],
  }
}

/** Agreed pairs that no order may name yet: what each lacks, and the card of the pair, where it is done (п. 3.2, 3.3.5). */
export function lackingScreen(
  texts: Texts,
  school: Organisation,
  page: Page<PairFacts>,
  pairCard: (pairId: string) => string,
): Screen {
  return {
    text: [
      texts.t(page.total === 0 ? 'orders.lacking.none' : 'orders.lacking.heading'),
      ...page.rows.map((pair, index) =>
        texts.t('orders.lacking.row', {
          number: page.from + index + 1,
          pair: pairName(texts, pair),
          lacks: lacksText(texts, lacksOf(pair)),
        }),
      ),
    ].join('\n\n'),
    rows: [
      ...page.rows.map((pair, index) => [
        { text: pairLabel(texts, pair, page.from + index + 1), data: pairCard(pair.id) },
      ]),
      ...pageButtons(page, (to) => lackingButton.data({ organisation: school.id, page: String(to) })),
      [toOrders(texts, school.id)],
    ],
  }
}

export function toOrders(texts: Texts, organisationId: string): ScreenButton {
  return {
    text: texts.plain('orders.buttons.toOrders'),
    data: schoolOrdersButton.data({ organisation: organisationId }),
  }
}
