import { describe, expect, it } from 'vitest'
import {
  latestOf,
  nextQuestion,
  previousQuestion,
  progress,
  questionsAsked,
  relevantAnswers,
  versionOf,
  type Questionnaire,
} from '../../src/questionnaires/questionnaire.ts'
import { atMost, type Answers } from '../../src/questionnaires/question.ts'

const questionnaire: Questionnaire = {
  key: 'sample',
  version: 2,
  questions: [
    { id: 'mood', one: ['good', 'hard'] },
    { id: 'what', text: { max: 500 }, askedIf: (answers) => answers['mood'] === 'hard' },
    { id: 'help', one: ['yes', 'no'], askedIf: (answers) => answers['what'] !== undefined },
    { id: 'use', scale: { from: 1, to: 5 }, group: 'marks', comment: { when: atMost(3), max: 200 } },
    { id: 'comfort', scale: { from: 1, to: 5 }, group: 'marks' },
    { id: 'wishes', text: { max: 500 }, optional: true },
  ],
}
const ids = (answers: Answers) => questionsAsked(questionnaire, answers).map(({ id }) => id)

describe('the questions asked', () => {
  it('follow from the answers', () => {
    expect(ids({})).toEqual(['mood', 'use', 'comfort', 'wishes'])
    expect(ids({ mood: 'hard' })).toEqual(['mood', 'what', 'use', 'comfort', 'wishes'])
    expect(ids({ mood: 'hard', what: 'Дроби' })).toEqual(['mood', 'what', 'help', 'use', 'comfort', 'wishes'])
  })

  it('do not depend on an answer that no longer counts', () => {
    expect(ids({ mood: 'good', what: 'Дроби' })).toEqual(['mood', 'use', 'comfort', 'wishes'])
  })

  it('ask for words after a low mark only', () => {
    expect(ids({ use: 3 })).toEqual(['mood', 'use', 'use.comment', 'comfort', 'wishes'])
    expect(ids({ use: 4 })).not.toContain('use.comment')
  })
})

it('drops answers to questions that are no longer asked', () => {
  const answers = { mood: 'good', what: 'Дроби', help: 'no', use: 5, 'use.comment': 'Мало времени', strange: 'x' }
  expect(relevantAnswers(questionnaire, answers)).toEqual({ mood: 'good', use: 5 })
})

it('takes no name of the object prototype for an answer', () => {
  const odd: Questionnaire = { key: 'odd', version: 1, questions: [{ id: 'constructor', text: { max: 5 } }] }
  expect(nextQuestion(odd, {}, [])?.id).toBe('constructor')
  expect(relevantAnswers(odd, {})).toEqual({})
})

it('goes to the first question that is neither answered nor skipped', () => {
  expect(nextQuestion(questionnaire, {}, [])?.id).toBe('mood')
  expect(nextQuestion(questionnaire, { mood: 'good', comfort: 5 }, [])?.id).toBe('use')
  expect(nextQuestion(questionnaire, { mood: 'good', use: 5, comfort: 5 }, ['wishes'])).toBeUndefined()
})

it('goes back past what was known', () => {
  expect(previousQuestion(questionnaire, { mood: 'good' }, [], 'use')?.id).toBe('mood')
  expect(previousQuestion(questionnaire, { mood: 'good' }, ['mood'], 'use')).toBeUndefined()
  expect(previousQuestion(questionnaire, { use: 1 }, [], 'comfort')?.id).toBe('use.comment')
  expect(previousQuestion(questionnaire, {}, [], 'mood')).toBeUndefined()
})

it('numbers what is asked: a group once with its parts, a comment with its question, the known not at all', () => {
  const whole = { part: 1, parts: 1 }
  expect(progress(questionnaire, {}, [], 'mood')).toEqual({ number: 1, total: 3, ...whole })
  expect(progress(questionnaire, { mood: 'hard' }, [], 'what')).toEqual({ number: 2, total: 4, ...whole })
  const low = { mood: 'good', use: 1 }
  expect(progress(questionnaire, low, [], 'use')).toEqual({ number: 2, total: 3, part: 1, parts: 2 })
  expect(progress(questionnaire, low, [], 'use.comment')).toEqual({ number: 2, total: 3, part: 1, parts: 2 })
  expect(progress(questionnaire, low, [], 'comfort')).toEqual({ number: 2, total: 3, part: 2, parts: 2 })
  expect(progress(questionnaire, low, ['use'], 'comfort')).toEqual({ number: 2, total: 3, ...whole })
  expect(progress(questionnaire, { mood: 'good' }, ['mood'], 'use')).toMatchObject({ number: 1, total: 2 })
})

it('is found by its version: the draft by its own, a new one by the latest', () => {
  const older = { ...questionnaire, version: 1 }
  expect(versionOf([older, questionnaire], 'sample', 1)).toBe(older)
  expect(latestOf([questionnaire, older], 'sample')).toBe(questionnaire)
  expect(() => versionOf([older], 'sample', 2)).toThrow('There is no questionnaire sample of version 2')
  expect(() => latestOf([older], 'other')).toThrow('other')
})
