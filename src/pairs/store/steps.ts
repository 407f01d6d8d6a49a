import type { Tx } from '../../db/transaction.ts'
import type { Profile } from '../../people/actor.ts'

type Whose = { readonly personId: string; readonly organisationId: string }

/** One step at a time for each person and school. */
export async function addStep(
  tx: Tx,
  step: Whose & {
    readonly step: string
    readonly support: string | null
    readonly ownerId: string
    readonly dueOn: string | null
    readonly decidedById: string
  },
  now: Date,
): Promise<void> {
  const { dueOn, ...rest } = step
  await tx.searchStep.createMany({
    data: [{ ...rest, dueOn: dueOn === null ? null : new Date(dueOn), decidedAt: now }],
    skipDuplicates: true,
  })
}

export async function saveStep(
  tx: Tx,
  id: string,
  change: { readonly support: string | null; readonly ownerId: string; readonly dueOn: string | null },
): Promise<void> {
  const { dueOn, ...rest } = change
  const data = { ...rest, dueOn: dueOn === null ? null : new Date(dueOn) }
  await tx.searchStep.updateMany({ where: { id, finishedAt: null }, data })
}

/** Closes the step in force; answers whether there was one. */
export async function saveSearchEnd(tx: Tx, whose: Whose, now: Date): Promise<boolean> {
  const where = { personId: whose.personId, organisationId: whose.organisationId, finishedAt: null }
  const ended = await tx.searchStep.updateMany({ where, data: { finishedAt: now } })
  return ended.count > 0
}

/** Steps in force of people who are in the bank no longer. */
export async function listAbandoned(tx: Tx): Promise<Whose[]> {
  const open = await tx.searchStep.findMany({
    where: { finishedAt: null },
    select: { personId: true, organisationId: true },
  })
  const listed = await tx.listing.findMany({
    where: { kind: 'MENTEE', unlistedAt: null, personId: { in: open.map(({ personId }) => personId) } },
    select: { personId: true, organisationId: true },
  })
  return open.filter(
    (one) => !listed.some((other) => other.personId === one.personId && other.organisationId === one.organisationId),
  )
}

export type Owner = { readonly personId: string; readonly profile: Profile }

/** Who may take a step: curators and heads of the school. */
export async function listOwners(tx: Tx, organisationId: string): Promise<Owner[]> {
  const rows = await tx.person.findMany({
    where: { roles: { some: { organisationId, role: { in: ['CURATOR', 'HEAD'] }, finishedOn: null } } },
    orderBy: [{ surname: 'asc' }, { id: 'asc' }],
    select: { id: true, surname: true, givenName: true, patronymic: true, post: true, subjects: true },
  })
  return rows.map(({ id, ...profile }) => ({ personId: id, profile }))
}
