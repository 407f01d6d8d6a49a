import type { Tx } from '../../db/transaction.ts'

export type PairQuestion = {
  readonly id: string
  readonly pairId: string
  readonly askedById: string
  readonly text: string
  readonly askedAt: Date
  readonly reply: string | null
}

const fields = { id: true, pairId: true, askedById: true, text: true, askedAt: true, reply: true } as const

export async function addQuestion(
  tx: Tx,
  question: { readonly pairId: string; readonly askedById: string; readonly text: string },
  now: Date,
): Promise<string> {
  const row = await tx.pairQuestion.create({ data: { ...question, askedAt: now }, select: { id: true } })
  return row.id
}

export async function findQuestion(tx: Tx, id: string): Promise<PairQuestion | undefined> {
  return (await tx.pairQuestion.findUnique({ where: { id }, select: fields })) ?? undefined
}

/** The oldest first. */
export async function listQuestions(tx: Tx, pairId: string): Promise<PairQuestion[]> {
  return await tx.pairQuestion.findMany({
    where: { pairId },
    orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
    select: fields,
  })
}

/** False where somebody has replied already. */
export async function saveReply(tx: Tx, id: string, reply: string, repliedById: string, now: Date): Promise<boolean> {
  const saved = await tx.pairQuestion.updateMany({
    where: { id, reply: null },
    data: { reply, repliedById, repliedAt: now },
  })
  return saved.count > 0
}
