import type { Organisation, OrganisationKind } from '../organisations/organisation.ts'
import { may, policy } from './policy.ts'
import type { HeldRole, Role } from './role.ts'

/** In the order in which they are offered. */
export const roles: readonly Role[] = ['HEAD', 'CURATOR', 'TEACHER', 'COUNCIL', 'COORDINATOR']

/** A district has coordinators, a school all the rest. */
export function belongsTo(role: Role, kind: OrganisationKind): boolean {
  return (role === 'COORDINATOR') === (kind === 'DISTRICT')
}

/** Whether somebody with these roles gives the role in the organisation and takes it back: the policy's `role.*`. */
export function mayGive(held: readonly HeldRole[], organisation: Organisation, role: Role): boolean {
  // Nobody gives themselves a role: the policy knows no `self` here, so it matters not who asks.
  return belongsTo(role, organisation.kind) && may({ personId: '', roles: held }, `role.${role}`, { organisation })
}

/** Roles that somebody with these roles gives in the organisation, by links too. */
export function invitableRoles(held: readonly HeldRole[], organisation: Organisation): Role[] {
  return roles.filter((role) => mayGive(held, organisation, role))
}

/** Where and whom somebody with these roles invites: in the organisation itself, and in the schools of a district. */
export type InvitingScope = {
  readonly organisationId: string
  readonly own: readonly Role[]
  readonly inSchools: readonly Role[]
}

export function invitingScopes(held: readonly HeldRole[]): InvitingScope[] {
  return held
    .map((one) => ({
      organisationId: one.organisation.id,
      own: roles.filter((role) => mayGive([one], one.organisation, role)),
      inSchools: roles.filter((role) => role !== 'COORDINATOR' && reachesSchools(one, role)),
    }))
    .filter(({ own, inSchools }) => own.length + inSchools.length > 0)
}

function reachesSchools({ role, organisation }: HeldRole, wanted: Role): boolean {
  const rule: { readonly [one in Role]?: string } = policy[`role.${wanted}`]
  return organisation.kind === 'DISTRICT' && rule[role] === 'district'
}
