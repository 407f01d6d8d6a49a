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
  /** The profile is what the school's list says, and the person has not looked at it yet. */
  readonly isUnchecked: boolean
  /** Of organisations where the consent to personal data is in force: whatever is shown, asked or allowed goes by these. */
  readonly roles: readonly HeldRole[]
  /** With those of organisations where that consent is missing, withdrawn or to be given anew. */
  readonly allRoles: readonly HeldRole[]
  readonly consents: readonly HeldConsent[]
  /** What the person's organisations have put in place of the program's own wording. */
  readonly wordings: readonly Wording[]
}

/** Nulls until the consent to personal data is given and the profile is filled; an empty patronymic means that there is none. */
export type Profile = {
  readonly surname: string | null
  readonly givenName: string | null
  readonly patronymic: string | null
  readonly post: string | null
  readonly subjects: readonly string[]
  /** A telephone or an address of electronic mail; the person may leave it out. */
  readonly contact?: string | null
  readonly birthYear?: number | null
}

export type ConsentKind = 'PERSONAL_DATA' | 'DISSEMINATION' | 'MENTOR_DUTY' | 'PARTICIPATION'

export type HeldConsent = {
  readonly organisationId: string
  readonly kind: ConsentKind
  /** Number among the editions of whoever worded it. */
  readonly edition: number
  readonly editionId: string
  /** The organisation whose wording it was; null for the program's own. */
  readonly wordedBy: string | null
  readonly givenAt: Date
}

/** A wording of its own that an organisation has in force. */
export type Wording = {
  readonly organisationId: string
  readonly kind: ConsentKind
  readonly id: string
  readonly number: number
}

export function hasProfile(profile: Profile): boolean {
  return profile.surname !== null && profile.givenName !== null && profile.post !== null
}

/** Organisations where the person works with the bot, each once, schools first: a district employs few. */
export function organisationsOf(member: Pick<Member, 'roles'>): Organisation[] {
  return organisationsIn(member.roles)
}

/** Organisations where any of the roles is held, each once, schools first. */
export function organisationsIn(roles: readonly HeldRole[]): Organisation[] {
  const all = new Map(roles.map((one) => [one.organisation.id, one.organisation]))
  return [...all.values()].toSorted(
    (one, other) => one.kind.localeCompare(other.kind) * -1 || one.id.localeCompare(other.id),
  )
}
