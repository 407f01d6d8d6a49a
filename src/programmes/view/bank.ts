import type { Texts } from '../../i18n/texts.ts'
import { shortened } from '../../questionnaires/lines.ts'
import { type Page, pageButtons } from '../../telegram/paging.ts'
import { inRows, type Screen } from '../../telegram/screen.ts'
import { type Listed, type State, stateOf, states } from '../bank.ts'
import { programmeButton, programmesButton } from './buttons.ts'
import { menu } from './card.ts'
import { pairText, periodText } from './words.ts'

/** The bank of programmes (regulation 3.4.6) with pairs that have none yet, narrowed to a state. */
export function bankScreen(
  texts: Texts,
  state: State,
  page: Page<Listed>,
  counts: ReadonlyMap<State, number>,
  hasManySchools: boolean,
): Screen {
  const others = states
    .filter((one) => one !== state && (one === 'all' || (counts.get(one) ?? 0) > 0))
    .map((one) => ({
      text: texts.plain(`programmes.bank.states.${one}`, { count: counts.get(one) ?? 0 }),
      data: programmesButton.data({ state: one, page: '0' }),
    }))
  const cards = page.rows.map(({ party }, index) => ({
    text: shortened(`${page.from + index + 1}. ${pairText(texts, party)}`, 40),
    data: programmeButton.data({ pair: party.pairId }),
  }))
  return {
    text: [
      texts.t('programmes.bank.heading', { count: counts.get('all') ?? 0 }),
      ...(state === 'all' ? [] : [texts.t(`programmes.bank.shown.${state}`)]),
      ...page.rows.map((one, index) => rowText(texts, one, page.from + index + 1, hasManySchools)),
    ].join('\n'),
    rows: [
      ...cards.map((one) => [one]),
      ...pageButtons(page, (to) => programmesButton.data({ state, page: String(to) })),
      ...inRows(others, 20),
      [menu(texts)],
    ],
  }
}

function rowText(
  texts: Texts,
  { party, status, period, school }: Listed,
  number: number,
  hasManySchools: boolean,
): string {
  const about = [
    texts.plain(`programmes.bank.is.${stateOf(party.isActive, status)}`),
    ...(period ? [periodText(texts, period)] : []),
    ...(hasManySchools ? [shortened(school.shortName, 40)] : []),
  ]
  return texts.t('programmes.bank.row', {
    number,
    pair: shortened(pairText(texts, party), 120),
    about: about.join(' \u00B7 '),
  })
}
