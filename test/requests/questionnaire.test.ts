import { describe, expect, it } from 'vitest'
import { isKey, isThingKey, textsIn } from '../../src/i18n/texts.ts'
import { begin, currentQuestion, type Draft, ticked } from '../../src/questionnaires/draft.ts'
import { answerLines } from '../../src/questionnaires/lines.ts'
import { isChoice, isSeveral, optionsOf, type Answers, type Value } from '../../src/questionnaires/question.ts'
import { progress, questionsAsked } from '../../src/questionnaires/questionnaire.ts'
import { answersSeen } from '../../src/questionnaires/seen.ts'
import { answer, back, done, skip, submit, tick, type Decision } from '../../src/questionnaires/steps.ts'
import { keysOf, optionLabel, questionText, shortName } from '../../src/questionnaires/words.ts'
import { requestQuestionnaire } from '../../src/requests/questionnaire.ts'
import {
  difficultiesOf,
  hardnessOf,
  helpOf,
  knownToRequest,
  requestFacts,
  wantsMentor,
} from '../../src/requests/request.ts'

const all = [textsIn('ru'), textsIn('en')]
const known = { post: 'teacher', subjects: ['physics'] }

/** What a teacher in a hurry presses: no typing but the years. */
const hurried: Readonly<Record<string, Value>> = {
  classes: ['middle'],
  yearsOfWork: 1,
  yearsAtSchool: 0,
  reason: 'firstYear',
  preparation: 'partly',
  difficulties: ['lesson', 'discipline', 'parents', 'documentation'],
  main: ['discipline', 'lesson', 'documentation'],
  'hardness.discipline': 9,
  'hardness.lesson': 6,
  'hardness.documentation': 7,
  help: ['visitMentor', 'talk'],
  frequency: 'weekly',
  expectedUse: 8,
  expectedComfort: 7,
  expectedTheory: 5,
  expectedPractice: 9,
  expectedSupport: 10,
  participation: 'yes',
}

describe('the request', () => {
  it('asks thirteen things (N1–N13), the total known from the beginning', () => {
    expect(progress(requestQuestionnaire, {}, [], 'post')).toEqual({ number: 1, total: 13, part: 1, parts: 3 })
    expect(progress(requestQuestionnaire, known, ['post', 'subjects'], 'classes')).toEqual({
      number: 1,
      total: 13,
      part: 1,
      parts: 1,
    })
    const chosen = { ...known, difficulties: ['lesson', 'law', 'team'] }
    expect(progress(requestQuestionnaire, chosen, [], 'main')).toEqual({ number: 6, total: 13, part: 2, parts: 2 })
    expect(progress(requestQuestionnaire, { ...known, ...hurried }, [], 'hardness.lesson')).toEqual({
      number: 7,
      total: 13,
      part: 2,
      parts: 3,
    })
    expect(progress(requestQuestionnaire, { ...known, ...hurried }, [], 'participation')).toMatchObject({
      number: 13,
      total: 13,
    })
  })

  it('does not ask for the post and the subjects of the profile, but sends them, in few presses', () => {
    const profile = { surname: 'А', givenName: 'Б', patronymic: '', ...known }
    const { presses, last } = walk(begin(requestQuestionnaire, knownToRequest(profile)), hurried)
    expect(submit(requestQuestionnaire, last)).toEqual({ ok: true, answers: { ...known, ...hurried } })
    expect(presses).toBeLessThanOrEqual(36)
  })

  it('keeps the order in which the main difficulties are pressed', () => {
    const answers = { ...known, ...hurried }
    expect(difficultiesOf(answers)).toEqual(['discipline', 'lesson', 'documentation', 'parents'])
    expect(hardnessOf(answers)).toEqual([
      { difficulty: 'discipline', mark: 9 },
      { difficulty: 'lesson', mark: 6 },
      { difficulty: 'documentation', mark: 7 },
    ])
    expect(helpOf(answers)).toEqual(['visitMentor', 'talk'])
    expect(requestFacts({ version: 1, answers })).toMatchObject({
      subjects: ['physics'],
      kinds: ['visitMentor', 'talk'],
    })
  })

  it('ranks nothing where one or two are ticked, and puts the harder first', () => {
    const two = { ...known, ...hurried, difficulties: ['lesson', 'law'], 'hardness.lesson': 3, 'hardness.law': 8 }
    const asked = questionsAsked(requestQuestionnaire, two).map(({ id }) => id)
    expect(asked).not.toContain('main')
    expect(asked.filter((id) => id.startsWith('hardness.'))).toEqual(['hardness.lesson', 'hardness.law'])
    expect(difficultiesOf(submitted(two))).toEqual(['law', 'lesson'])
    const one = { ...known, ...hurried, difficulties: ['law'], 'hardness.law': 8 }
    expect(difficultiesOf(submitted(one))).toEqual(['law'])
  })

  it('asks anew what is most important when it was taken back among the difficulties', () => {
    const changed = { ...known, ...hurried, difficulties: ['documentation', 'lesson', 'parents', 'law'] }
    const draft = begin(requestQuestionnaire, {})
    const asking: Draft = { ...draft, answers: changed, skipped: ['lacking', 'wished', 'unwished', 'success'] }
    const [main] = questionsAsked(requestQuestionnaire, changed).filter(({ id }) => id === 'main')
    if (!main) throw new Error('the main ones are not asked for')
    expect(ticked(asking, main)).toEqual(['lesson', 'documentation'])
    expect(Object.keys(submitted(changed))).not.toContain('main')
  })

  it('asks how hard it is in the words of who ticked «Другое»', () => {
    const answers = { ...known, difficulties: ['other'], 'difficulties.comment': 'Кабинет без <доски>' }
    const own = questionsAsked(requestQuestionnaire, answers).find(({ id }) => id === 'hardness.other')
    if (!own) throw new Error('not asked')
    const [ru, en] = all
    expect(ru && questionText(ru, requestQuestionnaire, own).question).toBe(
      'Кабинет без &lt;доски&gt;\nНасколько это трудно сейчас?',
    )
    expect(en && shortName(en, requestQuestionnaire, own)).toBe('↳ Кабинет без <доски>')
  })

  it('tells wishes to the curator and to their author, and to nobody else', () => {
    const answers = { ...known, ...hurried, wished: 'Ким О. Л.', unwished: 'Юдин' }
    expect(answersSeen(requestQuestionnaire, answers, 'curator')).toEqual(answers)
    expect(answersSeen(requestQuestionnaire, answers, 'author')).toEqual(answers)
    expect(answersSeen(requestQuestionnaire, answers, 'other')).toEqual({ ...known, ...hurried })
    for (const texts of all) {
      const lines = answerLines(texts, requestQuestionnaire, answers, 'other').join('\n')
      expect(lines).not.toMatch(/Ким|Юдин|Хотелось бы|like to work with|rather not/)
      expect(answerLines(texts, requestQuestionnaire, answers, 'curator').join('\n')).toContain('Ким О. Л.')
    }
  })

  it('takes whoever doubts for somebody who may want a mentor', () => {
    expect(['yes', 'doubt', 'no'].map((participation) => wantsMentor({ participation }))).toEqual([true, true, false])
    expect(wantsMentor({})).toBe(false)
  })

  it('has every text that it needs', () => {
    expect(keysOf(requestQuestionnaire).filter((key) => !isKey(key) && !isThingKey(key))).toEqual([])
  })

  it.each(all)('has buttons that are read whole on a telephone, $language', (texts) => {
    const answers = { ...known, ...hurried, reason: 'other', expectedUse: 1 }
    const asked = questionsAsked(requestQuestionnaire, answers)
    const labels = asked.flatMap((question) =>
      isChoice(question)
        ? optionsOf(question).map((option) => optionLabel(texts, requestQuestionnaire, question, option))
        : [],
    )
    const names = asked.map((question) => shortName(texts, requestQuestionnaire, question))
    expect(labels.length).toBeGreaterThan(80)
    expect([...labels, ...names].filter((label) => [...label].length > 28)).toEqual([])
  })

  it.each(all)('fits every question, and the longest answers to check, into one message, $language', (texts) => {
    const long = (length: number) => 'ж'.repeat(length)
    const everything: Answers = {
      ...known,
      ...hurried,
      lacking: long(1000),
      difficulties: ['other', 'lesson', 'discipline', 'documentation', 'extracurricular', 'workload'],
      'difficulties.comment': long(300),
      reason: 'other',
      'reason.comment': long(300),
      wished: long(300),
      unwished: long(300),
      success: long(1000),
      expectedUse: 1,
      'expectedUse.comment': long(500),
    }
    const lengths = questionsAsked(requestQuestionnaire, everything).map((question) => {
      const { question: text, hint = '' } = questionText(texts, requestQuestionnaire, question)
      return [...text, ...hint].length
    })
    expect(Math.max(...lengths)).toBeLessThan(1000)
    expect(answerLines(texts, requestQuestionnaire, everything, 'author').join('\n').length).toBeLessThan(3600)
  })
})

function submitted(answers: Answers): Answers {
  const asked = new Set(questionsAsked(requestQuestionnaire, answers).map(({ id }) => id))
  return answersSeen(
    requestQuestionnaire,
    Object.fromEntries(Object.entries(answers).filter(([id]) => asked.has(id))),
    'author',
  )
}

function walk(begun: Draft, answers: Answers): { presses: number; last: Draft } {
  let [presses, last] = [0, begun]
  const press = (decision: Decision) => {
    if (!decision.ok) throw new Error(decision.reason)
    presses += 1
    last = decision.draft
  }
  for (;;) {
    const question = currentQuestion(requestQuestionnaire, last)
    if (question === undefined) return { presses, last }
    const value = answers[question.id]
    if (value === undefined) press(skip(requestQuestionnaire, last, question.id))
    else if (isSeveral(question)) {
      for (const entry of Array.isArray(value) ? value : [])
        press(tick(requestQuestionnaire, last, question.id, entry, true))
      press(done(requestQuestionnaire, last, question.id))
    } else press(answer(requestQuestionnaire, last, question.id, value))
    // Back and forth once at every question changes nothing.
    const there = back(requestQuestionnaire, last, currentQuestion(requestQuestionnaire, last)?.id ?? '')
    expect(there.ok ? there.draft.answers : last.answers).toEqual(last.answers)
  }
}
