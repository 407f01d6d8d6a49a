import { difficulties } from '../questionnaires/difficulties.ts'
import { posts } from '../questionnaires/posts.ts'
import { atMost, includes, type Question } from '../questionnaires/question.ts'
import type { Questionnaire } from '../questionnaires/questionnaire.ts'
import { subjects } from '../questionnaires/subjects.ts'

/** Each entry of one's own is a button too, and the messenger takes a hundred. */
const mostEntries = 10

/** The questionnaire of a possible mentor (ДК 3.1): who enters the bank and with what. */
export const mentorQuestionnaire: Questionnaire = {
  key: 'mentor',
  version: 1,
  questions: [
    { id: 'post', one: posts, ownWords: { max: 100 }, group: 'work' },
    { id: 'subjects', many: subjects, alone: ['none'], ownWords: { max: 60 }, max: mostEntries, group: 'work' },
    { id: 'years', number: { min: 0, max: 60, decimals: 1 } },
    { id: 'category', one: ['none', 'confirmed', 'first', 'highest', 'methodologist', 'mentor'] },
    { id: 'experience', one: ['none', 'mentor', 'mentee', 'both'] },
    { id: 'strengths', many: difficulties, comment: { when: includes('other'), max: 300 } },
    { id: 'achievements', text: { max: 1000 }, optional: true },
    {
      id: 'kinds',
      many: ['traditional', 'situational', 'remote', 'group', 'shortTerm', 'reverse', 'speed'],
    },
    { id: 'capacity', one: ['one', 'two', 'group'] },
    { id: 'hours', one: ['underOne', 'oneToTwo', 'twoToThree', 'more'], group: 'time' },
    {
      id: 'days',
      many: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'any'],
      alone: ['any'],
      group: 'time',
    },
    { id: 'reach', one: ['ownSchool', 'district', 'remote'] },
    {
      id: 'needs',
      many: ['training', 'guides', 'templates', 'time', 'advice', 'nothing'],
      alone: ['nothing'],
      ownWords: { max: 300 },
      max: mostEntries,
    },
    confidence('sureOfResult'),
    confidence('sureOfTheory'),
    confidence('sureOfPractice'),
    confidence('sureOfSchool'),
    confidence('sureOfColleague'),
    { id: 'expectations', text: { max: 1000 }, optional: true },
    { id: 'participation', one: ['yes', 'later', 'no'] },
  ],
}

/** Asked again at the end of a programme: expectations before, results after. */
function confidence(id: string): Question {
  return { id, scale: { from: 1, to: 10 }, group: 'confidence', comment: { when: atMost(3), max: 500, optional: true } }
}
