import type { Prisma } from '../db/generated/client.ts'
import type { Tx } from '../db/transaction.ts'
import { inOrder } from './order.ts'
import { type OrganisationCard, organisationFields, type OrganisationKind } from './organisation.ts'

const cardFields = {
  ...organisationFields,
  fullName: true,
  address: true,
  inn: true,
  ogrn: true,
  headName: true,
  site: true,
} as const

export async function findOrganisation(tx: Tx, id: string): Promise<OrganisationCard | undefined> {
  return (await tx.organisation.findUnique({ where: { id }, select: cardFields })) ?? undefined
}

export async function findDistrict(tx: Tx): Promise<OrganisationCard | undefined> {
  return (
    (await tx.organisation.findFirst({
      where: { kind: 'DISTRICT' },
      orderBy: { createdAt: 'asc' },
      select: cardFields,
    })) ?? undefined
  )
}

export async function listSchools(
  tx: Tx,
  districtId: string,
  page: { skip: number; take: number },
): Promise<{ schools: OrganisationCard[]; total: number }> {
  const where = { parentId: districtId }
  const all = await tx.organisation.findMany({ where, orderBy: { id: 'asc' }, select: { id: true, shortName: true } })
  const ids = all
    .toSorted((one, other) => inOrder(one.shortName, other.shortName))
    .slice(page.skip, page.skip + page.take)
    .map(({ id }) => id)
  const cards = await tx.organisation.findMany({ where: { id: { in: ids } }, select: cardFields })
  return { schools: ids.flatMap((id) => cards.filter((card) => card.id === id)), total: all.length }
}

export async function addOrganisation(
  tx: Tx,
  organisation: Omit<Prisma.OrganisationUncheckedCreateInput, 'kind'> & { kind: OrganisationKind },
): Promise<string> {
  const row = await tx.organisation.create({ data: organisation, select: { id: true } })
  return row.id
}
