import type { Texts } from '../../i18n/texts.ts'
import { fullName } from '../../people/name.ts'
import type { Sheet } from '../../sheets/workbook.ts'
import type { SignedOrder } from '../order.ts'
import type { PairFacts } from '../readiness.ts'
import { type Named, pairsIn, termsText } from './register.ts'
import { consentText, kindsText, orderNameText, pairName, titleOf } from './words.ts'

/** The register as a workbook: a row for each order. */
export function registerSheet(texts: Texts, orders: readonly SignedOrder[], named: Named): Sheet {
  const columns = (['number', 'day', 'kind', 'about', 'pairs', 'period', 'basis', 'enteredBy'] as const).map(
    (name) => ({
      title: texts.plain(`orders.sheet.${name}`),
      width: widths[name],
    }),
  )
  return { name: texts.plain('orders.sheet.name'), columns, rows: orders.map((order) => rowOf(texts, order, named)) }
}

const widths = { number: 12, day: 12, kind: 16, about: 40, pairs: 50, period: 36, basis: 50, enteredBy: 30 } as const

function rowOf(texts: Texts, order: SignedOrder, named: Named): Sheet['rows'][number] {
  const pairs = pairsIn(order, named)
  const base = order.amendsId === null ? undefined : named.bases.get(order.amendsId)
  const subject = order.subjectId === null ? undefined : named.people.get(order.subjectId)
  const enterer = order.enteredById === null ? undefined : named.people.get(order.enteredById)
  const about = [
    titleOf(texts, order),
    ...(base ? [texts.plain('orders.sheet.base', { order: orderNameText(texts, base) })] : []),
    ...(order.reason === null ? [] : [order.reason]),
  ]
  return [
    order.number,
    { day: order.signedOn },
    texts.plain(`orders.kinds.names.${order.kind}`),
    about.join('. '),
    subject
      ? fullName(subject)
      : pairs.map(({ pair, terms }) => `${pairName(texts, pair)} (${kindsText(texts, terms.kinds)})`).join('\n'),
    [...new Set(pairs.map(({ terms }) => termsText(texts, order, terms)))].join('\n'),
    order.kind === 'PAIRS' ? pairs.flatMap(({ pair }) => basisLines(texts, pair)).join('\n') : basisOf(texts, order),
    enterer ? fullName(enterer) : '',
  ]
}

function basisLines(texts: Texts, pair: PairFacts): string[] {
  return pair.people.map((person) => consentText(texts, person))
}

function basisOf(texts: Texts, order: SignedOrder): string {
  if (order.kind === 'CANCELLATION' && order.initiative !== null)
    return texts.plain('orders.sheet.initiative', { who: texts.plain(`orders.who.${order.initiative}`) })
  return texts.plain(
    `orders.sheet.clauses.${order.kind === 'CURATOR' ? 'CURATOR' : order.kind === 'AMENDMENT' ? 'AMENDMENT' : 'CANCELLATION'}`,
  )
}
