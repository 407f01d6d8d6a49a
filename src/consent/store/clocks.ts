import type { Tx } from '../../db/transaction.ts'
import type { ConsentKind, Profile } from '../../people/actor.ts'

/** A clock of the law that runs: what a consent allowed to keep is destroyed by the day. */
export type Clock = {
  readonly consentId: string
  readonly personId: string
  readonly organisationId: string
  readonly kind: ConsentKind
  readonly endReason: 'WITHDRAWN' | 'REPLACED' | 'LEFT' | null
  readonly finishedAt: Date | null
  readonly destroyBy: string
}

/** The name is absent where the person asked to restrict the processing. */
export type NamedClock = Clock & { readonly name: Pick<Profile, 'surname' | 'givenName' | 'patronymic'> | undefined }

/** Ended consents whose day has come and whose destruction is not written down yet; `today` is `YYYY-MM-DD`. */
export async function listDueDestructions(tx: Tx, today: string): Promise<Clock[]> {
  return await listClocks(tx, { destroyBy: { lte: new Date(today) } })
}

/** Clocks that run in an organisation, the nearest first. */
export async function listRunningClocks(
  tx: Tx,
  organisationId: string,
  page: { skip: number; take: number },
): Promise<{ rows: NamedClock[]; total: number }> {
  const where = { organisationId, destroyBy: { not: null }, destroyedAt: null, person: { erasedAt: null } }
  const total = await tx.consent.count({ where })
  const rows = await tx.consent.findMany({
    where,
    orderBy: [{ destroyBy: 'asc' }, { id: 'asc' }],
    ...page,
    select: {
      ...clockFields,
      person: { select: { surname: true, givenName: true, patronymic: true, restrictedAt: true } },
    },
  })
  const named = rows.flatMap(({ person: { restrictedAt, ...name }, ...row }) =>
    toClock(row).map((one) => ({ ...one, name: restrictedAt === null ? name : undefined })),
  )
  return { rows: named, total }
}

/** What was to be destroyed is: the clock has stopped. */
export async function saveDestroyed(tx: Tx, consentId: string, now: Date): Promise<void> {
  await tx.consent.updateMany({ where: { id: consentId, destroyedAt: null }, data: { destroyedAt: now } })
}

const clockFields = {
  id: true,
  personId: true,
  organisationId: true,
  kind: true,
  endReason: true,
  finishedAt: true,
  destroyBy: true,
} as const

async function listClocks(tx: Tx, due: { destroyBy: { lte: Date } }): Promise<Clock[]> {
  const rows = await tx.consent.findMany({
    where: { ...due, destroyedAt: null },
    orderBy: [{ destroyBy: 'asc' }, { id: 'asc' }],
    select: clockFields,
  })
  return rows.flatMap(toClock)
}

function toClock({
  id,
  destroyBy,
  ...row
}: Omit<Clock, 'consentId' | 'destroyBy'> & { id: string; destroyBy: Date | null }): Clock[] {
  return destroyBy ? [{ ...row, consentId: id, destroyBy: destroyBy.toISOString().slice(0, 10) }] : []
}
