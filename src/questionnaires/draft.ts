import { z } from 'zod'
import { accepts } from './answer.ts'
import { askedFor } from './plan.ts'
import { type Answers, isSeveral, optionsOf, type Question, type Value } from './question.ts'
import { nextQuestion, questionsAsked, relevantAnswers, type Questionnaire } from './questionnaire.ts'

/** A half-filled questionnaire, as it is stored. Where it goes next follows from its answers alone. */
export type Draft = Filled & Place

export type Filled = {
  /** Also those that no longer count: a branch that opens again finds its answers. */
  readonly answers: Answers
  readonly skipped: readonly string[]
  /** Answered from elsewhere when the draft began: not asked, but shown in the review. */
  readonly known: readonly string[]
  /** Ticks of questions with several options that were not yet confirmed by «Готово». */
  readonly ticks: Readonly<Record<string, readonly string[]>>
  /** What the person answered last time, offered anew; nothing of it counts until the person says so. */
  readonly former?: Answers
}

type Place =
  /** Going through the questions. */
  | { readonly status: 'asking'; readonly questionId: string }
  /** Changing one answer of the review. */
  | { readonly status: 'changing'; readonly questionId: string }
  | { readonly status: 'reviewing' }

/** A new draft. `known` are answers from elsewhere; what is not an answer to a question of this questionnaire is left out. */
export function begin(questionnaire: Questionnaire, known: Answers): Draft {
  const answers: Record<string, Value> = {}
  for (const plan of questionnaire.questions) {
    const value = known[plan.id]
    const question = askedFor(questionnaire, plan, {}).find(({ id }) => id === plan.id)
    if (question && value !== undefined && accepts(question, value)) answers[plan.id] = value
  }
  return settled(questionnaire, { answers, skipped: [], known: Object.keys(answers), ticks: {} })
}

/** A new draft of somebody who has answered before: each question offers the former answer where it still fits. */
export function beginAgain(questionnaire: Questionnaire, known: Answers, former: Answers): Draft {
  return { ...begin(questionnaire, known), former }
}

/** A draft that corrects what was sent: everything is answered, it opens at the review. */
export function correct(questionnaire: Questionnaire, answers: Answers): Draft {
  const skipped = unansweredIn(questionnaire, answers)
  return settled(questionnaire, { answers, skipped, known: [], ticks: {} })
}

/** What may be left out, and was. */
export function unansweredIn(questionnaire: Questionnaire, answers: Answers): string[] {
  const counting = relevantAnswers(questionnaire, answers)
  const unanswered = questionsAsked(questionnaire, answers).filter(
    ({ id, optional }) => optional === true && !Object.hasOwn(counting, id),
  )
  return unanswered.map(({ id }) => id)
}

/** The question the person is at; undefined in the review. */
export function currentQuestion(questionnaire: Questionnaire, draft: Draft): Question | undefined {
  if (draft.status === 'reviewing') return undefined
  return questionsAsked(questionnaire, draft.answers).find(({ id }) => id === draft.questionId)
}

/** What is ticked at a question with several options: not yet confirmed, or the answer given before. */
export function ticked(draft: Filled, question: Question): readonly string[] {
  const value = draft.ticks[question.id] ?? draft.answers[question.id]
  if (!Array.isArray(value) || !isSeveral(question)) return []
  const entries: readonly string[] = value
  return 'ranked' in question ? entries.filter((entry) => optionsOf(question).includes(entry)) : entries
}

/** A stored draft, brought back to a question that exists should the questionnaire have changed under it. */
export function resume(questionnaire: Questionnaire, draft: Draft): Draft {
  if (draft.status !== 'reviewing') return currentQuestion(questionnaire, draft) ? draft : settled(questionnaire, draft)
  return settled(questionnaire, draft)
}

/** At the first question that is not settled, or in the review. */
export function settled(questionnaire: Questionnaire, { answers, skipped, known, ticks, former }: Filled): Draft {
  const next = nextQuestion(questionnaire, answers, skipped)
  const filled = { answers, skipped, known, ticks, ...(former ? { former } : {}) }
  return next ? { ...filled, status: 'asking', questionId: next.id } : { ...filled, status: 'reviewing' }
}

const value = z.union([z.string(), z.number(), z.array(z.string())])
const filled = z.object({
  answers: z.record(z.string(), value),
  skipped: z.array(z.string()),
  known: z.array(z.string()),
  ticks: z.record(z.string(), z.array(z.string())),
  former: z.exactOptional(z.record(z.string(), value)),
})

/** Reads a stored draft. */
export const draftSchema: z.ZodType<Draft> = z.discriminatedUnion('status', [
  filled.extend({ status: z.literal('asking'), questionId: z.string() }),
  filled.extend({ status: z.literal('changing'), questionId: z.string() }),
  filled.extend({ status: z.literal('reviewing') }),
])
