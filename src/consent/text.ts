import { createHash } from 'node:crypto'
import { html, textsIn, type Texts } from '../i18n/texts.ts'
import { languages } from '../i18n/language.ts'
import type { OrganisationCard } from '../organisations/organisation.ts'

/** The whole text with the requisites of 152-FZ art. 9 part 4 that are known before the person is asked for a name. */
export function consentText(texts: Texts, operator: OrganisationCard, edition: number): string {
  return texts.t('consent.personalData.text', { operator: html(operatorLine(texts, operator)), edition })
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Hash of the wording itself, in all languages: when it changes, everybody is asked anew. */
export function wordingHash(): string {
  const nobody: OrganisationCard = {
    id: '',
    kind: 'SCHOOL',
    parentId: null,
    timeZone: 'UTC',
    shortName: '',
    fullName: '',
    address: null,
    inn: null,
    ogrn: null,
    headName: null,
    site: null,
  }
  return sha256(languages.map((language) => consentText(textsIn(language), nobody, 0)).join('\n'))
}

function operatorLine(texts: Texts, operator: OrganisationCard): string {
  const parts = [
    texts.t('consent.operator.name', { name: operator.fullName }),
    operator.address && texts.t('consent.operator.address', { address: operator.address }),
    operator.inn && texts.t('consent.operator.inn', { inn: operator.inn }),
    operator.ogrn && texts.t('consent.operator.ogrn', { ogrn: operator.ogrn }),
  ]
  return parts.filter(Boolean).join(', ')
}
