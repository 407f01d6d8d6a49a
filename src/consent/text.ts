import { createHash } from 'node:crypto'
import { html, textsIn, type Texts } from '../i18n/texts.ts'
import { languages } from '../i18n/language.ts'
import type { OrganisationCard } from '../organisations/organisation.ts'

/**
 * The whole text with the requisites of 152-FZ art. 9 part 4 that are known before the person is asked for a name.
 * A school's data are processed on its instruction by its district's office, which runs the program.
 */
export function consentText(
  texts: Texts,
  operator: OrganisationCard,
  district: OrganisationCard | undefined,
  edition: number,
): string {
  const processor = district
    ? texts.t('consent.processor.district', { district: html(requisites(texts, district)) })
    : texts.t('consent.processor.nobody')
  const operatorLine = requisites(texts, operator)
  return texts.t('consent.personalData.text', { operator: html(operatorLine), processor: html(processor), edition })
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Hash of the wording itself, in all languages: when it changes, everybody is asked anew. */
export function wordingHash(): string {
  const wordings = languages.flatMap((language) =>
    [undefined, anybody].map((district) => consentText(textsIn(language), anybody, district, 0)),
  )
  return sha256(wordings.join('\n'))
}

const anybody: OrganisationCard = {
  id: '',
  kind: 'SCHOOL',
  parentId: null,
  timeZone: 'UTC',
  shortName: '-',
  fullName: '-',
  address: '-',
  inn: '-',
  ogrn: '-',
  headName: null,
  site: null,
}

function requisites(texts: Texts, organisation: OrganisationCard): string {
  const parts = [
    texts.t('consent.requisites.name', { name: organisation.fullName }),
    organisation.address && texts.t('consent.requisites.address', { address: organisation.address }),
    organisation.inn && texts.t('consent.requisites.inn', { inn: organisation.inn }),
    organisation.ogrn && texts.t('consent.requisites.ogrn', { ogrn: organisation.ogrn }),
  ]
  return parts.filter(Boolean).join(', ')
}
