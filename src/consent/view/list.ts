import type { Texts } from '../../i18n/texts.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import type { ConsentKind } from '../../people/actor.ts'
import { button } from '../../telegram/button.ts'
import { type Page, pageButtons } from '../../telegram/paging.ts'
import type { Screen, ScreenButton } from '../../telegram/screen.ts'
import { kindsOf } from '../consent.ts'
import type { Standing } from '../standing.ts'

export const consentsButton = button('consents')
export const consentsPageButton = button('consents', 'page')
/** One kind for one organisation: what it is for, how it stands, what can be done. */
export const cardButton = button('my-consent', 'organisation', 'kind')
export const consentTextButton = button('consent-text', 'consent')
export const withdrawButton = button('withdraw', 'organisation', 'kind')
export const withdrawSureButton = button('withdraw-sure', 'organisation', 'kind')
/** The paper to print and to sign. */
export const blankButton = button('consent-blank', 'organisation', 'kind')
export const ownScanButton = button('consent-scan', 'consent')

/** The standings of one organisation. */
export type Standings = { readonly organisation: Organisation; readonly standings: readonly Standing[] }

/** All kinds for every organisation of the page, with what each is for. */
export function consentsScreen(texts: Texts, page: Page<Standings>): Screen {
  const parts = page.rows.map(({ organisation, standings }) =>
    [
      texts.t('consent.list.operator', { operator: organisation.shortName }),
      ...standings.map((one) => lineOf(texts, organisation, one)),
    ].join('\n\n'),
  )
  return {
    text: [texts.t('consent.list.heading'), ...parts].join('\n\n'),
    rows: [
      ...page.rows.flatMap((one) => rowsOf(texts, one)),
      ...pageButtons(page, (number) => consentsPageButton.data({ page: String(number) })),
      [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }],
    ],
  }
}

function lineOf(texts: Texts, { timeZone }: Organisation, standing: Standing): string {
  return texts.t('consent.list.purpose', {
    kind: texts.plain(`consent.kinds.${standing.kind}`),
    state: stateOf(texts, standing, timeZone),
    purpose: texts.plain(`consent.purpose.${standing.kind}`),
  })
}

function rowsOf(texts: Texts, { organisation, standings }: Standings): ScreenButton[][] {
  const operator = organisation.shortName
  return standings.flatMap((one): ScreenButton[][] => {
    if (one.kind !== 'PERSONAL_DATA')
      return [
        [
          {
            text: texts.plain('consent.buttons.kind', { kind: texts.plain(`consent.short.${one.kind}`), operator }),
            data: cardButton.data({ organisation: organisation.id, kind: one.kind }),
          },
        ],
      ]
    if (!one.consentId) return []
    return [
      [
        {
          text: texts.plain('consent.buttons.text', { operator }),
          data: consentTextButton.data({ consent: one.consentId }),
        },
      ],
      [
        {
          text: texts.plain('consent.buttons.withdraw', { operator }),
          data: withdrawButton.data({ organisation: organisation.id, kind: one.kind }),
        },
      ],
      ...(one.hasScan && one.consentId ? [scanRow(texts, one.consentId)] : []),
    ]
  })
}

/** In words: «Редакция 1, дано 5 октября 2026 г. в 10:00.» */
export function stateOf(texts: Texts, standing: Standing, timeZone: string): string {
  const { state, edition, givenAt, paperSignedOn, destroyBy, isOnPaperOnly } = standing
  const at = givenAt ? texts.instant(givenAt, timeZone) : ''
  const paper = paperSignedOn ? texts.day(paperSignedOn) : ''
  if (state === 'withdrawn' && destroyBy) return texts.plain('consent.state.withdrawn', { day: texts.day(destroyBy) })
  if (state === 'outdated') return texts.plain('consent.state.outdated', { at, edition })
  if (state !== 'given') return texts.plain('consent.state.none')
  if (isOnPaperOnly) return texts.plain('consent.state.onPaper', { on: paper, edition })
  const given = texts.plain('consent.state.given', { at, edition })
  return paperSignedOn ? `${given} ${texts.plain('consent.state.paper', { on: paper })}` : given
}

/** What can be done with one kind: giving where it makes sense, reading, changing, taking back in two taps. */
export function ownCardScreen(
  texts: Texts,
  organisation: Organisation,
  standing: Standing,
  give: { data: string; isWanted: boolean },
): Screen {
  const { kind, consentId } = standing
  const parts = { organisation: organisation.id, kind }
  const giving = kind === 'DISSEMINATION' && standing.state === 'given' ? 'changeTicks' : standing.state
  const rows: ScreenButton[][] = []
  if (giving === 'changeTicks') rows.push([{ text: texts.plain('consent.buttons.changeTicks'), data: give.data }])
  else if (giving === 'outdated') rows.push([{ text: texts.plain('consent.buttons.giveAnew'), data: give.data }])
  else if (giving !== 'given' && give.isWanted)
    rows.push([{ text: texts.plain('consent.buttons.give'), data: give.data }])
  if (consentId) {
    rows.push([
      { text: texts.plain('consent.buttons.readKept'), data: consentTextButton.data({ consent: consentId }) },
      { text: texts.plain('consent.buttons.withdrawKept'), data: withdrawButton.data(parts) },
    ])
    if (standing.hasScan) rows.push(scanRow(texts, consentId))
  }
  const state = stateOf(texts, standing, organisation.timeZone)
  return {
    text: [
      texts.t('consent.list.operator', { operator: organisation.shortName }),
      texts.t('consent.list.line', { kind: texts.plain(`consent.kinds.${kind}`), state }),
      texts.t(`consent.purpose.${kind}`),
    ].join('\n\n'),
    rows: [
      ...rows,
      ...(give.isWanted || consentId ? [blankRow(texts, parts)] : []),
      [{ text: texts.plain('telegram.buttons.back'), data: consentsButton.data({}) }],
    ],
  }
}

export function blankRow(texts: Texts, place: { organisation: string; kind: ConsentKind }): ScreenButton[] {
  return [{ text: texts.plain('consent.buttons.blank'), data: blankButton.data(place) }]
}

function scanRow(texts: Texts, consent: string): ScreenButton[] {
  return [{ text: texts.plain('consent.buttons.scan'), data: ownScanButton.data({ consent }) }]
}

export function withdrawScreen(
  texts: Texts,
  organisation: Organisation,
  kind: ConsentKind,
  others: readonly ConsentKind[],
): Screen {
  const names = kindsOf(organisation)
    .filter((one) => others.includes(one))
    .map((one) => texts.plain(`consent.kinds.${one}`))
  const question = texts.t(`consent.withdraw.question.${kind}`, { operator: organisation.shortName })
  const parts = { organisation: organisation.id, kind }
  return {
    text:
      names.length > 0
        ? `${question}\n\n${texts.t('consent.withdraw.others', { kinds: texts.list(names) })}`
        : question,
    rows: [
      [{ text: texts.plain('consent.buttons.withdrawSure'), data: withdrawSureButton.data(parts) }],
      [{ text: texts.plain('consent.buttons.keep'), data: consentsButton.data({}) }],
    ],
  }
}
