import type { Tx } from '../../db/transaction.ts'
import type { Member } from '../../people/actor.ts'
import { may, type Permission, whereMay } from '../../people/policy.ts'
import { isBeingWritten, isMemberOf, membersOf, type Party, type Version } from '../programme.ts'
import { findParty } from '../store/parties.ts'
import { findVersion, listVersions } from '../store/versions.ts'

/** The programme of a pair as somebody may read it. */
export type Found = {
  readonly party: Party
  /** The first first; empty where nobody has begun. */
  readonly versions: readonly Version[]
}

/** What is written now, else what is in force, else the last that was. */
export function currentOf(versions: readonly Version[]): Version | undefined {
  return versions.find(isBeingWritten) ?? inForce(versions) ?? versions.at(-1)
}

export function inForce(versions: readonly Version[]): Version | undefined {
  return versions.find(({ status }) => status === 'APPROVED')
}

/** Of the pair itself, or a curator or head of the school of anybody of it (regulation 3.3.5, 3.4.9, 5.1.2). */
export function mayRead(member: Member, party: Party): boolean {
  const schools = new Set(membersOf(party).map(({ organisationId }) => organisationId))
  return mayDo(member, 'programme.read', party) || schoolsToRead(member).some(({ id }) => schools.has(id))
}

export async function findReadable(tx: Tx, member: Member, pairId: string): Promise<Found | undefined> {
  const party = await findParty(tx, pairId)
  if (!party || !mayRead(member, party)) return undefined
  return { party, versions: await listVersions(tx, pairId) }
}

export type FoundVersion = { readonly party: Party; readonly version: Version }

/** A version that the member may read. */
export async function findReadableVersion(
  tx: Tx,
  member: Member,
  versionId: string,
): Promise<FoundVersion | undefined> {
  const version = await findVersion(tx, versionId)
  const party = version && (await findParty(tx, version.pairId))
  return version && party && mayRead(member, party) ? { party, version } : undefined
}

/** Everybody of the pair, and the curator for them all. */
export function mayWrite(member: Member, party: Party): boolean {
  return party.isActive && mayDo(member, 'programme.write', party)
}

export function mayDo(member: Member, what: Permission, { organisation, ...party }: Party): boolean {
  const self = isMemberOf(party, member.personId) ? { personId: member.personId } : {}
  return may(member, what, { organisation, ...self })
}

/** Schools whose programmes the member reads as curator or head. */
export function schoolsToRead(member: Member) {
  return whereMay(member, 'programme.read')
}
