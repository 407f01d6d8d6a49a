import { html, type Texts } from '../../i18n/texts.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import type { ConsentKind } from '../../people/actor.ts'
import { fullName, type NameParts } from '../../people/name.ts'
import { button } from '../../telegram/button.ts'
import { type Page, pageButtons } from '../../telegram/paging.ts'
import { inRows, type Screen, type ScreenButton } from '../../telegram/screen.ts'
import { kindsOf } from '../consent.ts'
import { type RegisterRow, type RegisterState, registerStates } from '../register.ts'
import { stateOf } from './list.ts'
import { recordButton } from './paper.ts'

export const registerButton = button('register', 'organisation', 'kind', 'state', 'page')
export const kindsButton = button('register-kinds', 'organisation', 'state')
export const statesButton = button('register-states', 'organisation', 'kind')
export const excelButton = button('register-excel', 'organisation')
export const textButton = button('register-text', 'organisation', 'consent')

export type RegisterPlace = {
  readonly organisation: Organisation
  readonly kind: ConsentKind
  readonly state: RegisterState
}

/** A page of people with how one kind stands for each; how many there are of each state. */
export function registerScreen(
  texts: Texts,
  { organisation, kind, state }: RegisterPlace,
  page: Page<RegisterRow>,
  counts: Readonly<Record<RegisterState, number>>,
): Screen {
  const place = { organisation: organisation.id, kind, state }
  const lines = page.rows.map(({ person, standing }) =>
    texts.t('consent.register.line', {
      person: nameOf(texts, person),
      state: stateOf(texts, standing, organisation.timeZone),
    }),
  )
  const heading = texts.t('consent.register.heading', {
    operator: organisation.shortName,
    kind: texts.plain(`consent.kinds.${kind}`),
    counts: registerStates
      .map((one) =>
        texts.plain('consent.register.count', {
          state: texts.plain(`consent.register.states.${one}`),
          count: counts[one],
        }),
      )
      .join(' · '),
  })
  return {
    text: [heading, ...(page.total === 0 ? [texts.t('consent.register.empty')] : lines)].join('\n\n'),
    rows: [
      ...page.rows.map(({ person }) => [
        {
          text: nameOf(texts, person),
          data: recordButton.data({ organisation: organisation.id, kind, person: person.personId }),
        },
      ]),
      ...pageButtons(page, (number) => registerButton.data({ ...place, page: String(number) })),
      ...filterRows(texts, place),
    ],
  }
}

function filterRows(
  texts: Texts,
  { organisation, kind, state }: { organisation: string; kind: ConsentKind; state: RegisterState },
): ScreenButton[][] {
  return [
    [
      {
        text: texts.plain('consent.register.pick.kind', { kind: texts.plain(`consent.short.${kind}`) }),
        data: kindsButton.data({ organisation, state }),
      },
    ],
    [
      {
        text: texts.plain('consent.register.pick.state', { state: texts.plain(`consent.register.states.${state}`) }),
        data: statesButton.data({ organisation, kind }),
      },
    ],
    [{ text: texts.plain('consent.register.excel'), data: excelButton.data({ organisation }) }],
    [{ text: texts.plain('telegram.buttons.back'), data: `consent-desk:${organisation}` }],
  ]
}

export function kindsScreen(texts: Texts, organisation: Organisation, state: RegisterState): Screen {
  return {
    text: texts.t('consent.register.pick.kinds'),
    rows: kindsOf(organisation).map((kind) => [
      {
        text: texts.plain(`consent.kinds.${kind}`),
        data: registerButton.data({ organisation: organisation.id, kind, state, page: '0' }),
      },
    ]),
  }
}

export function statesScreen(texts: Texts, { id: organisation }: Organisation, kind: ConsentKind): Screen {
  const choices = registerStates.map((state) => ({
    text: texts.plain(`consent.register.states.${state}`),
    data: registerButton.data({ organisation, kind, state, page: '0' }),
  }))
  return { text: texts.t('consent.register.pick.states'), rows: inRows(choices, 16) }
}

/** Exactly what the person read, for those who answer for the register. */
export function registerTextScreen(
  texts: Texts,
  organisation: string,
  kept: { body: string; sha256: string; personId: string; kind: ConsentKind },
): Screen {
  return {
    text: `${kept.body}\n\n${texts.t('consent.paper.legal', { hash: html(`<code>${kept.sha256}</code>`) })}`,
    rows: [
      [
        {
          text: texts.plain('telegram.buttons.back'),
          data: recordButton.data({ organisation, kind: kept.kind, person: kept.personId }),
        },
      ],
    ],
  }
}

/** Plain: the whole name, or that there is none yet. */
export function nameOf(texts: Texts, name: NameParts): string {
  return fullName(name) || texts.plain('consent.register.noName')
}
