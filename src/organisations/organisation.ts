export type OrganisationKind = 'DISTRICT' | 'SCHOOL'

/** A district, or a school of one. */
export type Organisation = {
  readonly id: string
  readonly kind: OrganisationKind
  /** A school's district. */
  readonly parentId: string | null
  readonly shortName: string
  /** IANA name. */
  readonly timeZone: string
}

/** With the requisites that documents and consents name. */
export type OrganisationCard = Organisation & {
  readonly fullName: string
  readonly address: string | null
  readonly inn: string | null
  readonly ogrn: string | null
  readonly headName: string | null
  readonly headPost: string | null
  readonly site: string | null
}

/** The columns of an Organisation, for those who read one beside something else. */
export const organisationFields = { id: true, kind: true, parentId: true, shortName: true, timeZone: true } as const
