import type { Tx } from '../../db/transaction.ts'
import { inOrder } from '../../i18n/order.ts'
import { organisationFields } from '../../organisations/organisation.ts'
import { fullName, type NameParts } from '../../people/name.ts'
import type { OrderGiven } from '../../people/order.ts'
import type { HeldRole, Role } from '../../people/role.ts'
import type { Period } from '../card.ts'
import { periodFields, toPeriod } from './card.ts'

type Whose = { readonly personId: string; readonly organisationId: string }

const living = { restrictedAt: null, erasedAt: null } as const

/** Every role that the person holds anywhere; nothing of one who is restricted or erased. */
export async function listHeld(tx: Tx, personId: string): Promise<HeldRole[]> {
  return await tx.rolePeriod.findMany({
    where: { personId, finishedOn: null, person: living },
    orderBy: [{ startedOn: 'asc' }, { id: 'asc' }],
    select: { role: true, organisation: { select: organisationFields } },
  })
}

/** The person's roles in one organisation that are held, also of one who is restricted. */
export async function listHeldIn(tx: Tx, whose: Whose): Promise<Period[]> {
  const rows = await tx.rolePeriod.findMany({
    where: { ...whose, finishedOn: null },
    orderBy: [{ startedOn: 'asc' }, { id: 'asc' }],
    select: periodFields,
  })
  return rows.map(toPeriod)
}

export async function countHolders(tx: Tx, organisationId: string, role: Role): Promise<number> {
  return await tx.rolePeriod.count({ where: { organisationId, role, finishedOn: null, person: { erasedAt: null } } })
}

export type RoleEnd = 'REVOKED' | 'LEFT' | 'MOVED'

/** Ends the period on that day, or on the day it began if that is later: a zone may have been changed meanwhile. */
export async function saveRoleEnd(
  tx: Tx,
  period: Pick<Period, 'id' | 'startedOn'>,
  end: { readonly on: string; readonly reason: RoleEnd; readonly order?: OrderGiven | undefined },
): Promise<void> {
  const { on, reason, order } = end
  await tx.rolePeriod.updateMany({
    where: { id: period.id, finishedOn: null },
    data: {
      finishedOn: new Date(on < period.startedOn ? period.startedOn : on),
      endReason: reason,
      endOrderNumber: order?.number ?? null,
      endOrderOn: toDate(order?.on),
    },
  })
}

export async function saveOrder(tx: Tx, periodId: string, order: OrderGiven): Promise<void> {
  await tx.rolePeriod.update({
    where: { id: periodId },
    data: { orderNumber: order.number, orderOn: toDate(order.on) },
    select: { id: true },
  })
}

export type Holder = NameParts & {
  readonly personId: string
  readonly hasJoined: boolean
  readonly held: readonly Period[]
}

/** Who holds one of the roles in the organisation, by name; a page of them. */
export async function listHolders(
  tx: Tx,
  organisationId: string,
  roles: readonly Role[],
  page: { skip: number; take: number },
): Promise<{ rows: Holder[]; total: number }> {
  const held = { organisationId, role: { in: [...roles] }, finishedOn: null }
  const all = await tx.person.findMany({
    where: { ...living, roles: { some: held } },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      surname: true,
      givenName: true,
      patronymic: true,
      accounts: { select: { id: true }, take: 1 },
      roles: { where: held, orderBy: [{ role: 'asc' }, { startedOn: 'asc' }, { id: 'asc' }], select: periodFields },
    },
  })
  const rows = all
    .toSorted((one, other) => inOrder(fullName(one), fullName(other)))
    .slice(page.skip, page.skip + page.take)
    .map(({ id, accounts, roles: periods, ...name }) => ({
      ...name,
      personId: id,
      hasJoined: accounts.length > 0,
      held: periods.map(toPeriod),
    }))
  return { rows, total: all.length }
}

function toDate(day: string | null | undefined): Date | null {
  return day === null || day === undefined ? null : new Date(day)
}
