import type { BareKey, Texts } from '../i18n/texts.ts'
import type { Organisation, OrganisationCard } from '../organisations/organisation.ts'
import { russianZones } from '../organisations/requisites.ts'
import type { Member } from '../people/actor.ts'
import { button } from '../telegram/button.ts'
import { type Page, pageButtons } from '../telegram/paging.ts'
import { inRows, type Screen } from '../telegram/screen.ts'
import { type Field, fields, valueOf } from './fields.ts'

/** The card of the own school, or the choice of one. */
export const ownSchoolButton = button('own-school')
/** The schools of the districts that one coordinates. */
export const schoolsButton = button('schools', 'page')
export const schoolButton = button('school', 'organisation')
export const editButton = button('school-edit', 'organisation', 'field')
export const addSchoolButton = button('school-add')

/** A line under the card of an organisation that another part of the program has to say. */
export type SchoolRow = {
  readonly label: BareKey
  readonly data: (organisationId: string) => string
  readonly isFor: (member: Member, organisation: Organisation) => boolean
}

export function schoolsScreen(texts: Texts, districts: readonly Organisation[], page: Page<Organisation>): Screen {
  const names = texts.list(districts.map(({ shortName }) => shortName))
  const toCard = (one: Organisation, text: string) => [{ text, data: schoolButton.data({ organisation: one.id }) }]
  return {
    text: texts.t(page.total === 0 ? 'schools.none' : 'schools.heading', { district: names }),
    rows: [
      ...page.rows.map((school) => toCard(school, school.shortName)),
      ...pageButtons(page, (to) => schoolsButton.data({ page: String(to) })),
      ...districts.map((one) => toCard(one, texts.plain('schools.buttons.district', { district: one.shortName }))),
      [{ text: texts.plain('schools.buttons.add'), data: addSchoolButton.data({}) }],
      [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }],
    ],
  }
}

/** Of whoever works in several schools. */
export function ownSchoolsScreen(texts: Texts, schools: readonly Organisation[]): Screen {
  return {
    text: texts.t('schools.which'),
    rows: [
      ...schools.map((one) => [{ text: one.shortName, data: schoolButton.data({ organisation: one.id }) }]),
      [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }],
    ],
  }
}

export function schoolScreen(
  texts: Texts,
  card: OrganisationCard,
  member: Member,
  rows: readonly SchoolRow[],
  canGoBack: boolean,
): Screen {
  const lines = fields
    .filter((field) => field !== 'fullName')
    .map((field) =>
      texts.t('schools.line', { field: texts.plain(`schools.fields.${field}`), value: shown(texts, card, field) }),
    )
  const edits = fields.map((field) => ({
    text: texts.plain(`schools.fields.${field}`),
    data: editButton.data({ organisation: card.id, field }),
  }))
  return {
    text: [texts.t('schools.card', { name: card.fullName }), ...lines, '', texts.t('schools.howToEdit')].join('\n'),
    rows: [
      ...rows
        .filter((row) => row.isFor(member, card))
        .map((row) => [{ text: texts.plain(row.label), data: row.data(card.id) }]),
      ...inRows(edits, 20),
      ...(canGoBack ? [[{ text: texts.plain('schools.buttons.back'), data: schoolsButton.data({ page: '0' }) }]] : []),
      [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }],
    ],
  }
}

function shown(texts: Texts, card: OrganisationCard, field: Field): string {
  const value = valueOf(card, field)
  if (value === null) return texts.plain('schools.unknown')
  return field === 'timeZone' ? zoneLabel(texts, value) : value
}

/** Plain: the cities by which people know the zone, where it is one of Russia's. */
export function zoneLabel(texts: Texts, zone: string): string {
  const russian = russianZones.find((one) => one === zone)
  return russian === undefined ? zone : texts.plain(`schools.zones.${russian}`)
}
