import { describe, expect, it } from 'vitest'
import { isKey, textsIn } from '../../src/i18n/texts.ts'
import { mentorQuestionnaire } from '../../src/mentors/questionnaire.ts'
import { begin, currentQuestion, type Draft } from '../../src/questionnaires/draft.ts'
import { optionsOf, type Value } from '../../src/questionnaires/question.ts'
import { progress, questionsAsked } from '../../src/questionnaires/questionnaire.ts'
import { answer, done, skip, submit, tick, type Decision } from '../../src/questionnaires/steps.ts'
import { keysOf, optionLabel, questionText, shortName } from '../../src/questionnaires/words.ts'

const questions = questionsAsked(mentorQuestionnaire, {})
const all = [textsIn('ru'), textsIn('en')]

/** What a teacher in a hurry presses: no typing but the years. */
const hurried: Record<string, Value> = {
  years: 12,
  category: 'first',
  experience: 'none',
  strengths: ['lesson', 'documentation'],
  kinds: ['situational'],
  capacity: 'one',
  hours: 'oneToTwo',
  days: ['tuesday'],
  reach: 'ownSchool',
  needs: ['nothing'],
  sureOfResult: 7,
  sureOfTheory: 8,
  sureOfPractice: 9,
  sureOfSchool: 10,
  sureOfColleague: 6,
  participation: 'yes',
}

describe('the mentor questionnaire', () => {
  it('asks fourteen things (M1–M14)', () => {
    const draft = begin(mentorQuestionnaire, {})
    expect(progress(mentorQuestionnaire, draft.answers, draft.known, 'post')).toMatchObject({
      number: 1,
      total: 14,
    })
    expect(progress(mentorQuestionnaire, draft.answers, draft.known, 'participation')).toMatchObject({
      number: 14,
      total: 14,
    })
  })

  it('does not ask for the post and the subjects of the profile, but sends them', () => {
    const known = { post: 'teacher', subjects: ['physics', 'Астрономия'] }
    const draft = begin(mentorQuestionnaire, known)
    expect(draft).toMatchObject({ status: 'asking', questionId: 'years' })
    expect(progress(mentorQuestionnaire, draft.answers, draft.known, 'years')).toMatchObject({
      number: 1,
      total: 13,
    })
    const { presses, last } = walk(draft)
    expect(submit(mentorQuestionnaire, last)).toEqual({ ok: true, answers: { ...known, ...hurried } })
    expect(presses).toBeLessThanOrEqual(25)
  })

  it('asks what would help after a low mark, and lets it be skipped', () => {
    const { last } = walk(
      begin(mentorQuestionnaire, { ...hurried, post: 'teacher', subjects: ['none'], sureOfTheory: 3 }),
    )
    expect(last).toMatchObject({
      status: 'reviewing',
      skipped: ['achievements', 'sureOfTheory.comment', 'expectations'],
    })
  })

  it('asks for words when the strength is another one', () => {
    const draft = begin(mentorQuestionnaire, { ...hurried, post: 'teacher', subjects: ['none'], strengths: ['other'] })
    expect(currentQuestion(mentorQuestionnaire, draft)).toMatchObject({ id: 'strengths.comment', text: { max: 300 } })
  })

  it('has every text that it needs', () => {
    expect(keysOf(mentorQuestionnaire).filter((key) => !isKey(key))).toEqual([])
  })

  it.each(all)('has buttons that are read whole on a telephone, $language', (texts) => {
    const labels = questions.flatMap((question) =>
      'one' in question || 'many' in question
        ? optionsOf(question).map((option) => optionLabel(texts, mentorQuestionnaire, question, option))
        : [],
    )
    const names = questionsAsked(mentorQuestionnaire, { ...hurried, strengths: ['other'], sureOfTheory: 1 }).map(
      (question) => shortName(texts, mentorQuestionnaire, question),
    )
    expect(labels.length).toBeGreaterThan(90)
    expect([...labels, ...names].filter((label) => [...label].length > 28)).toEqual([])
  })

  it.each(all)('fits every question into one message with room to spare, $language', (texts) => {
    const lengths = questions.map((question) => {
      const { question: text, hint = '' } = questionText(texts, mentorQuestionnaire, question)
      return [...text, ...hint].length
    })
    expect(Math.max(...lengths)).toBeLessThan(1000)
  })
})

function walk(begun: Draft): { presses: number; last: Draft } {
  let [presses, last] = [0, begun]
  const press = (decision: Decision) => {
    if (!decision.ok) throw new Error(decision.reason)
    presses += 1
    last = decision.draft
  }
  for (;;) {
    const question = currentQuestion(mentorQuestionnaire, last)
    if (question === undefined) return { presses, last }
    const value = hurried[question.id]
    if (value === undefined) press(skip(mentorQuestionnaire, last, question.id))
    else if ('many' in question) {
      for (const entry of Array.isArray(value) ? value : [])
        press(tick(mentorQuestionnaire, last, question.id, entry, true))
      press(done(mentorQuestionnaire, last, question.id))
    } else press(answer(mentorQuestionnaire, last, question.id, value))
  }
}
