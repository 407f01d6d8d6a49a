import { z } from 'zod'
import type { Tx } from '../db/transaction.ts'
import { inviteCoordinator } from '../joining/actions/inviting.ts'
import { addDistrict, changeRequisites, type NameTaken } from '../organisations/actions.ts'
import type { OrganisationCard } from '../organisations/organisation.ts'
import { longestFullName, longestShortName, parseLine, sameName } from '../organisations/requisites.ts'
import { findOrganisation, listDistricts } from '../organisations/store.ts'
import type { Member } from '../people/actor.ts'
import { may } from '../people/policy.ts'
import { type Field, isOptional, parseField } from './fields.ts'

/** Changes one requisite, by whoever the policy lets; an empty value takes it away where the organisation can do without. */
export async function editOrganisation(
  tx: Tx,
  actor: Member,
  edit: { readonly organisationId: string; readonly field: Field; readonly value: string | null },
  now: Date,
): Promise<
  | { readonly ok: true; readonly organisation: OrganisationCard }
  | NameTaken
  | { readonly ok: false; readonly reason: 'not-allowed' | 'wrong' }
> {
  const { organisationId, field, value } = edit
  const organisation = await findOrganisation(tx, organisationId)
  if (!organisation || !may(actor, 'organisation.edit', { organisation })) return { ok: false, reason: 'not-allowed' }
  const isRight = value === null ? isOptional(field) : parseField[field](value).ok
  if (!isRight) return { ok: false, reason: 'wrong' }
  const changed = await changeRequisites(tx, actor, organisation, { [field]: value }, now)
  if (!changed.ok) return changed
  return { ok: true, organisation: (await findOrganisation(tx, organisationId)) ?? organisation }
}

/** What `npm run invite` may say: nothing, a district, or the full and the short name of a new one. */
export const wantedNames = z.array(z.string().max(400)).max(2)

export type CoordinatorLink =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly reason: 'no-district' | 'taken' | 'bad-name' }
  | { readonly ok: false; readonly reason: 'which'; readonly districts: readonly string[] }

/**
 * A link for a coordinator, for whoever has the machine: `names` are none (the only district), one (of a district there is)
 * or two, the full and the short name of a district that is added.
 */
export async function linkForCoordinator(
  tx: Tx,
  names: readonly string[],
  timeZone: string,
  now: Date,
): Promise<CoordinatorLink> {
  const [first, second] = names
  const found =
    first !== undefined && second !== undefined
      ? await newDistrict(tx, { fullName: first, shortName: second, timeZone }, now)
      : await knownDistrict(tx, first)
  if (!found.ok) return found
  const { token } = await inviteCoordinator(tx, found.id, now)
  return { ok: true, token }
}

type Found = { readonly ok: true; readonly id: string } | Exclude<CoordinatorLink, { ok: true }>

async function newDistrict(
  tx: Tx,
  district: { readonly fullName: string; readonly shortName: string; readonly timeZone: string },
  now: Date,
): Promise<Found> {
  const fullName = parseLine(longestFullName)(district.fullName)
  const shortName = parseLine(longestShortName)(district.shortName)
  if (!fullName.ok || !shortName.ok) return { ok: false, reason: 'bad-name' }
  const { timeZone } = district
  const added = await addDistrict(tx, { fullName: fullName.value, shortName: shortName.value, timeZone }, now)
  return added.ok ? added : { ok: false, reason: 'taken' }
}

async function knownDistrict(tx: Tx, name: string | undefined): Promise<Found> {
  const districts = await listDistricts(tx)
  if (districts.length === 0) return { ok: false, reason: 'no-district' }
  const [district, ...others] =
    name === undefined
      ? districts
      : districts.filter((one) => [one.shortName, one.fullName].some((own) => sameName(own) === sameName(name)))
  if (!district || others.length > 0)
    return { ok: false, reason: 'which', districts: districts.map(({ shortName }) => shortName) }
  return { ok: true, id: district.id }
}
