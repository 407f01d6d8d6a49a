import { daysBetween } from '../../calendar/day.ts'
import type { Texts } from '../../i18n/texts.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import type { ConsentKind } from '../../people/actor.ts'
import { fullName, type NameParts } from '../../people/name.ts'
import { button } from '../../telegram/button.ts'
import { type Page, pageButtons } from '../../telegram/paging.ts'
import type { Screen } from '../../telegram/screen.ts'
import { registerButton } from './register.ts'
import { wordingsButton } from './wording.ts'

/** «Consents» of those who answer for them. */
export const deskButton = button('consent-desk')
export const deskOfButton = button('consent-desk', 'organisation')
export const clocksButton = button('clocks', 'organisation', 'page')

export function choiceScreen(texts: Texts, organisations: readonly Organisation[]): Screen {
  return {
    text: texts.t('consent.desk.choose'),
    rows: [
      ...organisations.map(({ id, shortName }) => [{ text: shortName, data: deskOfButton.data({ organisation: id }) }]),
      [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }],
    ],
  }
}

export function deskScreen(
  texts: Texts,
  { id: organisation, shortName }: Organisation,
  rights: { mayRead: boolean; mayWord: boolean },
): Screen {
  const all = { kind: 'PERSONAL_DATA', state: 'all', page: '0' }
  return {
    text: texts.t('consent.desk.heading', { operator: shortName }),
    rows: [
      ...(rights.mayRead
        ? [
            [{ text: texts.plain('consent.desk.register'), data: registerButton.data({ organisation, ...all }) }],
            [{ text: texts.plain('consent.desk.clocks'), data: clocksButton.data({ organisation, page: '0' }) }],
          ]
        : []),
      ...(rights.mayWord
        ? [[{ text: texts.plain('consent.desk.wordings'), data: wordingsButton.data({ organisation }) }]]
        : []),
      [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }],
    ],
  }
}

export type ShownClock = {
  readonly kind: ConsentKind
  readonly destroyBy: string
  /** Absent where the processing is restricted. */
  readonly name: NameParts | undefined
}

/** What must be destroyed, the nearest day first; `today` is the organisation's. */
export function clocksScreen(
  texts: Texts,
  { id: organisation, shortName }: Organisation,
  page: Page<ShownClock>,
  today: string,
): Screen {
  const lines = page.rows.map(({ kind, destroyBy, name }) =>
    texts.t('consent.clocks.line', {
      person: name ? fullName(name) || texts.plain('consent.register.noName') : texts.plain('consent.clocks.hidden'),
      kind: texts.plain(`consent.kinds.${kind}`),
      day: texts.day(destroyBy),
      left: leftOf(texts, daysBetween(today, destroyBy)),
    }),
  )
  return {
    text: [
      texts.t('consent.clocks.heading', { operator: shortName }),
      ...(page.total === 0 ? [texts.t('consent.clocks.none')] : lines),
    ].join('\n\n'),
    rows: [
      ...pageButtons(page, (number) => clocksButton.data({ organisation, page: String(number) })),
      [{ text: texts.plain('telegram.buttons.back'), data: deskOfButton.data({ organisation }) }],
    ],
  }
}

function leftOf(texts: Texts, days: number): string {
  if (days === 0) return texts.plain('consent.clocks.today')
  return days > 0
    ? texts.plain('consent.clocks.left', { days })
    : texts.plain('consent.clocks.late', { days: Math.abs(days) })
}
