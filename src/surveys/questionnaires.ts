import { is, type Answers, type Question, type Value } from '../questionnaires/question.ts'
import { type Questionnaire, relevantAnswers, versionOf } from '../questionnaires/questionnaire.ts'

export const mentorSurvey = 'midterm-mentor'
export const menteeSurvey = 'midterm-mentee'
export type SurveyForm = typeof mentorSurvey | typeof menteeSurvey

/** What a mentor says at the middle of the programme, once for each pair or group (road map 6.1). */
const ofMentor: Questionnaire = {
  key: mentorSurvey,
  version: 1,
  questions: [
    outOfTen('time'),
    outOfTen('follows'),
    outOfTen('theory'),
    outOfTen('practice'),
    outOfTen('independence'),
    outOfTen('level'),
    outOfTen('aspectTeam', 'aspects'),
    outOfTen('aspectSkills', 'aspects'),
    outOfTen('aspectKnowledge', 'aspects'),
    outOfTen('aspectOrder', 'aspects'),
    outOfTen('wayAlone', 'ways'),
    outOfTen('wayPhone', 'ways'),
    outOfTen('wayScheduled', 'ways'),
    outOfTen('wayOnDemand', 'ways'),
    outOfTen('wayTogether', 'ways'),
    { id: 'proposals', text: { max: 1000 }, optional: true, seenBy: 'curator' },
  ],
}

/** What a mentee says then. */
const ofMentee: Questionnaire = {
  key: menteeSurvey,
  version: 1,
  questions: [
    outOfTen('time'),
    { id: 'demands', one: ['little', 'right', 'much'] },
    outOfTen('theory'),
    outOfTen('practice'),
    outOfTen('order'),
    { id: 'frequency', one: ['daily', 'fewWeekly', 'weekly', 'fewMonthly', 'rarely', 'never'] },
    { id: 'initiative', one: ['meMostly', 'meOften', 'equal', 'mentorOften', 'mentorMostly'] },
    {
      id: 'replies',
      one: ['always', 'often', 'notAlways'],
      seenBy: 'curator',
      comment: { when: is('notAlways'), max: 500, optional: true },
    },
    { id: 'feedback', one: ['everyTime', 'weekly', 'monthly', 'rarely', 'none'] },
    {
      id: 'change',
      many: ['plan', 'frequency', 'form', 'mentor', 'nothing'],
      alone: ['nothing'],
      seenBy: 'curator',
      comment: { when: wantsChange, max: 500, optional: true },
    },
  ],
}

/** Every version that somebody may have answered. */
export const mentorSurveys: readonly Questionnaire[] = [ofMentor]
export const menteeSurveys: readonly Questionnaire[] = [ofMentee]

export function surveyOf(role: 'MENTOR' | 'MENTEE'): SurveyForm {
  return role === 'MENTOR' ? mentorSurvey : menteeSurvey
}

/** The version in which it was answered. */
export function surveyAnswered(of: { readonly questionnaire: string; readonly version: number }): Questionnaire {
  return versionOf([...mentorSurveys, ...menteeSurveys], of.questionnaire, of.version)
}

/** The mentee would like another mentor. */
export function wantsOtherMentor(of: {
  readonly questionnaire: string
  readonly version: number
  readonly answers: Answers
}): boolean {
  if (of.questionnaire !== menteeSurvey) return false
  const { change } = relevantAnswers(surveyAnswered(of), of.answers)
  return Array.isArray(change) && change.includes('mentor')
}

function wantsChange(value: Value): boolean {
  return Array.isArray(value) && value.some((entry) => entry !== 'nothing')
}

function outOfTen(id: string, group?: string): Question {
  return { id, scale: { from: 1, to: 10 }, ...(group === undefined ? {} : { group }) }
}
