import type { Tx } from '../db/transaction.ts'
import { type GatheredKind, gatheredKinds, type Level, type NoticeKind } from './kinds.ts'

/** How often each of these people is told of the kind; who is missing, as usual. */
export async function listLevels(tx: Tx, kind: NoticeKind, personIds: readonly string[]): Promise<Map<string, Level>> {
  const rows = await tx.noticePreference.findMany({
    where: { kind, personId: { in: [...personIds] } },
    select: { personId: true, level: true },
  })
  return new Map(rows.map(({ personId, level }) => [personId, level]))
}

/** What the person has chosen, by kind. */
export async function listChoices(tx: Tx, personId: string): Promise<Map<string, Level>> {
  const rows = await tx.noticePreference.findMany({ where: { personId }, select: { kind: true, level: true } })
  return new Map(rows.map(({ kind, level }) => [kind, level]))
}

export async function saveLevel(tx: Tx, personId: string, kind: NoticeKind, level: Level, now: Date): Promise<void> {
  if (level === 'USUAL') {
    await tx.noticePreference.deleteMany({ where: { personId, kind } })
    return
  }
  await tx.noticePreference.upsert({
    where: { personId_kind: { personId, kind } },
    create: { personId, kind, level, changedAt: now },
    update: { level, changedAt: now },
    select: { personId: true },
  })
}

/** Something that a person is to be told of together with the rest of its kind. */
export type Tiding = {
  readonly id: bigint
  readonly subjectId: string
  readonly aboutId: string | null
  readonly happenedAt: Date
  readonly dueAt: Date
}

/** All that is told in one message. */
export type Group = { readonly personId: string; readonly organisationId: string; readonly kind: GatheredKind }

/** Adds what is not yet there; somebody already waiting to be told of the subject goes on waiting. */
export async function addTidings(tx: Tx, tidings: readonly (Group & Omit<Tiding, 'id'>)[]): Promise<void> {
  await tx.tiding.createMany({ data: [...tidings], skipDuplicates: true })
}

/** When what already waits to be told is due, by person. */
export async function listPending(
  tx: Tx,
  { kind, organisationId, personIds }: { kind: GatheredKind; organisationId: string; personIds: readonly string[] },
): Promise<Map<string, Date>> {
  const rows = await tx.tiding.findMany({
    where: { kind, organisationId, personId: { in: [...personIds] } },
    orderBy: { dueAt: 'desc' },
    select: { personId: true, dueAt: true },
  })
  return new Map(rows.map(({ personId, dueAt }) => [personId, dueAt]))
}

/** Groups of which something is due, each once. */
export async function listDueGroups(tx: Tx, now: Date, limit: number): Promise<Group[]> {
  const rows = await tx.tiding.findMany({
    where: { dueAt: { lte: now }, kind: { in: [...gatheredKinds] } },
    distinct: ['personId', 'organisationId', 'kind'],
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: limit,
    select: { personId: true, organisationId: true, kind: true },
  })
  return rows.flatMap(({ kind, ...row }) =>
    gatheredKinds.filter((one) => one === kind).map((one) => ({ ...row, kind: one })),
  )
}

/**
 * Takes what is due of the group, the oldest first; empty where another process has just taken it. Whoever is taken out
 * of the table by a withdrawal meanwhile is still in the answer: what is told is read from the state afterwards.
 */
export async function removeDue(tx: Tx, group: Group, now: Date): Promise<Tiding[]> {
  const rows = await tx.tiding.findMany({
    where: { ...group, dueAt: { lte: now } },
    orderBy: { id: 'asc' },
    select: { id: true, subjectId: true, aboutId: true, happenedAt: true, dueAt: true },
  })
  const gone = await tx.tiding.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } })
  return gone.count === 0 ? [] : rows
}

/** All that waits of the kind for the person is told then. */
export async function saveDue(
  tx: Tx,
  which: { personId: string; kind: string; organisationId?: string },
  dueAt: Date,
): Promise<void> {
  await tx.tiding.updateMany({ where: which, data: { dueAt } })
}

/** Organisations of which the person is still to be told something of the kind. */
export async function listPendingPlaces(tx: Tx, personId: string, kind: string): Promise<{ organisationId: string }[]> {
  return await tx.tiding.findMany({
    where: { personId, kind },
    distinct: ['organisationId'],
    select: { organisationId: true },
  })
}

export async function removeTidingsAbout(tx: Tx, about: { aboutId: string; organisationId?: string }): Promise<void> {
  await tx.tiding.deleteMany({ where: about })
}

export async function removeTidingsOf(
  tx: Tx,
  which: { personId: string; kind: GatheredKind } & ({ aboutId: string } | { subjectId: string }),
): Promise<void> {
  await tx.tiding.deleteMany({ where: which })
}

/** The next instant at which something gathered is due. */
export async function findNextTiding(tx: Tx, after: Date): Promise<Date | undefined> {
  const row = await tx.tiding.findFirst({
    where: { dueAt: { gt: after } },
    orderBy: { dueAt: 'asc' },
    select: { dueAt: true },
  })
  return row?.dueAt
}
