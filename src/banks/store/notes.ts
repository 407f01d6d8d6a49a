import type { Tx } from '../../db/transaction.ts'
import type { Whose } from '../listing.ts'

/** What a curator wrote down about somebody; read by the curators of the school alone. */
export type CuratorNote = {
  readonly id: string
  readonly authorId: string
  /** «Иванова А. П.» is made of it. */
  readonly author: {
    readonly surname: string | null
    readonly givenName: string | null
    readonly patronymic: string | null
  }
  readonly text: string
  readonly writtenAt: Date
}

const noteFields = {
  id: true,
  authorId: true,
  author: { select: { surname: true, givenName: true, patronymic: true } },
  text: true,
  writtenAt: true,
} as const

/** The newest first. */
export async function listNotes(
  tx: Tx,
  whose: Whose,
  page: { skip: number; take: number },
): Promise<{ rows: CuratorNote[]; total: number }> {
  const { personId, organisationId } = whose
  const rows = await tx.curatorNote.findMany({
    where: { personId, organisationId },
    orderBy: [{ writtenAt: 'desc' }, { id: 'desc' }],
    ...page,
    select: noteFields,
  })
  return { rows, total: await countNotes(tx, whose) }
}

export async function countNotes(tx: Tx, { personId, organisationId }: Whose): Promise<number> {
  return await tx.curatorNote.count({ where: { personId, organisationId } })
}

export async function findNote(tx: Tx, id: string, whose: Whose): Promise<CuratorNote | undefined> {
  return (await tx.curatorNote.findFirst({ where: { id, ...whose }, select: noteFields })) ?? undefined
}

export async function addNote(
  tx: Tx,
  { personId, organisationId, authorId, text }: Whose & { authorId: string; text: string },
  now: Date,
): Promise<string> {
  const data = { personId, organisationId, authorId, text, writtenAt: now }
  return (await tx.curatorNote.create({ data, select: { id: true } })).id
}

/** Only the author's own; answers whether it was there. */
export async function removeNote(tx: Tx, id: string, authorId: string, whose: Whose): Promise<boolean> {
  const { personId, organisationId } = whose
  return (await tx.curatorNote.deleteMany({ where: { id, authorId, personId, organisationId } })).count > 0
}
