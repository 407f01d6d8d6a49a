import type { Tx } from '../../db/transaction.ts'
import { type DistrictItem, ownerNamed, stageNamed } from '../items.ts'

/** What districts changed in the road map, or added to it. */
export async function listDistrictItems(
  tx: Tx,
  districtIds: readonly string[],
): Promise<(DistrictItem & { readonly districtId: string })[]> {
  const rows = await tx.roadmapItem.findMany({
    where: { organisationId: { in: [...districtIds] }, retiredAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: fields,
  })
  return rows.map(toItem)
}

export async function findDistrictItem(tx: Tx, districtId: string, key: string): Promise<DistrictItem | undefined> {
  const row = await tx.roadmapItem.findFirst({
    where: { organisationId: districtId, key, retiredAt: null },
    select: fields,
  })
  return row ? toItem(row) : undefined
}

/** `createdAt`: of a changed item of the district's own, when it was added. */
export async function addDistrictItem(
  tx: Tx,
  { owner, monthDay, ...item }: Omit<DistrictItem, 'id' | 'addedOn'> & { organisationId: string; authorId: string },
  createdAt: Date,
): Promise<string> {
  const data = { ...item, ownerRole: owner, dueDay: monthDay, createdAt }
  return (await tx.roadmapItem.create({ data, select: { id: true } })).id
}

/** The row counts no longer; false where it did not before. */
export async function saveDistrictItemEnd(tx: Tx, id: string, now: Date): Promise<boolean> {
  return (await tx.roadmapItem.updateMany({ where: { id, retiredAt: null }, data: { retiredAt: now } })).count === 1
}

const fields = {
  id: true,
  organisationId: true,
  key: true,
  stage: true,
  title: true,
  ownerRole: true,
  dueDay: true,
  isHidden: true,
  createdAt: true,
} as const

type Row = {
  id: string
  organisationId: string
  key: string
  stage: number
  title: string
  ownerRole: string
  dueDay: string | null
  isHidden: boolean
  createdAt: Date
}

function toItem({ organisationId, ownerRole, dueDay, stage, createdAt, ...row }: Row) {
  return {
    ...row,
    districtId: organisationId,
    // A constraint keeps it between 1 and 7.
    stage: stageNamed(String(stage)) ?? 1,
    owner: ownerNamed(ownerRole) ?? 'CURATOR',
    monthDay: dueDay,
    addedOn: createdAt.toISOString().slice(0, 10),
  }
}
