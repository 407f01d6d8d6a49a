import type { Organisation } from '../organisations/organisation.ts'
import type { ConsentKind, Member } from '../people/actor.ts'
import { invitableRoles, mayGive, roles } from '../people/appointing.ts'
import { may } from '../people/policy.ts'
import type { HeldRole, Role } from '../people/role.ts'

/** A role as a period; days are `YYYY-MM-DD`. */
export type Period = {
  readonly id: string
  readonly role: Role
  readonly startedOn: string
  readonly orderNumber: string | null
  readonly orderOn: string | null
  readonly finishedOn: string | null
}

/** What an organisation knows of a person of it, or of one who was. */
export type Card = {
  readonly personId: string
  readonly surname: string | null
  readonly givenName: string | null
  readonly patronymic: string | null
  readonly post: string | null
  readonly subjects: readonly string[]
  readonly hasJoined: boolean
  /** Roles in the organisation that are held. */
  readonly held: readonly Period[]
  /** Roles there that ended, the latest end first. */
  readonly former: readonly Period[]
  /** Kinds of the consents in force there. */
  readonly consents: readonly ConsentKind[]
  /** Questionnaires of the person there: begun or sent. */
  readonly forms: readonly { readonly questionnaire: string; readonly version: number; readonly isSent: boolean }[]
  /** A move out of the organisation that waits for an answer. */
  readonly move: { readonly id: string; readonly toName: string } | undefined
}

/** The whole card, or only the offices that the reader gives and takes back, or nothing. */
export type Sight = 'whole' | 'office' | 'none'

/** How much of the card somebody sees: whoever may read the staff all of it, who gives an office those who hold it. */
export function sightOf(reader: Pick<Member, 'personId' | 'roles'>, organisation: Organisation, card: Card): Sight {
  if (may(reader, 'staff.read', { organisation, personId: card.personId })) return 'whole'
  const holdsOffice = card.held.some(({ role }) => mayGive(reader.roles, organisation, role))
  return holdsOffice ? 'office' : 'none'
}

/** What the reader may do with the person, as the card's buttons and again as the actions ask. */
export type Deeds = {
  readonly give: readonly { readonly role: Role; readonly organisation: Organisation }[]
  readonly take: readonly Role[]
  readonly order: readonly Role[]
  readonly leave: boolean
  readonly move: boolean
  readonly merge: boolean
  readonly comeBack: boolean
}

/** `district`: that of a school. Another organisation's roles are given here only by who knows the person by their office. */
export function deedsOf(
  reader: Pick<Member, 'personId' | 'roles'>,
  organisation: Organisation,
  district: Organisation | undefined,
  card: Card,
): Deeds {
  const held = card.held.map(({ role }) => role)
  const given = held.filter((role) => mayGive(reader.roles, organisation, role))
  const offices = given.filter((role) => role !== 'TEACHER')
  const target = { organisation, personId: card.personId }
  const isHere = held.length > 0
  const isSchool = organisation.kind === 'SCHOOL'
  const mayEnd = mayEndAll(reader, organisation, held, card.personId)
  return {
    give: isHere
      ? [organisation, ...(district ? [district] : [])].flatMap((place) =>
          invitableRoles(reader.roles, place)
            .filter((role) => !(place.id === organisation.id && held.includes(role)))
            .map((role) => ({ role, organisation: place })),
        )
      : [],
    take: offices,
    order: offices,
    leave: isHere && mayEnd,
    move: isHere && isSchool && mayEnd && may(reader, 'staff.move', target) && !card.move && held.includes('TEACHER'),
    merge: isHere && isSchool && may(reader, 'staff.merge', target),
    comeBack: !isHere && isSchool && mayGive(reader.roles, organisation, 'TEACHER'),
  }
}

/**
 * Whether the reader may end everything that the person is in the organisation. It ends every role at once, so who does it
 * to another must be one who takes back each of them; of oneself everybody may.
 */
export function mayEndAll(
  reader: Pick<Member, 'personId' | 'roles'>,
  organisation: Organisation,
  held: readonly Role[],
  personId: string,
): boolean {
  if (!may(reader, 'staff.leave', { organisation, personId })) return false
  return reader.personId === personId || held.every((role) => mayGive(reader.roles, organisation, role))
}

/**
 * Whether the reader may give the role there to somebody with these roles: to a person of the same district whom they see
 * by one of them, on the list of a staff or among the offices.
 */
export function mayAppoint(
  reader: Pick<Member, 'personId' | 'roles'>,
  person: { readonly id: string; readonly held: readonly HeldRole[] },
  organisation: Organisation,
  role: Role,
): boolean {
  if (!mayGive(reader.roles, organisation, role)) return false
  return person.held.some(
    (one) =>
      districtOf(one.organisation) === districtOf(organisation) &&
      (may(reader, 'staff.read', { organisation: one.organisation, personId: person.id }) ||
        mayGive(reader.roles, one.organisation, one.role)),
  )
}

function districtOf({ id, parentId }: Organisation): string {
  return parentId ?? id
}

export function roleNamed(word: string): Role | undefined {
  return roles.find((one) => one === word)
}
