import type { Language } from '../i18n/texts.ts'
import type { HeldRole } from './role.ts'
import type { Organisation } from '../organisations/organisation.ts'

/** Who pressed or wrote: nobody we know, or a person under one of their accounts. */
export type Actor = Stranger | Member

export type Stranger = {
  readonly status: 'stranger'
  readonly platform: string
  readonly externalId: string
  readonly chatId: string
  readonly language: Language
}

export type Member = {
  readonly status: 'member'
  readonly platform: string
  readonly externalId: string
  readonly chatId: string
  readonly language: Language
  readonly accountId: string
  readonly isBlocked: boolean
  readonly personId: string
  readonly profile: Profile
  readonly roles: readonly HeldRole[]
  readonly consents: readonly HeldConsent[]
}

/** Nulls until the consent to personal data is given and the profile is filled; an empty patronymic means that there is none. */
export type Profile = {
  readonly surname: string | null
  readonly givenName: string | null
  readonly patronymic: string | null
  readonly post: string | null
  readonly subjects: readonly string[]
}

export type ConsentKind = 'PERSONAL_DATA' | 'DISSEMINATION' | 'MENTOR_DUTY' | 'PARTICIPATION'

export type HeldConsent = {
  readonly organisationId: string
  readonly kind: ConsentKind
  readonly edition: number
  readonly givenAt: Date
}

export function hasProfile(profile: Profile): boolean {
  return profile.surname !== null && profile.givenName !== null && profile.post !== null
}

/** Organisations where the person holds any role, each once, schools first: a district employs few. */
export function organisationsOf(member: Member): Organisation[] {
  const all = new Map(member.roles.map((one) => [one.organisation.id, one.organisation]))
  return [...all.values()].toSorted(
    (one, other) => one.kind.localeCompare(other.kind) * -1 || one.id.localeCompare(other.id),
  )
}
