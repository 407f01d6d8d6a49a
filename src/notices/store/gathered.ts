import type { Tx } from '../../db/transaction.ts'
import { type GatheredKind, gatheredKinds } from '../kinds.ts'
import type { Group, Tiding } from '../store.ts'

export type Gathered = Group & { readonly tidings: readonly Tiding[] }

/** What these people are to be told together, due by then: by person, organisation and kind, the oldest first. */
export async function listGatheredOf(tx: Tx, personIds: readonly string[], by: Date): Promise<Gathered[]> {
  if (personIds.length === 0) return []
  const rows = await tx.tiding.findMany({
    where: { personId: { in: [...personIds] }, dueAt: { lte: by } },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      personId: true,
      organisationId: true,
      kind: true,
      subjectId: true,
      aboutId: true,
      happenedAt: true,
      dueAt: true,
    },
  })
  const groups = Map.groupBy(rows, ({ personId, organisationId, kind }) => [personId, organisationId, kind].join(' '))
  return [...groups.values()].flatMap((tidings) => {
    const [first] = tidings
    const kind = gatheredKinds.find((one): one is GatheredKind => one === first?.kind)
    return first && kind ? [{ ...first, kind, tidings }] : []
  })
}

/** Answers how many were still there. */
export async function removeTidings(tx: Tx, ids: readonly bigint[]): Promise<number> {
  if (ids.length === 0) return 0
  return (await tx.tiding.deleteMany({ where: { id: { in: [...ids] } } })).count
}
