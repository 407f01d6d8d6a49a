import { describe, expect, it } from 'vitest'
import {
  begin,
  correct,
  currentQuestion,
  draftSchema,
  resume,
  ticked,
  type Draft,
} from '../../src/questionnaires/draft.ts'
import { includes } from '../../src/questionnaires/question.ts'
import { type Questionnaire, questionsAsked } from '../../src/questionnaires/questionnaire.ts'
import {
  answer,
  answerInWords,
  back,
  change,
  done,
  keep,
  skip,
  submit,
  tick,
  type Decision,
} from '../../src/questionnaires/steps.ts'

const questionnaire: Questionnaire = {
  key: 'sample',
  version: 1,
  questions: [
    { id: 'post', one: ['teacher', 'psychologist'] },
    { id: 'years', number: { min: 0, max: 60 } },
    {
      id: 'help',
      many: ['lesson', 'parents', 'other', 'nothing'],
      alone: ['nothing'],
      ownWords: { max: 20 },
      max: 3,
      comment: { when: includes('other'), max: 100 },
    },
    { id: 'wishes', text: { max: 50 }, optional: true },
    { id: 'when', many: ['monday', 'friday'], optional: true, askedIf: (answers) => answers['post'] === 'teacher' },
  ],
}

const [, , help] = questionsAsked(questionnaire, {})
if (!help) throw new Error('the third question is gone')
const start = begin(questionnaire, {})
const after = (...steps: ((draft: Draft) => Decision)[]): Draft =>
  steps.reduce((draft, step) => moved(step(draft)), start)
function moved(decision: Decision): Draft {
  if (!decision.ok) throw new Error(decision.reason)
  return decision.draft
}
const press = (id: string, value: string | number) => (draft: Draft) => answer(questionnaire, draft, id, value)
const write = (text: string) => (draft: Draft) => answerInWords(questionnaire, draft, text, (option) => option)
const mark =
  (id: string, option: string, isTicked = true) =>
  (draft: Draft) =>
    tick(questionnaire, draft, id, option, isTicked)
const ready = (id: string) => (draft: Draft) => done(questionnaire, draft, id)
const pass = (id: string) => (draft: Draft) => skip(questionnaire, draft, id)
const goBack = (id: string) => (draft: Draft) => back(questionnaire, draft, id)
const correcting = (id: string) => (draft: Draft) => change(questionnaire, draft, id)

const atHelp = [press('post', 'teacher'), write('12 лет')]
const atReview = [
  ...atHelp,
  mark('help', 'lesson'),
  ready('help'),
  pass('wishes'),
  mark('when', 'friday'),
  ready('when'),
]

describe('a new draft', () => {
  it('begins at the first question', () => {
    expect(start).toEqual({ answers: {}, skipped: [], known: [], ticks: {}, status: 'asking', questionId: 'post' })
  })

  it('does not ask what is known', () => {
    const draft = begin(questionnaire, { post: 'teacher' })
    expect(draft).toMatchObject({ answers: { post: 'teacher' }, known: ['post'], questionId: 'years' })
    expect(back(questionnaire, draft, 'years')).toEqual({ ok: false, reason: 'nothing-before' })
  })

  it('asks what is known wrongly, and takes nothing that it does not ask', () => {
    expect(begin(questionnaire, { post: 'driver', years: 'много', shoes: 43 })).toEqual(start)
  })
})

describe('an answer', () => {
  it('leads to the next question', () => {
    expect(after(...atHelp)).toMatchObject({ answers: { post: 'teacher', years: 12 }, questionId: 'help' })
  })

  it('to another question than the current one changes nothing', () => {
    expect(press('post', 'psychologist')(after(press('post', 'teacher')))).toEqual({ ok: false, reason: 'not-current' })
    expect(press('years', 5)(start)).toEqual({ ok: false, reason: 'not-current' })
    expect(press('constructor', 5)(start)).toEqual({ ok: false, reason: 'not-current' })
  })

  it('that the question does not offer is refused', () => {
    expect(press('post', 'driver')(start)).toEqual({ ok: false, reason: 'not-an-option' })
    expect(write('много')(after(press('post', 'teacher')))).toEqual({ ok: false, reason: 'not-a-number' })
  })

  it('in words needs a question', () => {
    expect(write('Здравствуйте')(after(...atReview))).toEqual({ ok: false, reason: 'not-current' })
  })
})

describe('several options', () => {
  it('are ticked in place and kept until «Готово», in the order of the screen', () => {
    const draft = after(...atHelp, mark('help', 'parents'), mark('help', 'lesson'))
    expect(draft).toMatchObject({ ticks: { help: ['lesson', 'parents'] }, questionId: 'help' })
    expect(draft.answers).not.toHaveProperty('help')
    expect(moved(ready('help')(draft))).toMatchObject({
      answers: { help: ['lesson', 'parents'] },
      ticks: {},
      questionId: 'wishes',
    })
  })

  it('lose a tick the same way, and a press repeated changes nothing', () => {
    const draft = after(...atHelp, mark('help', 'parents'), mark('help', 'lesson'))
    const without = moved(mark('help', 'parents', false)(draft))
    expect(ticked(without, help)).toEqual(['lesson'])
    expect(moved(mark('help', 'parents', false)(without))).toEqual(without)
    expect(moved(mark('help', 'lesson')(draft))).toEqual(draft)
  })

  it('keep own words beside them', () => {
    const draft = after(...atHelp, mark('help', 'lesson'), write('Робототехника, parents'))
    expect(ticked(draft, help)).toEqual(['lesson', 'parents', 'Робототехника'])
    expect(ticked(moved(mark('help', 'Робототехника', false)(draft)), help)).toEqual(['lesson', 'parents'])
  })

  it('exclude each other where one says «ничего»', () => {
    const nothing = after(...atHelp, mark('help', 'lesson'), mark('help', 'nothing'))
    expect(ticked(nothing, help)).toEqual(['nothing'])
    expect(ticked(moved(mark('help', 'parents')(nothing)), help)).toEqual(['parents'])
  })

  it('have their limit', () => {
    const full = after(...atHelp, write('раз, два, три'))
    expect(mark('help', 'lesson')(full)).toEqual({ ok: false, reason: 'too-many', max: 3 })
    expect(ticked(moved(mark('help', 'nothing')(full)), help)).toEqual(['nothing'])
  })

  it('need a tick, unless the question may be skipped', () => {
    expect(ready('help')(after(...atHelp))).toEqual({ ok: false, reason: 'nothing-ticked' })
    const draft = after(...atHelp, mark('help', 'lesson'), ready('help'), pass('wishes'), ready('when'))
    expect(draft).toMatchObject({ status: 'reviewing', skipped: ['wishes', 'when'] })
  })

  it('are ticked only by their own buttons', () => {
    expect(mark('help', '')(after(...atHelp))).toEqual({ ok: false, reason: 'not-an-option' })
    expect(mark('post', 'teacher')(start)).toEqual({ ok: false, reason: 'not-an-option' })
    expect(ready('post')(start)).toEqual({ ok: false, reason: 'not-current' })
  })

  it('survive a step back', () => {
    const draft = after(...atHelp, mark('help', 'lesson'), goBack('help'), write('13'))
    expect(ticked(draft, help)).toEqual(['lesson'])
  })

  it('ask what «другое» is', () => {
    const draft = after(...atHelp, mark('help', 'other'), ready('help'))
    expect(currentQuestion(questionnaire, draft)).toMatchObject({ id: 'help.comment', optional: false })
    expect(moved(write('Кружок')(draft))).toMatchObject({ answers: { 'help.comment': 'Кружок' }, questionId: 'wishes' })
  })
})

describe('a step back', () => {
  it('shows the question before, with its answer; another answer returns to where the person was', () => {
    const draft = after(...atHelp, goBack('help'), goBack('years'))
    expect(draft).toMatchObject({ questionId: 'post', answers: { post: 'teacher', years: 12 } })
    expect(moved(press('post', 'psychologist')(draft))).toMatchObject({
      questionId: 'help',
      answers: { post: 'psychologist', years: 12 },
    })
  })

  it('may leave the answer as it is', () => {
    const draft = after(...atHelp, goBack('help'))
    expect(moved(keep(questionnaire, draft, 'years'))).toEqual(after(...atHelp))
    expect(keep(questionnaire, after(...atHelp), 'help')).toEqual({ ok: false, reason: 'not-current' })
  })

  it('does not go before the first question', () => {
    expect(goBack('post')(start)).toEqual({ ok: false, reason: 'nothing-before' })
  })
})

describe('skipping', () => {
  it('is for optional questions', () => {
    expect(pass('post')(start)).toEqual({ ok: false, reason: 'not-optional' })
  })

  it('takes away an answer given before, and an answer takes back the skipping', () => {
    const wishes = [...atHelp, mark('help', 'lesson'), ready('help')]
    const answered = after(...wishes, write('Больше тишины'), goBack('when'))
    expect(moved(pass('wishes')(answered))).toMatchObject({ skipped: ['wishes'], questionId: 'when' })
    expect(moved(pass('wishes')(answered)).answers).not.toHaveProperty('wishes')
    const skipped = after(...wishes, pass('wishes'), goBack('when'), write('Тишины'))
    expect(skipped).toMatchObject({ skipped: [], answers: { wishes: 'Тишины' }, questionId: 'when' })
  })
})

describe('the review', () => {
  it('comes when all is answered or skipped', () => {
    expect(after(...atReview)).toMatchObject({ status: 'reviewing', skipped: ['wishes'] })
  })

  it('changes one answer and comes back', () => {
    const draft = after(...atReview, correcting('years'))
    expect(draft).toMatchObject({ status: 'changing', questionId: 'years' })
    expect(moved(write('13')(draft))).toMatchObject({ status: 'reviewing', answers: { years: 13 } })
  })

  it('comes back from a change that was thought better of, ticks included', () => {
    const draft = after(...atReview, correcting('help'), mark('help', 'parents'), goBack('help'))
    expect(draft).toEqual(after(...atReview))
  })

  it('asks what a change makes necessary, and keeps in the draft what it makes superfluous', () => {
    const other = after(...atReview, correcting('help'), mark('help', 'other'), ready('help'))
    expect(other).toMatchObject({ status: 'asking', questionId: 'help.comment' })
    const draft = after(...atReview, correcting('post'), press('post', 'psychologist'))
    expect(draft).toMatchObject({ status: 'reviewing', answers: { when: ['friday'] } })
    expect(submit(questionnaire, draft)).toEqual({
      ok: true,
      answers: { post: 'psychologist', years: 12, help: ['lesson'] },
    })
    const again = moved(press('post', 'teacher')(moved(correcting('post')(draft))))
    expect(submit(questionnaire, again)).toMatchObject({ answers: { when: ['friday'] } })
  })

  it('changes only what it shows', () => {
    const draft = after(...atReview)
    expect(correcting('nonsense')(draft)).toEqual({ ok: false, reason: 'not-current' })
    expect(correcting('help.comment')(draft)).toEqual({ ok: false, reason: 'not-current' })
    expect(correcting('post')(start)).toEqual({ ok: false, reason: 'not-current' })
  })

  it('sends the answers, only from there', () => {
    expect(submit(questionnaire, after(...atReview))).toEqual({
      ok: true,
      answers: { post: 'teacher', years: 12, help: ['lesson'], when: ['friday'] },
    })
    expect(submit(questionnaire, after(...atHelp))).toEqual({ ok: false, reason: 'not-current' })
  })
})

describe('a draft brought back', () => {
  it('stands where it stood', () => {
    for (const draft of [
      start,
      after(...atHelp, mark('help', 'lesson')),
      after(...atReview),
      after(...atReview, correcting('post')),
    ]) {
      expect(resume(questionnaire, draftSchema.parse(JSON.parse(JSON.stringify(draft))))).toEqual(draft)
    }
  })

  it('goes to the first open question when its own is gone', () => {
    const changed: Questionnaire = {
      ...questionnaire,
      questions: questionnaire.questions.filter(({ id }) => id !== 'help'),
    }
    expect(resume(changed, after(...atHelp))).toMatchObject({ status: 'asking', questionId: 'wishes' })
    const grown: Questionnaire = {
      ...questionnaire,
      questions: [...questionnaire.questions, { id: 'more', one: ['yes'] }],
    }
    expect(resume(grown, after(...atReview))).toMatchObject({ status: 'asking', questionId: 'more' })
  })

  it('of a correction opens at the review with what was sent', () => {
    const sent = { post: 'teacher', years: 12, help: ['lesson'] }
    const draft = correct(questionnaire, sent)
    expect(draft).toMatchObject({ status: 'reviewing', answers: sent, skipped: ['wishes', 'when'] })
    expect(submit(questionnaire, draft)).toEqual({ ok: true, answers: sent })
  })

  it('that was stored before anything could be ranked or offered again is read as it was', () => {
    const stored = {
      answers: { post: 'teacher', years: 12 },
      skipped: [],
      known: ['post'],
      ticks: { help: ['lesson'] },
      status: 'asking',
      questionId: 'help',
    }
    const draft = draftSchema.parse(stored)
    expect(draft).toEqual(stored)
    expect(resume(questionnaire, draft)).toEqual(stored)
    expect(moved(ready('help')(draft))).toMatchObject({ answers: { help: ['lesson'] }, questionId: 'wishes' })
  })

  it('is refused when it is no draft', () => {
    expect(draftSchema.safeParse({ status: 'reviewing' }).success).toBe(false)
    expect(draftSchema.safeParse({ ...start, status: 'dreaming' }).success).toBe(false)
  })
})
