import type { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/transaction.ts'
import { isReadyForOrder, type Pair, type PairStatus, runningStatuses } from '../pair.ts'
import { pairFields, rowStatuses, toPair } from './rows.ts'

export async function findPair(tx: Tx, id: string): Promise<Pair | undefined> {
  const row = await tx.pair.findUnique({ where: { id }, select: pairFields })
  return row ? toPair(row) : undefined
}

/** Whoever changes a pair waits here for the others who do. */
export async function findPairToChange(tx: Tx, id: string): Promise<Pair | undefined> {
  // It changes nothing, and holds the row until the end of the transaction.
  const held = await tx.pair.updateMany({ where: { id }, data: { id } })
  return held.count === 0 ? undefined : await findPair(tx, id)
}

/** Every pair that the person is or was one of: what runs first, then the newest. */
export async function listPairsOf(tx: Tx, personId: string): Promise<Pair[]> {
  const rows = await tx.pair.findMany({
    where: { members: { some: { personId } } },
    orderBy: [{ proposedAt: 'desc' }, { id: 'asc' }],
    select: pairFields,
  })
  const pairs = rows.map(toPair)
  const runs = (pair: Pair) => runningStatuses.some((one) => one === pair.status)
  return [...pairs.filter(runs), ...pairs.filter((pair) => !runs(pair))]
}

export type PairFilter = { readonly statuses: readonly PairStatus[] }
export type Bounds = { readonly skip: number; readonly take: number }

/** Pairs of which somebody works in one of these organisations, the latest change first. */
export async function listPairs(
  tx: Tx,
  organisationIds: readonly string[],
  { statuses }: PairFilter,
  { skip, take }: Bounds,
): Promise<{ rows: Pair[]; total: number }> {
  const where = of(organisationIds, statuses)
  const rows = await tx.pair.findMany({
    where,
    orderBy: [{ changedAt: 'desc' }, { id: 'asc' }],
    skip,
    take,
    select: pairFields,
  })
  return { rows: rows.map(toPair), total: await tx.pair.count({ where }) }
}

/** How many there are in each state. */
export async function countPairs(tx: Tx, organisationIds: readonly string[]): Promise<Map<PairStatus, number>> {
  const rows = await tx.pair.groupBy({ by: ['status'], where: of(organisationIds), _count: true })
  const words = new Map(Object.entries(rowStatuses).map(([word, row]) => [row, word]))
  // Every status of a row is one of ours.
  return new Map(rows.map(({ status, _count }) => [words.get(status) as PairStatus, _count]))
}

/** Mentees in open and active pairs, by mentor; who has none is missing. */
export async function countPlacesTaken(tx: Tx, mentorIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.pair.findMany({
    where: { ...running, members: { some: { role: 'MENTOR', personId: { in: [...mentorIds] } } } },
    select: {
      members: { where: { OR: [{ role: 'MENTOR' }, { leftAt: null }] }, select: { role: true, personId: true } },
    },
  })
  const taken = new Map<string, number>()
  for (const { members } of rows) {
    const mentor = members.find(({ role }) => role === 'MENTOR')
    if (mentor) taken.set(mentor.personId, (taken.get(mentor.personId) ?? 0) + members.length - 1)
  }
  return taken
}

/** Of these people, who is a mentee of an open or active pair. */
export async function isInPair(tx: Tx, menteeIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.pairMember.findMany({
    where: { personId: { in: [...menteeIds] }, role: 'MENTEE', leftAt: null, pair: running },
    select: { personId: true },
  })
  return new Set(rows.map(({ personId }) => personId))
}

/** The open or active pair in which the person is a mentee. */
export async function findPairOfMentee(tx: Tx, personId: string): Promise<Pair | undefined> {
  const row = await tx.pair.findFirst({
    where: { ...running, members: { some: { personId, role: 'MENTEE', leftAt: null } } },
    select: pairFields,
  })
  return row ? toPair(row) : undefined
}

/** Open pairs of the person, as whom they are in it does not matter. */
export async function listRunningOf(tx: Tx, personId: string): Promise<Pair[]> {
  const rows = await tx.pair.findMany({
    where: { ...running, members: { some: { personId, leftAt: null } } },
    orderBy: { id: 'asc' },
    select: pairFields,
  })
  return rows.map(toPair)
}

/** Pairs of mentees of this school that an order may name now (п. 6.2). */
export async function listReadyForOrder(tx: Tx, organisationId: string): Promise<Pair[]> {
  const rows = await tx.pair.findMany({
    where: { organisationId, status: 'AGREED', legalBasis: { not: null } },
    orderBy: [{ changedAt: 'asc' }, { id: 'asc' }],
    select: pairFields,
  })
  return rows.map(toPair).filter(isReadyForOrder)
}

/** Ids of proposals that have been silent for too long: nobody has a question without an answer. */
export async function listSilent(tx: Tx, now: Date): Promise<string[]> {
  const rows = await tx.pair.findMany({
    where: { status: 'PROPOSED', expiresAt: { lte: now }, questions: { none: { reply: null } } },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

export async function findNextExpiry(tx: Tx, after: Date): Promise<Date | undefined> {
  const row = await tx.pair.findFirst({
    where: { status: 'PROPOSED', expiresAt: { gt: after }, questions: { none: { reply: null } } },
    orderBy: { expiresAt: 'asc' },
    select: { expiresAt: true },
  })
  return row?.expiresAt
}

/** Active pairs of which the last day is known, with the zone in which it is a day. */
export async function listNoticed(tx: Tx): Promise<Pair[]> {
  const rows = await tx.pair.findMany({
    where: { status: 'ACTIVE', finishedOn: { not: null } },
    orderBy: { id: 'asc' },
    select: pairFields,
  })
  return rows.map(toPair)
}

const running: Prisma.PairWhereInput = { status: { in: runningStatuses.map((one) => rowStatuses[one]) } }

function of(organisationIds: readonly string[], statuses?: readonly PairStatus[]): Prisma.PairWhereInput {
  const ids = { in: [...organisationIds] }
  return {
    OR: [{ organisationId: ids }, { members: { some: { organisationId: ids } } }],
    ...(statuses ? { status: { in: statuses.map((one) => rowStatuses[one]) } } : {}),
  }
}
