import type { Texts } from '../i18n/texts.ts'
import type { OrganisationCard } from '../organisations/organisation.ts'

/** A requisite; where it is not known yet the paper has a line to fill in by hand. */
export type Requisite = string | null

/** What stands above, and who signs: `letterheadOf` makes it of an organisation. */
export type Letterhead = {
  /** The full name. */
  readonly organisation: string
  readonly address: Requisite
  readonly inn: Requisite
  readonly ogrn: Requisite
  /** Where papers are signed: «г. Заречный». */
  readonly place: Requisite
  readonly headPost: Requisite
  readonly headName: Requisite
}

/** References to the law and the rules, from `legalBasis`. */
export type Basis = readonly { readonly text: string }[]

/** «Acquainted with the order»: who signs, in the nominative. */
export type Acquainted = readonly { readonly name: string; readonly post: Requisite }[]

export function letterheadOf(texts: Texts, card: OrganisationCard): Letterhead {
  return {
    organisation: card.fullName,
    address: card.address,
    inn: card.inn,
    ogrn: card.ogrn,
    place: placeIn(texts, card.address),
    headPost: card.headPost,
    headName: card.headName,
  }
}

/** The town or the village of an address, where one of its parts says that it is one. */
function placeIn(texts: Texts, address: string | null): string | null {
  const beginnings = texts.plain('documents.settlements').split(' ')
  const parts = (address ?? '').split(',').map((part) => part.trim())
  return parts.find((part) => beginnings.includes(part.split(' ')[0] ?? '')) ?? null
}
