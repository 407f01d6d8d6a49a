import type { Organisation } from '../organisations/organisation.ts'

export type Role = 'COORDINATOR' | 'HEAD' | 'CURATOR' | 'COUNCIL' | 'TEACHER'

export type HeldRole = { readonly role: Role; readonly organisation: Organisation }

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
