import type { Tx } from '../../db/transaction.ts'
import { onceKeys } from '../items.ts'
import type { Entry } from '../standing.ts'

export type EntryId = { readonly organisationId: string; readonly schoolYear: number; readonly key: string }

/** What these organisations wrote down of those school years; of what is done once, of every year. */
export async function listEntries(
  tx: Tx,
  organisationIds: readonly string[],
  schoolYears: readonly number[],
): Promise<Entry[]> {
  const rows = await tx.roadmapEntry.findMany({
    where: {
      organisationId: { in: [...organisationIds] },
      OR: [{ schoolYear: { in: [...schoolYears] } }, { key: { in: [...onceKeys] } }],
    },
    orderBy: { schoolYear: 'asc' },
    select: fields,
  })
  return rows.map(toEntry)
}

export type EntryChange = {
  readonly dueOn?: string | null
  readonly ownerId?: string | null
  readonly doneOn?: string | null
  readonly isNotNeeded?: boolean
  readonly number?: string | null
  readonly note?: string | null
  readonly fileId?: string | null
  readonly markedById?: string | null
  readonly markedAt?: Date | null
}

export async function saveEntry(tx: Tx, id: EntryId, { dueOn, doneOn, ...rest }: EntryChange): Promise<void> {
  const change = {
    ...rest,
    ...(dueOn === undefined ? {} : { dueOn: dueOn === null ? null : new Date(dueOn) }),
    ...(doneOn === undefined ? {} : { doneOn: doneOn === null ? null : new Date(doneOn) }),
  }
  await tx.roadmapEntry.upsert({
    where: { organisationId_schoolYear_key: id },
    create: { ...id, ...change },
    update: change,
    select: { key: true },
  })
}

const fields = {
  organisationId: true,
  schoolYear: true,
  key: true,
  dueOn: true,
  doneOn: true,
  isNotNeeded: true,
  number: true,
  note: true,
  owner: { select: { id: true, surname: true, givenName: true, patronymic: true, restrictedAt: true, erasedAt: true } },
  file: { select: { id: true, name: true } },
} as const

type Row = Omit<Entry, 'dueOn' | 'doneOn' | 'owner'> & {
  dueOn: Date | null
  doneOn: Date | null
  owner:
    | (Omit<NonNullable<Entry['owner']>['name'], never> & {
        id: string
        restrictedAt: Date | null
        erasedAt: Date | null
      })
    | null
}

function toEntry({ dueOn, doneOn, owner, ...row }: Row): Entry {
  const isNamed = owner !== null && owner.restrictedAt === null && owner.erasedAt === null
  const { id, surname, givenName, patronymic } = owner ?? { id: '', surname: null, givenName: null, patronymic: null }
  return {
    ...row,
    dueOn: dayOf(dueOn),
    doneOn: dayOf(doneOn),
    owner: isNamed ? { personId: id, name: { surname, givenName, patronymic } } : null,
  }
}

function dayOf(day: Date | null): string | null {
  return day?.toISOString().slice(0, 10) ?? null
}
