import { z } from 'zod'
import type { Tx } from '../../db/transaction.ts'
import type { DestructionReason } from '../act.ts'

export type Act = {
  readonly id: string
  readonly organisationId: string
  readonly personId: string
  readonly reason: DestructionReason
  readonly madeAt: Date
  /** Numbers of rows by table. */
  readonly destroyed: Readonly<Record<string, number>>
  readonly kept: Readonly<Record<string, number>>
}

const counts = z.record(z.string(), z.number())

export async function addAct(tx: Tx, act: Omit<Act, 'id'>): Promise<Act> {
  const { destroyed, kept, ...rest } = act
  const row = await tx.destructionAct.create({
    data: { ...rest, destroyed: { ...destroyed }, kept: { ...kept } },
    select: { id: true },
  })
  return { id: row.id, ...act }
}

/** The newest first. */
export async function listActs(
  tx: Tx,
  organisationIds: readonly string[],
  page: { skip: number; take: number },
): Promise<{ rows: Act[]; total: number }> {
  const where = { organisationId: { in: [...organisationIds] } }
  const rows = await tx.destructionAct.findMany({ where, orderBy: [{ madeAt: 'desc' }, { id: 'asc' }], ...page })
  return { rows: rows.map(toAct), total: await tx.destructionAct.count({ where }) }
}

export async function findAct(tx: Tx, id: string, organisationIds: readonly string[]): Promise<Act | undefined> {
  const row = await tx.destructionAct.findFirst({ where: { id, organisationId: { in: [...organisationIds] } } })
  return row ? toAct(row) : undefined
}

/** What the journal says of the destruction: the extract that goes with the act. */
export async function listJournalOf(tx: Tx, act: Act) {
  return await tx.journalEntry.findMany({
    where: {
      organisationId: act.organisationId,
      subject: 'person',
      subjectId: act.personId,
      event: { in: ['consent-withdrawn', 'person-left', 'person-moved', 'data-destroyed'] },
      at: { lte: act.madeAt },
    },
    orderBy: { id: 'asc' },
    select: { id: true, at: true, event: true, clause: true },
  })
}

function toAct({
  destroyed,
  kept,
  ...row
}: Omit<Act, 'destroyed' | 'kept'> & { destroyed: unknown; kept: unknown }): Act {
  return { ...row, destroyed: counts.parse(destroyed), kept: counts.parse(kept) }
}
