import type { Tx } from '../../db/transaction.ts'
import type { Answers } from '../../questionnaires/question.ts'
import { menteeSurvey, mentorSurvey } from '../questionnaires.ts'

export type SurveyAnswers = {
  readonly personId: string
  readonly questionnaire: string
  readonly version: number
  readonly answers: Answers
  readonly submittedAt: Date
}

const fields = { personId: true, questionnaire: true, version: true, answers: true, submittedAt: true } as const
const ofSurveys = { questionnaire: { in: [mentorSurvey, menteeSurvey] }, replacedAt: null }

/** The answers in force about the pair. */
export async function listAnswersAbout(tx: Tx, pairId: string): Promise<SurveyAnswers[]> {
  const rows = await tx.questionnaireResponse.findMany({
    where: { ...ofSurveys, subjectId: pairId },
    orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }],
    select: fields,
  })
  return rows.map(toAnswers)
}

/** Of people of the school, since then. */
export async function listAnswersOfSchool(tx: Tx, organisationId: string, since: Date): Promise<SurveyAnswers[]> {
  const rows = await tx.questionnaireResponse.findMany({
    where: { ...ofSurveys, organisationId, submittedAt: { gte: since } },
    orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }],
    select: fields,
  })
  return rows.map(toAnswers)
}

export async function countAsked(tx: Tx, organisationId: string, since: Date): Promise<number> {
  return await tx.surveyInvitation.count({ where: { organisationId, askedAt: { gte: since } } })
}

function toAnswers(row: Omit<SurveyAnswers, 'answers'> & { answers: unknown }): SurveyAnswers {
  // Only the questionnaires' store writes the column, from answers.
  return { ...row, answers: row.answers as Answers }
}
