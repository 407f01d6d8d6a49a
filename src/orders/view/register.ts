import type { Texts } from '../../i18n/texts.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { fullName, shortName } from '../../people/name.ts'
import { type Page, pageButtons } from '../../telegram/paging.ts'
import type { Screen } from '../../telegram/screen.ts'
import type { OrderedTerms, OrderName, SignedOrder } from '../order.ts'
import { asOf, inNames, type PairFacts } from '../readiness.ts'
import type { Holder } from '../store/people.ts'
import {
  amendButton,
  cancelButton,
  correctButton,
  excelButton,
  orderCardButton,
  registerButton,
  wordButton,
} from './buttons.ts'
import { toOrders } from './hub.ts'
import { orderNameText, pairName, periodText, titleOf } from './words.ts'

/** What stands beside the orders of a register: pairs, people and orders by id. */
export type Named = {
  readonly pairs: ReadonlyMap<string, PairFacts>
  readonly people: ReadonlyMap<string, Holder>
  /** The orders that are amended or cancelled. */
  readonly bases: ReadonlyMap<string, OrderName>
}

const shownPairs = 10

/** Signed orders of the school, the newest first (п. 3.3.3, 6.2). */
export function registerScreen(texts: Texts, school: Organisation, page: Page<SignedOrder>): Screen {
  const organisation = school.id
  return {
    text: [
      texts.t(page.total === 0 ? 'orders.register.empty' : 'orders.register.heading', { school: school.shortName }),
      ...page.rows.map((order) =>
        texts.t('orders.register.row', {
          order: orderNameText(texts, nameOf(order)),
          title: titleOf(texts, order),
          count: order.pairs.length,
        }),
      ),
    ].join('\n'),
    rows: [
      ...page.rows.map((order) => [
        { text: orderNameText(texts, nameOf(order)), data: orderCardButton.data({ order: order.id }) },
      ]),
      ...pageButtons(page, (to) => registerButton.data({ organisation, page: String(to) })),
      [
        ...(page.total === 0
          ? []
          : [{ text: texts.plain('orders.buttons.excel'), data: excelButton.data({ organisation }) }]),
        toOrders(texts, organisation),
      ],
    ],
  }
}

export type SignedShown = {
  readonly order: SignedOrder
  readonly school: Organisation
  readonly named: Named
  /** What has amended or cancelled it since. */
  readonly changes: readonly SignedOrder[]
  readonly mayChange: boolean
  readonly mayCorrect: boolean
}

/** A signed order, with what became of its pairs. */
export function signedScreen(
  texts: Texts,
  { order, school, named, changes, mayChange, mayCorrect }: SignedShown,
): Screen {
  const enterer = order.enteredById === null ? undefined : named.people.get(order.enteredById)
  return {
    text: [
      texts.t('orders.signed.heading', { order: orderNameText(texts, nameOf(order)), title: titleOf(texts, order) }),
      ...aboutLines(texts, order, named),
      ...(order.reason === null ? [] : [texts.t('orders.draft.reason', { reason: order.reason })]),
      ...(enterer ? [texts.t('orders.signed.entered', { name: shortName(enterer) })] : []),
      ...changes.map((one) =>
        texts.t(one.kind === 'AMENDMENT' ? 'orders.signed.amended' : 'orders.signed.cancelled', {
          order: orderNameText(texts, nameOf(one)),
        }),
      ),
    ].join('\n'),
    rows: [
      [
        { text: texts.plain('orders.buttons.word.SIGNED'), data: wordButton.data({ order: order.id }) },
        ...(mayCorrect
          ? [{ text: texts.plain('orders.buttons.correct'), data: correctButton.data({ order: order.id }) }]
          : []),
      ],
      ...(mayChange
        ? [
            [
              { text: texts.plain('orders.buttons.amend'), data: amendButton.data({ order: order.id }) },
              { text: texts.plain('orders.buttons.cancel'), data: cancelButton.data({ order: order.id }) },
            ],
          ]
        : []),
      [
        {
          text: texts.plain('orders.buttons.toRegister'),
          data: registerButton.data({ organisation: school.id, page: '0' }),
        },
        toOrders(texts, school.id),
      ],
    ],
  }
}

function aboutLines(texts: Texts, order: SignedOrder, named: Named): string[] {
  const base = order.amendsId === null ? undefined : named.bases.get(order.amendsId)
  const subject = order.subjectId === null ? undefined : named.people.get(order.subjectId)
  const lines = pairsIn(order, named)
    .slice(0, shownPairs)
    .map(({ pair, terms }, index) =>
      texts.t('orders.signed.pair', {
        number: index + 1,
        pair: pairName(texts, pair),
        status: texts.plain(`orders.status.${pair.status}`),
        period: termsText(texts, order, terms),
      }),
    )
  const more = order.pairs.length - lines.length
  return [
    ...(base ? [texts.t('orders.draft.base', { order: orderNameText(texts, base) })] : []),
    ...(subject ? [texts.t('orders.signed.curator', { name: fullName(subject) })] : []),
    ...lines,
    ...(more > 0 ? [texts.t('orders.draft.more', { count: more })] : []),
  ]
}

/** With what the order says of each, by the mentor's name. */
export function pairsIn({ pairs, enteredAt }: SignedOrder, named: Named): { pair: PairFacts; terms: OrderedTerms }[] {
  const known = pairs.flatMap(({ pairId }) => named.pairs.get(pairId) ?? [])
  const found = inNames(enteredAt === null ? known : known.map((pair) => asOf(pair, enteredAt)))
  return found.flatMap((pair) => {
    const terms = pairs.find(({ pairId }) => pairId === pair.id)
    return terms ? [{ pair, terms }] : []
  })
}

/** Plain: from when to when, or the last day of what is cancelled. */
export function termsText(texts: Texts, { kind }: SignedOrder, terms: OrderedTerms): string {
  const { startsOn, endsOn } = terms
  if (endsOn === null) return ''
  if (kind === 'CANCELLATION' || startsOn === null) return texts.plain('orders.until', { day: texts.day(endsOn) })
  return periodText(texts, { startsOn, endsOn })
}

function nameOf({ number, signedOn }: SignedOrder): OrderName {
  return { number, on: signedOn }
}
