import type { BareKey } from '../i18n/texts.ts'
import type { Organisation, OrganisationCard } from '../organisations/organisation.ts'
import {
  longestAddress,
  longestFullName,
  longestPost,
  longestShortName,
  parseHeadName,
  parseInn,
  parseLine,
  parseOgrn,
  parseSite,
  parseZone,
} from '../organisations/requisites.ts'

/** What is edited of an organisation, in the order of its card. */
export const fields = [
  'fullName',
  'shortName',
  'address',
  'inn',
  'ogrn',
  'headName',
  'headPost',
  'timeZone',
  'site',
] as const
export type Field = (typeof fields)[number]

export function fieldNamed(word: string): Field | undefined {
  return fields.find((one) => one === word)
}

type Parsed = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly problem: BareKey }

/** What was typed, as it is kept, or what is wrong with it. */
export const parseField: Readonly<Record<Field, (typed: string) => Parsed>> = {
  fullName: parseLine(longestFullName),
  shortName: parseLine(longestShortName),
  address: parseLine(longestAddress),
  inn: parseInn,
  ogrn: parseOgrn,
  headName: parseHeadName,
  headPost: parseLine(longestPost),
  timeZone: parseZone,
  site: parseSite,
}

/** Whether an organisation can do without it. */
export function isOptional(field: Field): boolean {
  return field !== 'fullName' && field !== 'shortName' && field !== 'timeZone'
}

/** Whose consents from now on say it in other words: the organisation's own, those of all schools of a district, or nobody's. */
export function consentsNaming(field: Field, kind: Organisation['kind']): 'own' | 'schools' | 'site' | 'none' {
  if (field === 'site') return kind === 'SCHOOL' ? 'site' : 'none'
  if (field !== 'fullName' && field !== 'address' && field !== 'inn' && field !== 'ogrn') return 'none'
  return kind === 'SCHOOL' ? 'own' : 'schools'
}

export function valueOf(card: OrganisationCard, field: Field): string | null {
  return card[field]
}
