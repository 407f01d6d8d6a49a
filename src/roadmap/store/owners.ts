import type { Tx } from '../../db/transaction.ts'
import { inOrder } from '../../i18n/order.ts'
import type { NameParts } from '../../people/name.ts'
import type { RoadPlace } from './places.ts'

export type OwnerPerson = { readonly personId: string; readonly name: NameParts }

/** Who may answer for an item: curators and heads of a school, coordinators of a district, whose consent is in force. */
export async function listOwnersOf(tx: Tx, { id, kind }: Pick<RoadPlace, 'id' | 'kind'>): Promise<OwnerPerson[]> {
  const role = kind === 'SCHOOL' ? { in: ['CURATOR' as const, 'HEAD' as const] } : ('COORDINATOR' as const)
  const rows = await tx.person.findMany({
    where: {
      restrictedAt: null,
      erasedAt: null,
      roles: { some: { organisationId: id, role, finishedOn: null } },
      consents: { some: { organisationId: id, kind: 'PERSONAL_DATA', finishedAt: null } },
    },
    select: { id: true, surname: true, givenName: true, patronymic: true },
  })
  return rows
    .map(({ id: personId, ...name }) => ({ personId, name }))
    .toSorted((one, other) => inOrder(one.name.surname ?? '', other.name.surname ?? ''))
}

/** The curator or the head of a school, where there is one only: whose name a paper may have. */
export async function findOnly(
  tx: Tx,
  organisationId: string,
  role: 'CURATOR' | 'HEAD',
): Promise<OwnerPerson | undefined> {
  const rows = await tx.person.findMany({
    where: {
      restrictedAt: null,
      erasedAt: null,
      roles: { some: { organisationId, role, finishedOn: null } },
      consents: { some: { organisationId, kind: 'PERSONAL_DATA', finishedAt: null } },
    },
    take: 2,
    select: { id: true, surname: true, givenName: true, patronymic: true },
  })
  const [only, ...others] = rows
  if (!only || others.length > 0) return undefined
  const { id: personId, ...name } = only
  return { personId, name }
}

/** What the person was to see to there, and nobody has done yet, is their role's again. */
export async function removeOwner(
  tx: Tx,
  { personId, organisationId }: { readonly personId: string; readonly organisationId: string },
): Promise<void> {
  await tx.roadmapEntry.updateMany({
    where: { ownerId: personId, organisationId, doneOn: null },
    data: { ownerId: null },
  })
}
