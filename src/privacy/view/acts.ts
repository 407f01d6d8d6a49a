import type { Texts } from '../../i18n/texts.ts'
import { button } from '../../telegram/button.ts'
import { pageButtons, type Page } from '../../telegram/paging.ts'
import type { Screen } from '../../telegram/screen.ts'
import { categoriesOf } from '../act.ts'
import type { Act } from '../store/acts.ts'

export const actsButton = button('acts', 'page')
export const actButton = button('act', 'act')
export const actFileButton = button('act-file', 'act')
export const actJournalButton = button('act-journal', 'act')

export type ActPlace = { readonly shortName: string; readonly timeZone: string }

export function actsScreen(texts: Texts, page: Page<Act>, placeOf: (act: Act) => ActPlace): Screen {
  const lines = page.rows.map((act, index) =>
    texts.t('privacy.acts.line', { number: page.from + index + 1, ...actArguments(texts, act, placeOf(act)) }),
  )
  const heading = page.total === 0 ? 'privacy.acts.none' : 'privacy.acts.heading'
  return {
    text: [texts.t(heading), ...lines].join('\n\n'),
    rows: [
      ...page.rows.map((act) => [
        { text: texts.plain('privacy.buttons.act', { number: act.id }), data: actButton.data({ act: act.id }) },
      ]),
      ...pageButtons(page, (to) => actsButton.data({ page: String(to) })),
      [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }],
    ],
  }
}

export function actScreen(texts: Texts, act: Act, place: ActPlace): Screen {
  const line = (name: string, count: number) => texts.plain('privacy.acts.count', { name, count })
  const destroyed = categoriesOf(act.destroyed).map(({ category, count }) =>
    line(texts.plain(`privacy.categories.${category}`), count),
  )
  return {
    text: texts.t('privacy.acts.card', {
      ...actArguments(texts, act, place),
      person: act.personId,
      destroyed: destroyed.join('\n') || '\u2014',
      kept: keptOf(texts, act)
        .map(({ name, count }) => line(name, count))
        .join('\n'),
    }),
    rows: [
      [{ text: texts.plain('privacy.buttons.actFile'), data: actFileButton.data({ act: act.id }) }],
      [{ text: texts.plain('privacy.buttons.actJournal'), data: actJournalButton.data({ act: act.id }) }],
      [{ text: texts.plain('telegram.buttons.back'), data: actsButton.data({ page: '0' }) }],
    ],
  }
}

/** How the curators are told: whose data they were, nobody can say any more. */
export function actNotice(texts: Texts, act: Act, place: ActPlace) {
  const { reason, organisation } = actArguments(texts, act, place)
  return {
    text: texts.t('privacy.acts.told', { reason, organisation, act: act.id }),
    buttons: [[{ text: texts.plain('privacy.buttons.openAct'), callback_data: actButton.data({ act: act.id }) }]],
  }
}

/** What a law keeps, by table. */
export function keptOf(texts: Texts, act: Act) {
  return (['consent', 'role_period', 'pair', 'meeting', 'journal'] as const).map((table) => ({
    table,
    name: texts.plain(`privacy.kept.${table}`),
    count: act.kept[table] ?? 0,
  }))
}

function actArguments(texts: Texts, act: Act, place: ActPlace) {
  return {
    act: act.id,
    at: texts.instant(act.madeAt, place.timeZone),
    organisation: place.shortName,
    reason: texts.plain(`privacy.reasons.${act.reason}`),
  }
}
