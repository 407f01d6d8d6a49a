import { html, type Texts } from '../../i18n/texts.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import type { ConsentKind } from '../../people/actor.ts'
import { button } from '../../telegram/button.ts'
import type { Screen, ScreenButton } from '../../telegram/screen.ts'
import type { Offer } from '../actions/giving.ts'
import { type ConsentDuty, startOfHash } from '../consent.ts'
import { maskOf } from '../fields.ts'
import { changes } from '../wording.ts'
import { blankRow, cardButton, consentsButton } from './list.ts'
import { siteButton } from './site.ts'

/** To personal data; the other kinds answer by `acceptButton`. */
export const agreeButton = button('agree', 'organisation', 'sha')
export const declineButton = button('decline', 'organisation')
export const acceptButton = button('accept', 'organisation', 'kind', 'marks', 'sha')
/** Whatever is owed now. */
export const readButton = button('consent-read')
/** The text of one kind for one organisation. */
export const offerButton = button('consent-offer', 'organisation', 'kind')
export const changesButton = button('consent-news', 'organisation', 'kind')

/** A screen of its own, with the whole text: nothing else is asked on it. */
export function offerScreen(
  texts: Texts,
  offer: Offer,
  reason: ConsentDuty['status'],
  withdrawal: { destroyBy: string } | undefined,
): Screen {
  const lead = withdrawal
    ? texts.t('consent.offer.withdrawn', { day: texts.day(withdrawal.destroyBy) })
    : texts.t(reason === 'missing' ? 'consent.offer.lead' : 'consent.offer.outdated')
  const parts = { organisation: offer.operator.id, sha: startOfHash(offer.sha256) }
  return {
    text: `${lead}\n\n${offer.text}`,
    rows: [
      [{ text: texts.plain('consent.buttons.agree'), data: agreeButton.data(parts) }],
      [{ text: texts.plain('consent.buttons.decline'), data: declineButton.data({ organisation: offer.operator.id }) }],
      ...(reason === 'outdated' && !withdrawal ? [newsRow(texts, offer)] : []),
    ],
  }
}

/** Of the kinds that nobody needs to give. */
export function voluntaryScreen(texts: Texts, offer: Offer, isOutdated: boolean): Screen {
  const { kind, marks, operator } = offer
  const lead = texts.t(isOutdated ? 'consent.offer.outdated' : 'consent.offer.voluntary')
  const parts = { organisation: operator.id, kind, marks: maskOf(marks), sha: startOfHash(offer.sha256) }
  const back =
    kind === 'DISSEMINATION'
      ? siteButton.data({ organisation: operator.id, marks: maskOf(marks) })
      : cardButton.data({ organisation: operator.id, kind })
  return {
    text: `${lead}\n\n${offer.text}`,
    rows: [
      [{ text: texts.plain('consent.buttons.agree'), data: acceptButton.data(parts) }],
      [{ text: texts.plain('consent.buttons.notNow'), data: back }],
      ...(isOutdated ? [newsRow(texts, offer)] : []),
    ],
  }
}

function newsRow(texts: Texts, { operator, kind }: Offer): ScreenButton[] {
  return [
    { text: texts.plain('consent.buttons.changes'), data: changesButton.data({ organisation: operator.id, kind }) },
  ]
}

const longestNews = 3000

/** Lines of the text agreed to that are gone, and lines that are new. */
export function changesScreen(texts: Texts, offer: Offer, agreedTo: string): Screen {
  const { added, removed } = changes(agreedTo, offer.text)
  const lines = [
    ...(added.length > 0 ? [texts.t('consent.changes.added'), ...added] : []),
    ...(removed.length > 0 ? [texts.t('consent.changes.removed'), ...removed] : []),
  ]
  const shown: string[] = []
  for (const line of lines) {
    if ([...shown, line].join('\n').length > longestNews) break
    shown.push(line)
  }
  if (lines.length === 0) shown.push(texts.t('consent.changes.none'))
  if (shown.length < lines.length) shown.push(texts.t('consent.changes.more'))
  const parts = { organisation: offer.operator.id, kind: offer.kind }
  return {
    text: [texts.t('consent.changes.heading'), ...shown].join('\n'),
    rows: [[{ text: texts.plain('consent.buttons.toText'), data: offerButton.data(parts) }]],
  }
}

/** What stays under the accepted text in place of the buttons. */
export function givenScreen(texts: Texts, offer: Offer, at: Date): Screen {
  const mark = texts.t('consent.given', {
    at: texts.instant(at, offer.operator.timeZone),
    edition: offer.edition.number,
  })
  return { text: `${offer.text}\n\n${mark}`, rows: [] }
}

export function declinedScreen(texts: Texts): Screen {
  return {
    text: texts.t('consent.declined'),
    rows: [[{ text: texts.plain('consent.buttons.readAgain'), data: readButton.data({}) }]],
  }
}

/** Where the person goes on working for other organisations. */
export function declinedHereScreen(texts: Texts, organisation: Organisation): Screen {
  return {
    text: texts.t('consent.declinedHere', { operator: organisation.shortName }),
    rows: [
      [
        {
          text: texts.plain('consent.buttons.readAgain'),
          data: offerButton.data({ organisation: organisation.id, kind: 'PERSONAL_DATA' }),
        },
      ],
      [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }],
    ],
  }
}

/** The edition before stays in force until it is taken back, so the way to do that is shown. */
export function declinedEditionScreen(texts: Texts): Screen {
  return {
    text: texts.t('consent.declinedEdition'),
    rows: [
      [{ text: texts.plain('consent.buttons.readAgain'), data: readButton.data({}) }],
      [{ text: texts.plain('consent.buttons.list'), data: consentsButton.data({}) }],
    ],
  }
}

export function keptTextScreen(
  texts: Texts,
  kept: { body: string; sha256: string; kind: ConsentKind; organisationId: string },
  back: { organisation: string; kind: ConsentKind } | undefined,
): Screen {
  return {
    text: `${kept.body}\n\n${texts.t('consent.hash', { hash: html(`<code>${kept.sha256}</code>`) })}`,
    rows: [
      blankRow(texts, { organisation: kept.organisationId, kind: kept.kind }),
      [{ text: texts.plain('telegram.buttons.back'), data: back ? cardButton.data(back) : consentsButton.data({}) }],
    ],
  }
}

/** A line of the menu for each organisation that waits for an answer. */
export function owedRows(texts: Texts, duties: readonly ConsentDuty[]): ScreenButton[][] {
  return duties.map(({ organisation }) => [
    {
      text: texts.plain('consent.buttons.owed', { operator: organisation.shortName }),
      data: offerButton.data({ organisation: organisation.id, kind: 'PERSONAL_DATA' }),
    },
  ])
}
