import type { Tx } from '../db/transaction.ts'
import { note } from '../journal/actions.ts'
import type { Organisation } from './organisation.ts'
import { sameName } from './requisites.ts'
import { addOrganisation, listNames, type Requisites, saveRequisites, saveTurn } from './store.ts'

export type NewSchool = {
  readonly fullName: string
  readonly shortName: string
  readonly address: string | null
  readonly inn: string | null
  readonly ogrn: string | null
}

export type NameTaken = { readonly ok: false; readonly reason: 'full-name-taken' | 'short-name-taken' }

/** A coordinator adds a school of the district; two schools of one district never have one name. The caller asks the policy. */
export async function addSchool(
  tx: Tx,
  actor: { readonly personId: string },
  district: Organisation,
  school: NewSchool,
  now: Date,
): Promise<{ readonly ok: true; readonly id: string } | NameTaken> {
  await saveTurn(tx, district.id)
  const taken = await findNameTaken(tx, district.id, school)
  if (taken) return taken
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
  return { ok: true, id }
}

/** Another district of the installation, which nobody of the others sees; by whoever has the machine. */
export async function addDistrict(
  tx: Tx,
  district: { readonly fullName: string; readonly shortName: string; readonly timeZone: string },
  now: Date,
): Promise<{ readonly ok: true; readonly id: string } | NameTaken> {
  const taken = await findNameTaken(tx, null, district)
  if (taken) return taken
  const id = await addOrganisation(tx, { kind: 'DISTRICT', createdAt: now, ...district })
  await note(tx, { at: now, organisationId: id, event: 'district-added', subject: 'organisation', subjectId: id })
  return { ok: true, id }
}

/** Changes requisites of an organisation. The caller asks the policy; the journal keeps which, not what they were. */
export async function changeRequisites(
  tx: Tx,
  actor: { readonly personId: string },
  organisation: Pick<Organisation, 'id' | 'parentId'>,
  change: Requisites,
  now: Date,
): Promise<{ readonly ok: true } | NameTaken> {
  await saveTurn(tx, organisation.parentId ?? organisation.id)
  const taken = await findNameTaken(tx, organisation.parentId, change, organisation.id)
  if (taken) return taken
  await saveRequisites(tx, organisation.id, change)
  await note(tx, {
    at: now,
    actorId: actor.personId,
    organisationId: organisation.id,
    event: 'organisation-changed',
    subject: 'organisation',
    subjectId: organisation.id,
    details: { fields: Object.keys(change) },
  })
  return { ok: true }
}

/** A name that another organisation has: a school of the same district, or a district. */
export async function findNameTaken(
  tx: Tx,
  parentId: string | null,
  wanted: { readonly fullName?: string; readonly shortName?: string },
  exceptId?: string,
): Promise<NameTaken | undefined> {
  const { fullName, shortName } = wanted
  if (fullName === undefined && shortName === undefined) return undefined
  const others = (await listNames(tx, parentId)).filter(({ id }) => id !== exceptId)
  const isTaken = (name: string | undefined, part: 'fullName' | 'shortName') =>
    name !== undefined && others.some((one) => sameName(one[part]) === sameName(name))
  if (isTaken(fullName, 'fullName')) return { ok: false, reason: 'full-name-taken' }
  return isTaken(shortName, 'shortName') ? { ok: false, reason: 'short-name-taken' } : undefined
}
