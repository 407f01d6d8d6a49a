import type { Organisation } from '../organisations/organisation.ts'

export type Role = 'COORDINATOR' | 'HEAD' | 'CURATOR' | 'COUNCIL' | 'TEACHER'

export type HeldRole = { readonly role: Role; readonly organisation: Organisation }

/** Who may invite whom: the coordinator heads and curators, a head curators (приказ п. 4.5) and teachers, a curator teachers. */
const invites: { readonly [role in Role]: readonly Role[] } = {
  COORDINATOR: ['HEAD', 'CURATOR'],
  HEAD: ['CURATOR', 'TEACHER'],
  CURATOR: ['TEACHER'],
  COUNCIL: [],
  TEACHER: [],
}

/** Roles that somebody with these roles may give in the organisation. */
export function invitableRoles(held: readonly HeldRole[], organisation: Organisation): Role[] {
  const rights = held.filter((one) => commands(one, organisation)).flatMap((one) => invites[one.role])
  return [...new Set(rights)]
}

/** Where and whom somebody with these roles invites: a coordinator in the schools of the district. */
export function invitingScopes(
  held: readonly HeldRole[],
): { organisationId: string; isDistrict: boolean; roles: readonly Role[] }[] {
  return held
    .filter(({ role }) => invites[role].length > 0)
    .map(({ role, organisation }) => ({
      organisationId: organisation.id,
      isDistrict: role === 'COORDINATOR',
      roles: invites[role],
    }))
}

export function mayInvite(held: readonly HeldRole[], organisation: Organisation, role: Role): boolean {
  return invitableRoles(held, organisation).includes(role)
}

export function holds(held: readonly HeldRole[], role: Role, organisationId?: string): boolean {
  return held.some(
    (one) => one.role === role && (organisationId === undefined || one.organisation.id === organisationId),
  )
}

/** Organisations where the role is held. */
export function whereHeld(held: readonly HeldRole[], ...roles: Role[]): Organisation[] {
  const found = held.filter((one) => roles.includes(one.role)).map((one) => one.organisation)
  return [...new Map(found.map((organisation) => [organisation.id, organisation])).values()]
}

/** A coordinator acts in the schools of the district, everybody else in their own school. */
function commands(held: HeldRole, organisation: Organisation): boolean {
  if (held.role === 'COORDINATOR') return organisation.parentId === held.organisation.id
  return held.organisation.id === organisation.id && organisation.kind === 'SCHOOL'
}
