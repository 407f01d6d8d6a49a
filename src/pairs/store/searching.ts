import type { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/transaction.ts'
import type { Profile } from '../../people/actor.ts'
import type { SearchStep, Waiting } from '../search.ts'

const stepFields = {
  id: true,
  step: true,
  support: true,
  ownerId: true,
  owner: { select: { surname: true, givenName: true, patronymic: true } },
  dueOn: true,
  decidedAt: true,
  finishedAt: true,
} as const

const profileFields = { surname: true, givenName: true, patronymic: true, post: true, subjects: true } as const

/** People of the bank of mentees who have no active pair, who waits longest first. */
export async function listWaiting(
  tx: Tx,
  organisationIds: readonly string[],
  { skip, take }: { readonly skip: number; readonly take: number },
): Promise<{ rows: Waiting[]; total: number }> {
  const where = waiting(organisationIds)
  const rows = await tx.listing.findMany({
    where,
    orderBy: [{ listedAt: 'asc' }, { id: 'asc' }],
    skip,
    take,
    select: waitingFields,
  })
  const found: Waiting[] = []
  for (const row of rows) found.push(await toWaiting(tx, row))
  return { rows: found, total: await tx.listing.count({ where }) }
}

export async function countWaiting(tx: Tx, organisationIds: readonly string[]): Promise<number> {
  return await tx.listing.count({ where: waiting(organisationIds) })
}

export async function findWaiting(tx: Tx, listingId: string): Promise<Waiting | undefined> {
  const row = await tx.listing.findFirst({
    where: { id: listingId, kind: 'MENTEE', unlistedAt: null },
    select: waitingFields,
  })
  return row ? await toWaiting(tx, row) : undefined
}

export async function findWaitingOf(tx: Tx, personId: string): Promise<Waiting | undefined> {
  const row = await tx.listing.findFirst({
    where: { personId, kind: 'MENTEE', unlistedAt: null },
    select: waitingFields,
  })
  return row ? await toWaiting(tx, row) : undefined
}

const waitingFields = {
  id: true,
  personId: true,
  listedAt: true,
  organisation: { select: { id: true, kind: true, parentId: true, shortName: true, timeZone: true } },
  person: { select: profileFields },
} as const

type Row = {
  id: string
  personId: string
  listedAt: Date
  organisation: Waiting['organisation']
  person: Profile
}

async function toWaiting(tx: Tx, { id, personId, listedAt, organisation, person }: Row): Promise<Waiting> {
  const whose = { personId, organisationId: organisation.id }
  const [step] = await tx.searchStep.findMany({ where: { ...whose, finishedAt: null }, take: 1, select: stepFields })
  const [last] = await tx.searchStep.findMany({
    where: { ...whose, finishedAt: { not: null } },
    orderBy: [{ finishedAt: 'desc' }, { id: 'desc' }],
    take: 1,
    select: stepFields,
  })
  const pairs = await tx.pair.findMany({
    where: { members: { some: { personId, role: 'MENTEE' } } },
    orderBy: [{ changedAt: 'desc' }, { id: 'desc' }],
    take: 1,
    select: { id: true, status: true, changedAt: true },
  })
  const [pair] = pairs
  return {
    listingId: id,
    personId,
    organisation,
    profile: person,
    listedAt,
    step: step ? toStep(step) : undefined,
    lastStep: last ? { what: last.step, at: last.finishedAt ?? last.decidedAt } : undefined,
    lastPair: pair && isPast(pair.status) ? { status: pair.status, at: pair.changedAt } : undefined,
    openPairId: pair && !isPast(pair.status) ? pair.id : undefined,
  }
}

type PastRow = 'ENDED' | 'DECLINED' | 'EXPIRED' | 'WITHDRAWN'

function isPast(status: string): status is PastRow {
  return ['ENDED', 'DECLINED', 'EXPIRED', 'WITHDRAWN'].includes(status)
}

function toStep({
  owner,
  dueOn,
  ...row
}: {
  id: string
  step: string
  support: string | null
  ownerId: string
  owner: Pick<Profile, 'surname' | 'givenName' | 'patronymic'>
  dueOn: Date | null
}): SearchStep {
  return {
    id: row.id,
    step: row.step,
    support: row.support,
    owner: { personId: row.ownerId, name: owner },
    dueOn: dueOn?.toISOString().slice(0, 10) ?? null,
  }
}

function waiting(organisationIds: readonly string[]): Prisma.ListingWhereInput {
  return {
    kind: 'MENTEE',
    unlistedAt: null,
    organisationId: { in: [...organisationIds] },
    person: {
      restrictedAt: null,
      erasedAt: null,
      pairs: { none: { role: 'MENTEE', leftAt: null, pair: { status: 'ACTIVE' } } },
    },
  }
}
