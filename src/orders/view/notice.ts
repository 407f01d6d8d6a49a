import { type Texts, textsIn } from '../../i18n/texts.ts'
import { fullName, shortName } from '../../people/name.ts'
import type { OrderNotices, Signing } from '../actions/telling.ts'
import type { SignedOrder } from '../order.ts'
import { menteesOf, mentorOf, type PairFacts, type PersonOfPair } from '../readiness.ts'
import { orderCardButton } from './buttons.ts'
import { kindsText, orderNameText, periodText, titleOf } from './words.ts'

/** Where the buttons lead: «Моя пара», and «Пары» for those who may not read the order itself. */
type Ways = { readonly ownPair: string; readonly pairsHub: string }

/** The words of what orders tell. */
export function orderNotices({ ownPair, pairsHub }: Ways): OrderNotices {
  return {
    member: (language, signing, pair, person) => {
      const texts = textsIn(language)
      return {
        text: memberText(texts, signing, pair, person),
        buttons: [[{ text: texts.plain('orders.buttons.ownPair'), callback_data: ownPair }]],
      }
    },
    office: (language, { order, school, pairs }, organisationId) => {
      const texts = textsIn(language)
      const words = { order: nameText(texts, order), title: titleOf(texts, order), school: school.shortName }
      const isOwn = organisationId === school.id
      const isOf = ({ people }: PairFacts) => isOwn || people.some((one) => one.organisationId === organisationId)
      const count = pairs.filter(isOf).length
      return {
        text: texts.t('orders.told.office', { ...words, count }),
        buttons: [
          isOwn
            ? openButton(texts, order.id)
            : [{ text: texts.plain('orders.buttons.toPairs'), callback_data: pairsHub }],
        ],
      }
    },
    toSign: (language, draft, school) => {
      const texts = textsIn(language)
      const words = { title: titleOf(texts, draft), school: school.shortName, count: draft.pairs.length }
      return { text: texts.t('orders.told.toSign', words), buttons: [openButton(texts, draft.id)] }
    },
  }
}

function openButton(texts: Texts, order: string) {
  return [{ text: texts.plain('orders.buttons.open'), callback_data: orderCardButton.data({ order }) }]
}

function memberText(texts: Texts, { order }: Signing, pair: PairFacts, person: PersonOfPair): string {
  const words = { order: nameText(texts, order), others: othersText(texts, pair, person) }
  const { startsOn = null, endsOn = null, kinds = [] } = order.pairs.find(({ pairId }) => pairId === pair.id) ?? {}
  const period = startsOn !== null && endsOn !== null ? periodText(texts, { startsOn, endsOn }) : ''
  return texts.t('orders.told.amended', { ...words, period, kinds: kindsText(texts, kinds) })
}

/** The others of the pair: to the mentor the mentees, to a mentee the mentor. */
function othersText(texts: Texts, pair: PairFacts, person: PersonOfPair): string {
  if (person.role === 'MENTOR') return texts.list(menteesOf(pair).map((one) => shortName(one)))
  const mentor = mentorOf(pair)
  return mentor ? fullName(mentor) : texts.plain('orders.nobody')
}

function nameText(texts: Texts, { number, signedOn }: SignedOrder): string {
  return orderNameText(texts, { number, on: signedOn })
}
