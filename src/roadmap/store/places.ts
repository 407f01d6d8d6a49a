import type { Tx } from '../../db/transaction.ts'
import { inOrder } from '../../i18n/order.ts'
import type { Organisation } from '../../organisations/organisation.ts'

/** A school or a district, and since when it is there. */
export type RoadPlace = Organisation & { readonly createdAt: Date }

const fields = { id: true, kind: true, parentId: true, shortName: true, timeZone: true, createdAt: true } as const

export async function findPlace(tx: Tx, id: string): Promise<RoadPlace | undefined> {
  return (await tx.organisation.findUnique({ where: { id }, select: fields })) ?? undefined
}

/** The schools of a district, by name. */
export async function listSchoolPlaces(tx: Tx, districtId: string): Promise<RoadPlace[]> {
  const rows = await tx.organisation.findMany({ where: { parentId: districtId }, select: fields })
  return rows.toSorted((one, other) => inOrder(one.shortName, other.shortName))
}

/** Every organisation of the installation. */
export async function listAllPlaces(tx: Tx): Promise<RoadPlace[]> {
  return await tx.organisation.findMany({ orderBy: { id: 'asc' }, select: fields })
}
