import type { Tx } from '../../db/transaction.ts'

export type ListedPerson = {
  readonly listingId: string
  readonly personId: string
  readonly organisationId: string
  readonly capacity: number | null
  /** What a mentor helps with; what is hard for a mentee. */
  readonly difficulties: readonly string[]
  readonly pausedAt: Date | null
  /** `YYYY-MM-DD` */
  readonly pausedUntil: string | null
}

/** Entries of a bank that are in force, of people who may be shown. */
export async function listListed(
  tx: Tx,
  kind: 'MENTOR' | 'MENTEE',
  listingIds: readonly string[],
): Promise<ListedPerson[]> {
  return await find(tx, { kind, id: { in: [...listingIds] } })
}

/** The person's entry in the bank, wherever they are in it. */
export async function listListedOf(
  tx: Tx,
  kind: 'MENTOR' | 'MENTEE',
  personIds: readonly string[],
): Promise<ListedPerson[]> {
  return await find(tx, { kind, personId: { in: [...personIds] } })
}

async function find(
  tx: Tx,
  where: { kind: 'MENTOR' | 'MENTEE'; id?: { in: string[] }; personId?: { in: string[] } },
): Promise<ListedPerson[]> {
  const rows = await tx.listing.findMany({
    where: { ...where, unlistedAt: null, person: { restrictedAt: null, erasedAt: null } },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      personId: true,
      organisationId: true,
      capacity: true,
      difficulties: true,
      pausedAt: true,
      pausedUntil: true,
    },
  })
  return rows.map(({ id, pausedUntil, ...row }) => ({
    ...row,
    listingId: id,
    pausedUntil: pausedUntil?.toISOString().slice(0, 10) ?? null,
  }))
}
