import type { Tx } from '../db/transaction.ts'
import { note } from '../journal/actions.ts'
import type { Organisation } from './organisation.ts'
import { addOrganisation } from './store.ts'

export type NewSchool = { readonly fullName: string; readonly shortName: string; readonly address: string | null }

/** A coordinator adds a school of the district. */
export async function addSchool(
  tx: Tx,
  actor: { readonly personId: string },
  district: Organisation,
  school: NewSchool,
  now: Date,
): Promise<string> {
  const id = await addOrganisation(tx, {
    kind: 'SCHOOL',
    parentId: district.id,
    timeZone: district.timeZone,
    createdAt: now,
    ...school,
  })
  await note(tx, {
    at: now,
    actorId: actor.personId,
    organisationId: id,
    event: 'school-added',
    subject: 'organisation',
    subjectId: id,
  })
  return id
}
