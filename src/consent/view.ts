import { html, type Texts } from '../i18n/texts.ts'
import type { Organisation } from '../organisations/organisation.ts'
import { button } from '../telegram/button.ts'
import type { Screen } from '../telegram/screen.ts'
import type { Offer } from './actions.ts'
import { startOfHash } from './consent.ts'
import type { ConsentRecord } from './store.ts'

export const agreeButton = button('agree', 'organisation', 'sha')
export const declineButton = button('decline', 'organisation')
export const readButton = button('consent-read')
export const consentsButton = button('consents')
export const consentTextButton = button('consent-text', 'consent')
export const withdrawButton = button('withdraw', 'organisation')
export const withdrawSureButton = button('withdraw-sure', 'organisation')

/** A screen of its own, with the whole text: nothing else is asked on it. */
export function offerScreen(
  texts: Texts,
  offer: Offer,
  reason: 'missing' | 'outdated',
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
    ],
  }
}

/** What stays under the accepted text in place of the buttons. */
export function givenScreen(texts: Texts, offer: Offer, at: Date): Screen {
  const mark = texts.t('consent.given', { at: texts.instant(at, offer.operator.timeZone), edition: offer.edition })
  return { text: `${offer.text}\n\n${mark}`, rows: [] }
}

export function declinedScreen(texts: Texts): Screen {
  return {
    text: texts.t('consent.declined'),
    rows: [[{ text: texts.plain('consent.buttons.readAgain'), data: readButton.data({}) }]],
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

export function consentsScreen(texts: Texts, consents: readonly ConsentRecord[]): Screen {
  const lines = consents.map((one) =>
    texts.t('consent.list.line', {
      operator: one.organisationName,
      edition: one.edition,
      at: texts.instant(one.givenAt, one.timeZone),
    }),
  )
  return {
    text: [texts.t('consent.list.heading'), ...lines].join('\n\n'),
    rows: [
      ...consents.flatMap((one) => [
        [
          {
            text: texts.plain('consent.buttons.text', { operator: one.organisationName }),
            data: consentTextButton.data({ consent: one.id }),
          },
        ],
        [
          {
            text: texts.plain('consent.buttons.withdraw', { operator: one.organisationName }),
            data: withdrawButton.data({ organisation: one.organisationId }),
          },
        ],
      ]),
      [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }],
    ],
  }
}

export function keptTextScreen(texts: Texts, kept: { body: string; sha256: string }): Screen {
  return {
    text: `${kept.body}\n\n${texts.t('consent.hash', { hash: html(`<code>${kept.sha256}</code>`) })}`,
    rows: [[{ text: texts.plain('telegram.buttons.back'), data: consentsButton.data({}) }]],
  }
}

export function withdrawScreen(texts: Texts, organisation: Organisation): Screen {
  return {
    text: texts.t('consent.withdraw.question', { operator: organisation.shortName }),
    rows: [
      [
        {
          text: texts.plain('consent.buttons.withdrawSure'),
          data: withdrawSureButton.data({ organisation: organisation.id }),
        },
      ],
      [{ text: texts.plain('consent.buttons.keep'), data: consentsButton.data({}) }],
    ],
  }
}

export function withdrawnScreen(texts: Texts, destroyBy: string, hasOthers: boolean): Screen {
  const others = [{ text: texts.plain('consent.buttons.list'), data: consentsButton.data({}) }]
  return {
    text: texts.t('consent.withdrawn.person', { day: texts.day(destroyBy) }),
    rows: [
      [{ text: texts.plain('consent.buttons.readAgain'), data: readButton.data({}) }],
      ...(hasOthers ? [others] : []),
    ],
  }
}
