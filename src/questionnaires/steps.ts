// What a person does with a draft. Each step names the question it was meant for: one that is no longer current changes nothing.
import { accepts, isEntry, readTyped, type AnswerRefusal } from './answer.ts'
import { currentQuestion, settled, ticked, unansweredIn, type Draft, type Filled } from './draft.ts'
import { offeredAgain } from './former.ts'
import { type Answers, isSeveral, type Question, type Value } from './question.ts'
import { withTicks } from './ticks.ts'
import { nextQuestion, previousQuestion, questionsAsked, relevantAnswers, type Questionnaire } from './questionnaire.ts'

export type StepRefusal =
  | AnswerRefusal
  /** The button or the words belong to a question that is not the current one: show the current one. */
  | { readonly reason: 'not-current' }
  | { readonly reason: 'nothing-ticked' | 'not-optional' | 'nothing-before' }
  | { readonly reason: 'too-many'; readonly max: number }

export type Decision = { readonly ok: true; readonly draft: Draft } | ({ readonly ok: false } & StepRefusal)

/** A pressed answer: an option of a choice, a number of a scale. */
export function answer(questionnaire: Questionnaire, draft: Draft, questionId: string, value: Value): Decision {
  return at(questionnaire, draft, questionId, (question) =>
    accepts(question, value)
      ? { ok: true, draft: answered(questionnaire, draft, question, value) }
      : { ok: false, reason: 'not-an-option' },
  )
}

/** Typed words go to the current question; at one with several options they are ticked. */
export function answerInWords(
  questionnaire: Questionnaire,
  draft: Draft,
  typed: string,
  labelOf: (option: string) => string,
): Decision {
  const question = currentQuestion(questionnaire, draft)
  if (question === undefined) return { ok: false, reason: 'not-current' }
  const reading = readTyped(question, typed, labelOf)
  if (!reading.ok) return reading
  const { value } = reading
  if (!isSeveral(question)) return { ok: true, draft: answered(questionnaire, draft, question, value) }
  return withTicks(draft, question, Array.isArray(value) ? value : [])
}

/** Ticks an option or takes the tick off; repeated, it changes nothing. */
export function tick(
  questionnaire: Questionnaire,
  draft: Draft,
  questionId: string,
  entry: string,
  isTicked: boolean,
): Decision {
  return at(questionnaire, draft, questionId, (question) => {
    if (!isSeveral(question) || !isEntry(question, entry)) return { ok: false, reason: 'not-an-option' }
    if (isTicked) return withTicks(draft, question, [entry])
    const rest = ticked(draft, question).filter((one) => one !== entry)
    return { ok: true, draft: { ...draft, ticks: { ...draft.ticks, [question.id]: rest } } }
  })
}

/** «Готово» under several options. */
export function done(questionnaire: Questionnaire, draft: Draft, questionId: string): Decision {
  return at(questionnaire, draft, questionId, (question) => {
    if (!isSeveral(question)) return { ok: false, reason: 'not-current' }
    const entries = ticked(draft, question)
    if (entries.length > 0) return { ok: true, draft: answered(questionnaire, draft, question, entries) }
    if (question.optional === true) return { ok: true, draft: passed(questionnaire, draft, question) }
    return { ok: false, reason: 'nothing-ticked' }
  })
}

/** «Пропустить»: also takes away an answer given before. */
export function skip(questionnaire: Questionnaire, draft: Draft, questionId: string): Decision {
  return at(questionnaire, draft, questionId, (question) =>
    question.optional === true
      ? { ok: true, draft: passed(questionnaire, draft, question) }
      : { ok: false, reason: 'not-optional' },
  )
}

/** «Назад»: to the question before; from a change of one answer, to the review, as it was. */
export function back(questionnaire: Questionnaire, draft: Draft, questionId: string): Decision {
  return at(questionnaire, draft, questionId, (question) => {
    if (draft.status === 'changing') return { ok: true, draft: settled(questionnaire, withoutTicks(draft, question)) }
    const before = previousQuestion(questionnaire, draft.answers, draft.known, question.id)
    if (before === undefined) return { ok: false, reason: 'nothing-before' }
    return { ok: true, draft: { ...draft, status: 'asking', questionId: before.id } }
  })
}

/** «Дальше» at a question that was answered or skipped before: goes on without changing it. */
export function keep(questionnaire: Questionnaire, draft: Draft, questionId: string): Decision {
  return at(questionnaire, draft, questionId, (question) => {
    const isKept = Object.hasOwn(draft.answers, question.id) || draft.skipped.includes(question.id)
    return isKept
      ? { ok: true, draft: settled(questionnaire, withoutTicks(draft, question)) }
      : { ok: false, reason: 'not-current' }
  })
}

/** «Оставить как было»: answers as last time. */
export function reuse(questionnaire: Questionnaire, draft: Draft, questionId: string): Decision {
  return at(questionnaire, draft, questionId, (question) => {
    const value = offeredAgain(draft, question)
    return value === undefined
      ? { ok: false, reason: 'not-current' }
      : { ok: true, draft: answered(questionnaire, draft, question, value) }
  })
}

/**
 * «Всё как в прошлый раз»: straight to the review, or to the first question that nobody answered. What was answered
 * this time already stays, and so does what the former answers have no place for.
 */
export function reuseAll(questionnaire: Questionnaire, draft: Draft): Decision {
  if (draft.status !== 'asking' || !draft.former) return { ok: false, reason: 'not-current' }
  let answers = draft.answers
  // An answer may call for the next question, so each is found only after the one before it.
  for (;;) {
    const next = questionsAsked(questionnaire, answers).find(
      (question) =>
        !isSettled(questionnaire, { ...draft, answers }, question) && offeredAgain(draft, question) !== undefined,
    )
    const value = next && offeredAgain(draft, next)
    if (next === undefined || value === undefined) break
    answers = { ...answers, [next.id]: value }
  }
  const skipped = [...new Set([...draft.skipped, ...unansweredIn(questionnaire, answers)])]
  return { ok: true, draft: settled(questionnaire, { ...draft, answers, skipped, ticks: {} }) }
}

/** «Изменить» in the review. */
export function change(questionnaire: Questionnaire, draft: Draft, questionId: string): Decision {
  const isAsked = questionsAsked(questionnaire, draft.answers).some(({ id }) => id === questionId)
  if (draft.status !== 'reviewing' || !isAsked) return { ok: false, reason: 'not-current' }
  return { ok: true, draft: { ...draft, status: 'changing', questionId } }
}

/** «Отправить»: exactly the answers that count. */
export function submit(
  questionnaire: Questionnaire,
  draft: Draft,
): { readonly ok: true; readonly answers: Answers } | { readonly ok: false; readonly reason: 'not-current' } {
  if (draft.status !== 'reviewing' || nextQuestion(questionnaire, draft.answers, draft.skipped))
    return { ok: false, reason: 'not-current' }
  return { ok: true, answers: relevantAnswers(questionnaire, draft.answers) }
}

function at(
  questionnaire: Questionnaire,
  draft: Draft,
  questionId: string,
  decide: (question: Question) => Decision,
): Decision {
  const question = currentQuestion(questionnaire, draft)
  return question?.id === questionId ? decide(question) : { ok: false, reason: 'not-current' }
}

function isSettled(questionnaire: Questionnaire, draft: Filled, { id }: Question): boolean {
  return Object.hasOwn(relevantAnswers(questionnaire, draft.answers), id) || draft.skipped.includes(id)
}

function answered(questionnaire: Questionnaire, draft: Draft, question: Question, value: Value): Draft {
  const skipped = draft.skipped.filter((id) => id !== question.id)
  return settled(questionnaire, {
    ...withoutTicks(draft, question),
    answers: { ...draft.answers, [question.id]: value },
    skipped,
  })
}

function passed(questionnaire: Questionnaire, draft: Draft, question: Question): Draft {
  const { [question.id]: _taken, ...answers } = draft.answers
  const skipped = [...draft.skipped.filter((id) => id !== question.id), question.id]
  return settled(questionnaire, { ...withoutTicks(draft, question), answers, skipped })
}

function withoutTicks(draft: Draft, question: Question): Filled {
  const { [question.id]: _confirmed, ...ticks } = draft.ticks
  return { ...draft, ticks }
}
