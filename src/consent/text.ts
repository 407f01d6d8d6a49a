import { createHash } from 'node:crypto'
import { html, type Texts, textsIn } from '../i18n/texts.ts'
import { escapeHtml } from '../i18n/html.ts'
import { languages } from '../i18n/language.ts'
import type { OrganisationCard } from '../organisations/organisation.ts'
import type { ConsentKind } from '../people/actor.ts'
import { type SiteMark, siteBans, siteFields, siteMarks } from './fields.ts'
import { fill, type Placeholder, templateOf } from './wording.ts'

/** All that the texts name; what is unknown before the person is asked for a name stands empty. */
export type Requisites = {
  readonly operator: OrganisationCard
  /** A school's data are processed on its instruction by its district's office, which runs the program. */
  readonly district: OrganisationCard | undefined
  readonly edition: number
  readonly person: string
  /** In words. */
  readonly post: string
  readonly contact: string
  /** What may be shown on the site and what is forbidden; by hand: boxes to tick on paper. */
  readonly marks: readonly SiteMark[] | 'by-hand'
}

/** The whole text, in HTML. `typed`: the organisation's own words, where it has them in force. */
export function consentText(texts: Texts, kind: ConsentKind, typed: string | undefined, known: Requisites): string {
  const template = typed === undefined ? ownTemplate(texts, kind) : templateOf(typed)
  return fill(template, valuesOf(texts, known))
}

/** The program's own words, in HTML, with their placeholders. */
export function ownTemplate(texts: Texts, kind: ConsentKind): string {
  return texts.t(`consent.texts.${kind}`, blanks)
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Hash of the program's own wording of a kind, in all languages: when it changes, everybody is asked anew. */
export function wordingHash(kind: ConsentKind): string {
  const wordings = languages.flatMap((language) =>
    [undefined, anybody.operator].map((district) =>
      consentText(textsIn(language), kind, undefined, { ...anybody, district }),
    ),
  )
  return sha256(wordings.join('\n'))
}

const blanks = {
  operator: '{operator}',
  processor: '{processor}',
  edition: '{edition}',
  person: '{person}',
  post: '{post}',
  contact: '{contact}',
  site: '{site}',
  fields: '{fields}',
  bans: '{bans}',
} as const satisfies Record<Placeholder, string>

function valuesOf(texts: Texts, known: Requisites): Record<Placeholder, string> {
  const { operator, district, edition, person, post, contact, marks } = known
  return {
    operator: requisites(texts, operator),
    processor: district
      ? texts.t('consent.processor.district', { district: html(requisites(texts, district)) })
      : texts.t('consent.processor.nobody'),
    edition: texts.number(edition),
    person: escapeHtml(person),
    post: escapeHtml(post),
    contact: escapeHtml(contact),
    site: escapeHtml(operator.site ?? ''),
    fields: siteFields
      .map((one) => texts.t(keyOfField(marks, one), { field: texts.t(`consent.site.fields.${one}`) }))
      .join('\n'),
    bans: bansIn(texts, marks),
  }
}

function keyOfField(marks: Requisites['marks'], field: SiteMark) {
  if (marks === 'by-hand') return 'consent.site.byHand'
  return marks.includes(field) ? 'consent.site.allowed' : 'consent.site.refused'
}

function bansIn(texts: Texts, marks: Requisites['marks']): string {
  if (marks === 'by-hand')
    return siteBans
      .map((one) => texts.t('consent.site.byHand', { field: texts.t(`consent.site.bans.${one}`) }))
      .join('; ')
  const bans = siteBans.filter((one) => marks.includes(one)).map((one) => texts.t(`consent.site.bans.${one}`))
  return bans.length > 0 ? bans.join('; ') : texts.t('consent.site.noBans')
}

const card: OrganisationCard = {
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
  headPost: null,
  site: '-',
}

const anybody = { operator: card, edition: 0, person: '-', post: '-', contact: '-', marks: siteMarks }

function requisites(texts: Texts, organisation: OrganisationCard): string {
  const parts = [
    texts.t('consent.requisites.name', { name: organisation.fullName }),
    organisation.address && texts.t('consent.requisites.address', { address: organisation.address }),
    organisation.inn && texts.t('consent.requisites.inn', { inn: organisation.inn }),
    organisation.ogrn && texts.t('consent.requisites.ogrn', { ogrn: organisation.ogrn }),
  ]
  return parts.filter(Boolean).join(', ')
}
