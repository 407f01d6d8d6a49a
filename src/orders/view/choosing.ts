import type { BareKey, Texts } from '../../i18n/texts.ts'
import { keyOf } from '../../i18n/texts.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { pairKinds } from '../../pairs/pair.ts'
import { fullName } from '../../people/name.ts'
import { labelOfPost } from '../../questionnaires/labels.ts'
import { shortened } from '../../questionnaires/lines.ts'
import { type Page, pageButtons } from '../../telegram/paging.ts'
import { inRows, type Screen, type ScreenButton } from '../../telegram/screen.ts'
import { type Draft, initiatives } from '../order.ts'
import type { PairFacts } from '../readiness.ts'
import type { StaffMember } from '../store/people.ts'
import {
  appointButton,
  dropSureButton,
  kindButton,
  orderCardButton,
  pickButton,
  staffButton,
  tickButton,
  whoseButton,
} from './buttons.ts'
import { toOrders } from './hub.ts'
import { kindsText, pairLabel, pairName } from './words.ts'

/** The pairs that may stand in the draft, each with its tick. */
export function pickScreen(texts: Texts, draft: Draft, page: Page<PairFacts>): Screen {
  const order = draft.id
  const number = Math.floor(page.from / page.size)
  const isIn = (pair: PairFacts) => draft.pairs.some(({ pairId }) => pairId === pair.id)
  return {
    text: [
      texts.t(`orders.pick.${draft.kind === 'PAIRS' ? 'ready' : 'active'}`, {
        chosen: draft.pairs.length,
        total: page.total,
      }),
      ...page.rows.map((pair, index) =>
        texts.t('orders.pick.row', {
          number: page.from + index + 1,
          pair: pairName(texts, pair),
          kinds: kindsText(texts, pair.kinds),
        }),
      ),
    ].join('\n'),
    rows: [
      ...page.rows.map((pair, index) => [
        {
          text: `${isIn(pair) ? '☑' : '☐'} ${pairLabel(texts, pair, page.from + index + 1)}`,
          data: tickButton.data({ order, pair: pair.id, on: isIn(pair) ? '0' : '1', page: String(number) }),
        },
      ]),
      ...pageButtons(page, (to) => pickButton.data({ order, page: String(to) })),
      [toDraft(texts, order, 'orders.buttons.done')],
    ],
  }
}

/** The kinds of mentoring of the pairs of an amendment (п. 2.3, 7.2). */
export function kindsScreen(texts: Texts, draft: Draft): Screen {
  const chosen = draft.pairs[0]?.kinds ?? []
  const ticks = pairKinds.map((kind) => {
    const isIn = chosen.includes(kind)
    return {
      text: `${isIn ? '☑' : '☐'} ${texts.plain(keyOf('mentor.v1.kinds.options', kind))}`,
      data: kindButton.data({ order: draft.id, kind, on: isIn ? '0' : '1' }),
    }
  })
  return {
    text: texts.t(draft.pairs.length === 0 ? 'orders.kinds.noPairs' : 'orders.kinds.question'),
    rows: [
      ...(draft.pairs.length === 0 ? [] : ticks.map((one) => [one])),
      [toDraft(texts, draft.id, 'orders.buttons.done')],
    ],
  }
}

/** At whose wish the pairs end (п. 7.1; ТК 351.8). */
export function whoScreen(texts: Texts, draft: Draft): Screen {
  return {
    text: texts.t('orders.who.question'),
    rows: [
      ...initiatives.map((initiative) => [
        {
          text: `${draft.initiative === initiative ? '✓ ' : ''}${texts.plain(`orders.who.buttons.${initiative}`)}`,
          data: whoseButton.data({ order: draft.id, initiative }),
        },
      ]),
      [toDraft(texts, draft.id)],
    ],
  }
}

export function dropScreen(texts: Texts, draft: Draft): Screen {
  return {
    text: texts.t(`orders.drop.question.${draft.kind === 'PAIRS' ? 'pairs' : 'other'}`),
    rows: [
      [
        { text: texts.plain('orders.drop.yes'), data: dropSureButton.data({ order: draft.id }) },
        toDraft(texts, draft.id),
      ],
    ],
  }
}

/** Whom of the staff the order appoints as curator (order 4.5; п. 3.4.1). */
export function staffScreen(texts: Texts, school: Organisation, page: Page<StaffMember>): Screen {
  const organisation = school.id
  const rows: ScreenButton[] = page.rows.map((person, index) => ({
    text: shortened(`${page.from + index + 1}. ${fullName(person)}`, 48),
    data: appointButton.data({ organisation, person: person.personId }),
  }))
  return {
    text: [
      texts.t(page.total === 0 ? 'orders.staff.nobody' : 'orders.staff.question'),
      ...page.rows.map((person, index) =>
        texts.t(person.isCurator ? 'orders.staff.curator' : 'orders.staff.row', {
          number: page.from + index + 1,
          name: fullName(person),
          post: person.post === null ? texts.plain('orders.noPost') : shortened(labelOfPost(texts, person.post), 60),
        }),
      ),
    ].join('\n'),
    rows: [
      ...inRows(rows, 20),
      ...pageButtons(page, (to) => staffButton.data({ organisation, page: String(to) })),
      [toOrders(texts, organisation)],
    ],
  }
}

export function toDraft(texts: Texts, order: string, label: BareKey = 'orders.buttons.toDraft'): ScreenButton {
  return { text: texts.plain(label), data: orderCardButton.data({ order }) }
}
