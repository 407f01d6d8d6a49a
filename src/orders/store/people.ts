import type { Tx } from '../../db/transaction.ts'
import { inOrder } from '../../i18n/order.ts'
import { fullName, type NameParts } from '../../people/name.ts'
import type { Role } from '../../people/role.ts'

/** Somebody who works in the school now. */
export type StaffMember = NameParts & {
  readonly personId: string
  readonly post: string | null
  readonly isCurator: boolean
  /** The appointment as curator has the number of an order. */
  readonly hasOrder: boolean
}

/** Whom an order may appoint as curator, or who is one without an order so far (order 4.5); by name. */
export async function listCandidates(tx: Tx, organisationId: string, personId?: string): Promise<StaffMember[]> {
  const people = await tx.person.findMany({
    where: {
      ...(personId === undefined ? {} : { id: personId }),
      surname: { not: null },
      restrictedAt: null,
      erasedAt: null,
      roles: { some: { organisationId, finishedOn: null } },
    },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      surname: true,
      givenName: true,
      patronymic: true,
      post: true,
      roles: { where: { organisationId, role: 'CURATOR', finishedOn: null }, select: { orderNumber: true } },
    },
  })
  return people
    .map(({ id, roles, ...rest }) => ({
      ...rest,
      personId: id,
      isCurator: roles.length > 0,
      hasOrder: roles.some(({ orderNumber }) => orderNumber !== null),
    }))
    .filter(({ hasOrder }) => !hasOrder)
    .toSorted((one, other) => inOrder(fullName(one), fullName(other)))
}

export type Holder = NameParts & { readonly personId: string; readonly post: string | null }

/** Who holds the role in the school, the longest first. */
export async function listHolders(tx: Tx, organisationId: string, role: Role): Promise<Holder[]> {
  const rows = await tx.rolePeriod.findMany({
    where: { organisationId, role, finishedOn: null, person: { erasedAt: null } },
    orderBy: [{ startedOn: 'asc' }, { id: 'asc' }],
    select: { person: { select: { id: true, surname: true, givenName: true, patronymic: true, post: true } } },
  })
  return rows.map(({ person: { id, ...rest } }) => ({ ...rest, personId: id }))
}

/** Names of these people, whoever they are. */
export async function listNamed(tx: Tx, personIds: readonly string[]): Promise<Map<string, Holder>> {
  const rows = await tx.person.findMany({
    where: { id: { in: [...new Set(personIds)] } },
    select: { id: true, surname: true, givenName: true, patronymic: true, post: true },
  })
  return new Map(rows.map(({ id, ...rest }) => [id, { ...rest, personId: id }]))
}
