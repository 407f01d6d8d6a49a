import type { Member } from '../people/actor.ts'
import { organisationsOf } from '../people/actor.ts'
import type { Organisation } from '../organisations/organisation.ts'

/** The law gives the operator thirty days from a withdrawal to destroy what no other law keeps (152-FZ art. 21.5). */
export const daysToDestroy = 30

export type ConsentDuty =
  | { readonly status: 'given' }
  | { readonly status: 'missing'; readonly organisation: Organisation }
  /** The wording has changed since the person agreed. */
  | { readonly status: 'outdated'; readonly organisation: Organisation }

/** The first operator whom the person still owes an answer about personal data, in the current edition. */
export function consentDuty(member: Member, currentEdition: number): ConsentDuty {
  for (const organisation of organisationsOf(member)) {
    const held = member.consents.find((one) => one.kind === 'PERSONAL_DATA' && one.organisationId === organisation.id)
    if (!held) return { status: 'missing', organisation }
    if (held.edition < currentEdition) return { status: 'outdated', organisation }
  }
  return { status: 'given' }
}

/** The day by which a withdrawal made on this day must be carried out. */
export function destroyBy(withdrawnOn: string): string {
  const day = new Date(`${withdrawnOn}T00:00:00Z`)
  return new Date(day.getTime() + daysToDestroy * 86_400_000).toISOString().slice(0, 10)
}

/** As much of a text's hash as a button carries: enough to tell the text that was read from any other. */
export function startOfHash(sha256: string): string {
  return sha256.slice(0, 16)
}
