import type { Texts } from '../../i18n/texts.ts'
import type { OrganisationCard } from '../../organisations/organisation.ts'
import { button } from '../../telegram/button.ts'
import type { Screen } from '../../telegram/screen.ts'
import { maskOf, type SiteMark, siteMarks, toggled } from '../fields.ts'
import { cardButton } from './list.ts'

/** The ticks; pressing one shows them anew. */
export const siteButton = button('site', 'organisation', 'marks')
/** The whole text with what was ticked. */
export const siteTextButton = button('site-text', 'organisation', 'marks')
export const contactButton = button('site-contact', 'organisation')

/** Field by field: nothing is ticked beforehand (152-FZ art. 10.1 part 9). */
export function siteScreen(
  texts: Texts,
  operator: OrganisationCard & { readonly site: string },
  contact: string,
  marks: readonly SiteMark[],
): Screen {
  const organisation = operator.id
  const ticks = siteMarks.map((one) => ({
    text: texts.plain(marks.includes(one) ? 'consent.site.ticked' : 'consent.site.unticked', {
      label: texts.plain(`consent.site.ticks.${one}`),
    }),
    data: siteButton.data({ organisation, marks: maskOf(toggled(marks, one)) }),
  }))
  const pairs = Array.from({ length: Math.ceil(ticks.length / 2) }, (_, row) => ticks.slice(row * 2, row * 2 + 2))
  return {
    text: texts.t('consent.site.choose', { operator: operator.shortName, site: operator.site, contact }),
    rows: [
      ...pairs,
      [
        {
          text: texts.plain('consent.buttons.toText'),
          data: siteTextButton.data({ organisation, marks: maskOf(marks) }),
        },
      ],
      [{ text: texts.plain('consent.buttons.otherContact'), data: contactButton.data({ organisation }) }],
      backRow(texts, organisation),
    ],
  }
}

export function noSiteScreen(texts: Texts, operator: OrganisationCard): Screen {
  return {
    text: texts.t('consent.site.noSite', { operator: operator.shortName }),
    rows: [backRow(texts, operator.id)],
  }
}

export function noContactScreen(texts: Texts, operator: OrganisationCard): Screen {
  return {
    text: texts.t('consent.site.noContact'),
    rows: [
      [{ text: texts.plain('consent.buttons.contact'), data: contactButton.data({ organisation: operator.id }) }],
      backRow(texts, operator.id),
    ],
  }
}

function backRow(texts: Texts, organisation: string) {
  return [
    { text: texts.plain('telegram.buttons.back'), data: cardButton.data({ organisation, kind: 'DISSEMINATION' }) },
  ]
}
