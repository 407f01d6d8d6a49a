import { describe, expect, it } from 'vitest'
import { textsIn } from '../../src/i18n/texts.ts'
import { mentorQuestionnaire } from '../../src/mentors/questionnaire.ts'
import { labelOfPost, labelOfSubject } from '../../src/questionnaires/labels.ts'
import type { Question } from '../../src/questionnaires/question.ts'
import { questionsAsked } from '../../src/questionnaires/questionnaire.ts'
import type { StepRefusal } from '../../src/questionnaires/steps.ts'
import {
  answerText,
  optionLabel,
  progressBar,
  questionText,
  refusalText,
  shortName,
} from '../../src/questionnaires/words.ts'

const ru = textsIn('ru')
const en = textsIn('en')

function asked(id: string): Question {
  const found = questionsAsked(mentorQuestionnaire, { sureOfTheory: 2 }).find((question) => question.id === id)
  if (found === undefined) throw new Error(id)
  return found
}
const said = (id: string, value: string | number | readonly string[]) =>
  answerText(ru, mentorQuestionnaire, asked(id), value)

describe('a question', () => {
  it('is said with its hint where it has one', () => {
    expect(questionText(ru, mentorQuestionnaire, asked('years'))).toEqual({
      question: 'Сколько лет вы работаете педагогом?',
      hint: 'Общий педагогический стаж. Если меньше года, напишите 0.',
    })
    expect(questionText(en, mentorQuestionnaire, asked('days'))).toEqual({
      question: 'Which days suit you best?',
      hint: undefined,
    })
  })

  it('that follows up has its own words', () => {
    expect(questionText(ru, mentorQuestionnaire, asked('sureOfTheory.comment')).question).toBe(
      'Что помогло бы вам чувствовать себя увереннее?',
    )
    expect(shortName(en, mentorQuestionnaire, asked('sureOfTheory.comment'))).toBe('↳ What would help')
  })

  it('has short labels on its buttons, from its own texts or from a shared list', () => {
    const [hours, strengths] = [asked('hours'), asked('strengths')]
    if (!('one' in hours && 'many' in strengths)) throw new Error('other kinds were meant')
    expect(optionLabel(ru, mentorQuestionnaire, hours, 'oneToTwo')).toBe('1–2 часа')
    expect(optionLabel(ru, mentorQuestionnaire, strengths, 'planning')).toBe('Рабочая программа и КТП')
    expect(optionLabel(ru, mentorQuestionnaire, strengths, 'toString')).toBe('toString')
  })
})

it('says answers in full, own words as they are', () => {
  expect(said('strengths', ['planning', 'parents'])).toBe('планирование (рабочая программа, КТП); работа с родителями')
  expect(said('subjects', ['physics', 'Астрономия'])).toBe('Физика; Астрономия')
  expect([said('sureOfTheory', 7), said('years', 12.5), said('achievements', 'Урок <года>')]).toEqual([
    '7 из 10',
    '12,5',
    'Урок <года>',
  ])
  expect(said('category', 'confirmed')).toBe('соответствие занимаемой должности')
})

it('says posts and subjects, own words as they are', () => {
  expect([labelOfPost(ru, 'deputyHead'), labelOfPost(en, 'Лаборант')]).toEqual(['Заместитель директора', 'Лаборант'])
  expect([labelOfSubject(ru, 'primary'), labelOfSubject(en, 'history')]).toEqual([
    'Начальные классы',
    'History and social studies',
  ])
})

it('shows how far it is, full only when nothing is left to answer', () => {
  expect(progressBar({ number: 1, total: 14 })).toBe('▱▱▱▱▱▱▱▱▱▱')
  expect(progressBar({ number: 8, total: 14 })).toBe('▰▰▰▰▰▱▱▱▱▱')
  expect(progressBar({ number: 14, total: 14 })).toBe('▰▰▰▰▰▰▰▰▰▱')
  expect(progressBar({ number: 1, total: 1 })).toBe('▱▱▱▱▱▱▱▱▱▱')
})

it('says what is wrong and what to do, with the numbers', () => {
  const refusals: StepRefusal[] = [
    { reason: 'too-small', min: 1 },
    { reason: 'too-big', max: 60 },
    { reason: 'too-long', max: 1000, length: 1021 },
    { reason: 'too-many', max: 3 },
    { reason: 'not-a-number' },
  ]
  expect(refusals.map((refusal) => refusalText(ru, refusal))).toEqual([
    'Число слишком маленькое. Наименьшее возможное — 1.',
    'Число слишком большое. Наибольшее возможное — 60.',
    'Получилось длинно: 1 021 знак, а помещается 1 000. Сократите, пожалуйста, и отправьте снова.'.replaceAll(
      /(?<=1) (?=0)/g,
      '\u00a0',
    ),
    'Можно отметить не больше 3 ответов. Снимите одну отметку, чтобы поставить другую.',
    'Не получилось найти число. Напишите одно число, например 5.',
  ])
  const plain = [
    'empty',
    'not-whole',
    'not-an-option',
    'not-current',
    'nothing-ticked',
    'nothing-before',
    'not-optional',
  ] as const
  expect(new Set(plain.map((reason) => refusalText(en, { reason }))).size).toBe(plain.length)
})
