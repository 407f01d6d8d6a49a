import type { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/transaction.ts'
import { type Draft, initiativeNamed, type Order } from '../order.ts'

const fields = {
  id: true,
  organisationId: true,
  kind: true,
  status: true,
  draftedById: true,
  draftedAt: true,
  number: true,
  signedOn: true,
  enteredById: true,
  enteredAt: true,
  amendsId: true,
  subjectId: true,
  reason: true,
  startsOn: true,
  endsOn: true,
  initiative: true,
  pairs: { orderBy: { pairId: 'asc' }, select: { pairId: true, startsOn: true, endsOn: true, kinds: true } },
} as const

type Row = Prisma.OrderGetPayload<{ select: typeof fields }>

export async function findOrder(tx: Tx, id: string): Promise<Order | undefined> {
  const row = await tx.order.findUnique({ where: { id }, select: fields })
  return row ? toOrder(row) : undefined
}

/** Drafts of the school, the oldest first. */
export async function listDrafts(tx: Tx, organisationId: string): Promise<Draft[]> {
  const rows = await tx.order.findMany({
    where: { organisationId, status: 'DRAFT' },
    orderBy: [{ draftedAt: 'asc' }, { id: 'asc' }],
    select: fields,
  })
  return rows.map(toOrder).filter((order) => order.status === 'DRAFT')
}

/** Signed orders of the school, the newest day first. */
export async function listSigned(
  tx: Tx,
  organisationId: string,
  bounds?: { skip: number; take: number },
): Promise<{ orders: Order[]; total: number }> {
  const where = { organisationId, status: 'SIGNED' } as const
  const rows = await tx.order.findMany({
    where,
    orderBy: [{ signedOn: 'desc' }, { enteredAt: 'desc' }, { id: 'asc' }],
    ...bounds,
    select: fields,
  })
  return { orders: rows.map(toOrder), total: bounds ? await tx.order.count({ where }) : rows.length }
}

/** What amends or cancels the order, signed, in the order of their days. */
export async function listChangesOf(tx: Tx, orderId: string): Promise<Order[]> {
  const rows = await tx.order.findMany({
    where: { amendsId: orderId, status: 'SIGNED' },
    orderBy: [{ signedOn: 'asc' }, { enteredAt: 'asc' }],
    select: fields,
  })
  return rows.map(toOrder)
}

/** The order by which the pair works, or the draft that names it. */
export async function findOrderOfPair(tx: Tx, pairId: string): Promise<Order | undefined> {
  const row = await tx.order.findFirst({
    where: { kind: 'PAIRS', status: { not: 'DISCARDED' }, pairs: { some: { pairId } } },
    orderBy: [{ draftedAt: 'desc' }, { id: 'asc' }],
    select: fields,
  })
  return row ? toOrder(row) : undefined
}

function toOrder(row: Row): Order {
  const { status, number, signedOn, enteredById, enteredAt, pairs, startsOn, endsOn, initiative, ...rest } = row
  const common = {
    ...rest,
    startsOn: toDay(startsOn),
    endsOn: toDay(endsOn),
    initiative: initiative === null ? null : (initiativeNamed(initiative) ?? null),
    pairs: pairs.map((one) => ({ ...one, startsOn: toDay(one.startsOn), endsOn: toDay(one.endsOn) })),
  }
  if (status !== 'SIGNED') return { ...common, status }
  return { ...common, status, number: number ?? '', signedOn: toDay(signedOn) ?? '', enteredById, enteredAt }
}

export function toDay(date: Date | null): string | null {
  return date === null ? null : date.toISOString().slice(0, 10)
}
