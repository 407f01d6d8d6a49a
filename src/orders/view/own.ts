import type { Texts } from '../../i18n/texts.ts'
import type { Screen } from '../../telegram/screen.ts'
import type { SignedOrder } from '../order.ts'
import type { PairFacts } from '../readiness.ts'
import { kindsText, orderNameText, pairName, periodText, titleOf } from './words.ts'

/** What the orders say of one's own pair, the first to the last; of others they say nothing here. */
export function ownOrderScreen(
  texts: Texts,
  pair: PairFacts,
  orders: readonly SignedOrder[],
  pairCard: (pairId: string) => string,
): Screen {
  return {
    text: [
      texts.t('orders.own.heading', { pair: pairName(texts, pair) }),
      ...orders.map((order) => orderText(texts, order, pair.id)),
    ].join('\n\n'),
    rows: [[{ text: texts.plain('telegram.buttons.back'), data: pairCard(pair.id) }]],
  }
}

function orderText(texts: Texts, order: SignedOrder, pairId: string): string {
  const { startsOn = null, endsOn = null, kinds = [] } = order.pairs.find((one) => one.pairId === pairId) ?? {}
  const words = {
    order: orderNameText(texts, { number: order.number, on: order.signedOn }),
    title: titleOf(texts, order),
  }
  if (order.kind === 'CANCELLATION')
    return texts.t('orders.own.ends', { ...words, day: endsOn === null ? '' : texts.day(endsOn) })
  const period = startsOn !== null && endsOn !== null ? periodText(texts, { startsOn, endsOn }) : ''
  return texts.t('orders.own.says', { ...words, period, kinds: kindsText(texts, kinds) })
}
