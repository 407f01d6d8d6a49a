import { difficulties } from '../questionnaires/difficulties.ts'
import { posts } from '../questionnaires/posts.ts'
import { type Answers, atMost, entriesOf, includes, is, type QuestionPlan } from '../questionnaires/question.ts'
import type { Questionnaire } from '../questionnaires/questionnaire.ts'
import { subjects } from '../questionnaires/subjects.ts'

/** Each entry of one's own is a button too, and the messenger takes a hundred. */
const mostOwnEntries = 10
const mostMain = 3

/** The request of a mentee with the diagnosis of what is hard (road map 2.1): who enters the bank of mentees and with what. */
export const requestQuestionnaire: Questionnaire = {
  key: 'request',
  version: 1,
  questions: [
    { id: 'post', one: posts, ownWords: { max: 100 }, group: 'work' },
    { id: 'subjects', many: subjects, alone: ['none'], ownWords: { max: 60 }, max: mostOwnEntries, group: 'work' },
    {
      id: 'classes',
      many: ['preschool', 'primary', 'middle', 'senior', 'none'],
      alone: ['none'],
      ownWords: { max: 60 },
      max: mostOwnEntries,
      group: 'work',
    },
    { id: 'yearsOfWork', number: { min: 0, max: 60, decimals: 1, growsYearly: true }, group: 'years' },
    { id: 'yearsAtSchool', number: { min: 0, max: 60, decimals: 1, growsYearly: true }, group: 'years' },
    {
      id: 'reason',
      one: ['firstYear', 'newPost', 'pause', 'technology', 'certification', 'burnout', 'other'],
      comment: { when: is('other'), max: 300 },
    },
    { id: 'preparation', one: ['yes', 'partly', 'no'] },
    { id: 'lacking', text: { max: 1000 }, optional: true },
    {
      id: 'difficulties',
      many: difficulties,
      comment: { when: includes('other'), max: 300 },
      group: 'difficulties',
    },
    {
      id: 'main',
      ranked: { chosenAt: 'difficulties' },
      max: mostMain,
      // Where one or two are ticked, these are the main ones.
      askedIf: (answers) => entriesOf(answers, 'difficulties').length > 2,
      group: 'difficulties',
    },
    {
      id: 'hardness',
      scale: { from: 1, to: 10 },
      each: { of: 'difficulties', alsoOf: ['main'], things: mainDifficulties },
    },
    {
      id: 'help',
      ranked: ['talk', 'scheduled', 'visitMine', 'visitMentor', 'stepByStep', 'materials', 'seminar'],
      max: 3,
    },
    { id: 'frequency', one: ['often', 'weekly', 'twiceMonthly', 'monthly', 'asNeeded'] },
    { id: 'wished', text: { max: 300 }, optional: true, seenBy: 'curator', group: 'wishes' },
    { id: 'unwished', text: { max: 300 }, optional: true, seenBy: 'curator', group: 'wishes' },
    { id: 'success', text: { max: 1000 }, optional: true },
    expectation('expectedUse'),
    expectation('expectedComfort'),
    expectation('expectedTheory'),
    expectation('expectedPractice'),
    expectation('expectedSupport'),
    { id: 'participation', one: ['yes', 'doubt', 'no'] },
  ],
}

/** Those that the person put first; where there was nothing to choose from, all of them. */
export function mainDifficulties(answers: Answers): readonly string[] {
  const ranked = entriesOf(answers, 'main')
  const chosen = entriesOf(answers, 'difficulties')
  return ranked.length > 0 ? ranked : chosen.length > 2 ? [] : chosen
}

/** Asked again at the end of a programme: expectations before, results after. */
function expectation(id: string): QuestionPlan {
  return {
    id,
    scale: { from: 1, to: 10 },
    group: 'expectations',
    comment: { when: atMost(3), max: 500, optional: true },
  }
}
