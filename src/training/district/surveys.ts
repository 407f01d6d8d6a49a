import type { Tx } from '../../db/transaction.ts'
import type { Member } from '../../people/actor.ts'
import { submit } from '../../questionnaires/steps.ts'
import { addDraft } from '../../questionnaires/store/drafts.ts'
import { saveResponse } from '../../questionnaires/store/responses.ts'
import { acceptSurvey } from '../../surveys/actions/answering.ts'
import { askPair } from '../../surveys/actions/asking.ts'
import { menteeSurvey, menteeSurveys, mentorSurvey, mentorSurveys } from '../../surveys/questionnaires.ts'
import { listUnasked } from '../../surveys/store/due.ts'
import { fill, placeOf } from './answers.ts'
import type { AtWork } from './pairs.ts'

type Ago = (days: number) => Date

/** At the middle of the programme the mentor has begun to answer, one mentee has answered, another has not (ДК 6.1). */
export async function fillSurveys(tx: Tx, { pairId, mentor, mentees }: AtWork, ago: Ago): Promise<void> {
  const course = (await listUnasked(tx)).find((one) => one.pairId === pairId)
  if (!course) throw new Error('an invented pair has been asked already')
  await askPair(tx, pairId, course, ago(2))
  await begin(tx, mentor, pairId, ago(1))
  const [mentee] = mentees
  if (mentee) await answer(tx, mentee, pairId, ago(1))
}

async function begin(tx: Tx, mentor: Member, pairId: string, at: Date): Promise<void> {
  const [questionnaire] = mentorSurveys
  if (!questionnaire) return
  const whose = { personId: mentor.personId, organisationId: placeOf(mentor), subjectId: pairId }
  const draft = fill({ questionnaire, known: () => ({}) }, mentor, '', 5)
  await addDraft(tx, { ...whose, questionnaire: mentorSurvey, version: 1, draft }, at, at)
}

async function answer(tx: Tx, mentee: Member, pairId: string, at: Date): Promise<void> {
  const [questionnaire] = menteeSurveys
  if (!questionnaire) return
  const sent = submit(questionnaire, fill({ questionnaire, known: () => ({}) }, mentee, '', Infinity))
  if (!sent.ok) throw new Error('an invented survey is not complete')
  const whose = { personId: mentee.personId, organisationId: placeOf(mentee), subjectId: pairId }
  const response = { ...whose, questionnaire: menteeSurvey, version: 1, answers: sent.answers, startedAt: at }
  const { id } = await saveResponse(tx, response, at)
  await acceptSurvey(tx, mentee, { ...response, id, submittedAt: at }, at)
}
