import type { Prisma } from '../db/generated/client.ts'
import type { Tx } from '../db/transaction.ts'
import { inOrder } from '../i18n/order.ts'
import { type OrganisationCard, organisationFields, type OrganisationKind } from './organisation.ts'

const cardFields = {
  ...organisationFields,
  fullName: true,
  address: true,
  inn: true,
  ogrn: true,
  headName: true,
  headPost: true,
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

/** Districts of the installation, by name: only for whoever has the machine itself. */
export async function listDistricts(tx: Tx): Promise<OrganisationCard[]> {
  const all = await tx.organisation.findMany({ where: { kind: 'DISTRICT' }, select: cardFields })
  return all.toSorted((one, other) => inOrder(one.shortName, other.shortName))
}

/** A page of the schools of the district, or of several, by name. */
export async function listSchools(
  tx: Tx,
  districtId: string | readonly string[],
  page: { skip: number; take: number },
): Promise<{ schools: OrganisationCard[]; total: number }> {
  const where = { parentId: { in: typeof districtId === 'string' ? [districtId] : [...districtId] } }
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

/** Names of the schools of a district, or of all districts where there is none. */
export async function listNames(
  tx: Tx,
  parentId: string | null,
): Promise<{ id: string; fullName: string; shortName: string }[]> {
  return await tx.organisation.findMany({
    where: { parentId },
    orderBy: { id: 'asc' },
    select: { id: true, fullName: true, shortName: true },
  })
}

/** Whoever changes what may be there only once in an organisation waits here for the others who do. */
export async function saveTurn(tx: Tx, id: string): Promise<void> {
  // It changes nothing, and holds the row until the end of the transaction.
  await tx.organisation.updateMany({ where: { id }, data: { id } })
}

export type Requisites = Partial<
  Pick<
    OrganisationCard,
    'fullName' | 'shortName' | 'address' | 'inn' | 'ogrn' | 'headName' | 'headPost' | 'timeZone' | 'site'
  >
>

export async function saveRequisites(tx: Tx, id: string, requisites: Requisites): Promise<void> {
  await tx.organisation.update({ where: { id }, data: requisites, select: { id: true } })
}
