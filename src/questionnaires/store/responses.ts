import type { Tx } from '../../db/transaction.ts'
import type { Answers } from '../question.ts'

export type Response = {
  readonly id: string
  readonly personId: string
  readonly organisationId: string
  readonly questionnaire: string
  /** As of a draft. */
  readonly subjectId: string
  readonly version: number
  readonly answers: Answers
  readonly submittedAt: Date
}

const responseFields = {
  id: true,
  personId: true,
  organisationId: true,
  questionnaire: true,
  subjectId: true,
  version: true,
  answers: true,
  submittedAt: true,
} as const

export async function findResponse(
  tx: Tx,
  personId: string,
  questionnaire: string,
  subjectId = '',
): Promise<Response | undefined> {
  const row = await tx.questionnaireResponse.findFirst({
    where: { personId, questionnaire, subjectId, replacedAt: null },
    select: responseFields,
  })
  return row ? toResponse(row) : undefined
}

/** Ends the response in force, which stays in the history, and adds the new one. Answers with its id, and whether it is the first of the person about this. */
export async function saveResponse(
  tx: Tx,
  response: Omit<Response, 'id' | 'submittedAt' | 'subjectId'> & { startedAt: Date; subjectId?: string },
  now: Date,
): Promise<{ id: string; isFirst: boolean }> {
  const { personId, questionnaire, subjectId = '', answers } = response
  const ended = await tx.questionnaireResponse.updateMany({
    where: { personId, questionnaire, subjectId, replacedAt: null },
    data: { replacedAt: now },
  })
  // The column takes plain JSON; answers are that, only read-only.
  const data = { ...response, answers: { ...answers } as Record<string, string | number | string[]>, submittedAt: now }
  const row = await tx.questionnaireResponse.create({ data, select: { id: true } })
  return { id: row.id, isFirst: ended.count === 0 }
}

function toResponse(row: Omit<Response, 'answers'> & { answers: unknown }): Response {
  // Only saveResponse writes the column, from answers.
  return { ...row, answers: row.answers as Answers }
}
