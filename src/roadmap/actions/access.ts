import type { Tx } from '../../db/transaction.ts'
import type { Member } from '../../people/actor.ts'
import { may, type Permission } from '../../people/policy.ts'
import type { Standing } from '../standing.ts'
import { findPlace, type RoadPlace } from '../store/places.ts'
import { collectMap } from './reading.ts'

/** The school or the district, where the member may do that there. */
export async function findPlaceFor(
  tx: Tx,
  actor: Member,
  what: Permission,
  organisationId: string,
): Promise<RoadPlace | undefined> {
  const place = await findPlace(tx, organisationId)
  return place && may(actor, what, { organisation: place }) ? place : undefined
}

export type Found = { readonly place: RoadPlace; readonly standing: Standing }

/** An item of a road map as it stands, where the member may do that there. */
export async function findItemFor(
  tx: Tx,
  actor: Member,
  what: 'roadmap.read' | 'roadmap.mark',
  { organisationId, key }: { readonly organisationId: string; readonly key: string },
  now: Date,
): Promise<Found | undefined> {
  const place = await findPlaceFor(tx, actor, what, organisationId)
  const standing = place && (await collectMap(tx, place, now)).find(({ item }) => item.key === key)
  return place && standing ? { place, standing } : undefined
}
