import type { Tx } from '../../db/transaction.ts'
import { type Organisation, organisationFields } from '../../organisations/organisation.ts'
import type { NameParts } from '../../people/name.ts'

/** A move to another school that was proposed, with those whom it concerns. */
export type Move = {
  readonly id: string
  readonly person: NameParts & {
    readonly id: string
    readonly post: string | null
    readonly subjects: readonly string[]
  }
  readonly from: Organisation
  readonly to: Organisation
  readonly proposedById: string
  readonly isOpen: boolean
}

const fields = {
  id: true,
  person: { select: { id: true, surname: true, givenName: true, patronymic: true, post: true, subjects: true } },
  from: { select: organisationFields },
  to: { select: organisationFields },
  proposedById: true,
  answeredAt: true,
} as const

type Row = Omit<Move, 'isOpen'> & { answeredAt: Date | null }

const living = { restrictedAt: null, erasedAt: null } as const

export async function findMove(tx: Tx, id: string): Promise<Move | undefined> {
  const row: Row | null = await tx.move.findFirst({ where: { id, person: living }, select: fields })
  return row ? toMove(row) : undefined
}

/** Moves into the school and out of it that wait for an answer, the oldest first. */
export async function listOpenMoves(tx: Tx, schoolId: string): Promise<Move[]> {
  const rows: Row[] = await tx.move.findMany({
    where: { answeredAt: null, person: living, OR: [{ fromId: schoolId }, { toId: schoolId }] },
    orderBy: [{ proposedAt: 'asc' }, { id: 'asc' }],
    take: 20,
    select: fields,
  })
  return rows.map(toMove)
}

/** The new move's id; undefined where one of this person from this school waits already. */
export async function addMove(
  tx: Tx,
  move: { personId: string; fromId: string; toId: string; proposedById: string; proposedAt: Date },
): Promise<string | undefined> {
  const { personId, fromId } = move
  if ((await tx.move.count({ where: { personId, fromId, answeredAt: null } })) > 0) return undefined
  return (await tx.move.create({ data: move, select: { id: true } })).id
}

/** False when somebody has answered before. */
export async function saveMoveAnswer(
  tx: Tx,
  id: string,
  answer: { outcome: 'ACCEPTED' | 'DECLINED' | 'WITHDRAWN'; answeredById: string; answeredAt: Date },
): Promise<boolean> {
  const changed = await tx.move.updateMany({ where: { id, answeredAt: null }, data: answer })
  return changed.count === 1
}

function toMove({ answeredAt, ...row }: Row): Move {
  return { ...row, isOpen: answeredAt === null }
}
