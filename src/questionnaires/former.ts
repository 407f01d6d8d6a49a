// What somebody answered last time is offered when the questionnaire is filled anew.
import { accepts } from './answer.ts'
import type { Filled } from './draft.ts'
import type { Answers, Question, Value } from './question.ts'
import type { Questionnaire } from './questionnaire.ts'

/** The former answers as they are offered so many school years later: years of something have grown meanwhile. */
export function formerAnswers(questionnaire: Questionnaire, answers: Answers, yearsPassed: number): Answers {
  const grown = Object.entries(answers).map(([id, value]) => {
    const question = questionnaire.questions.find((one) => one.id === id)
    return [id, question && grows(question) && typeof value === 'number' ? value + yearsPassed : value] as const
  })
  return Object.fromEntries(grown)
}

/** The former answer, where there is one that this question takes. */
export function offeredAgain({ former }: Pick<Filled, 'former'>, question: Question): Value | undefined {
  const value = former && Object.hasOwn(former, question.id) ? former[question.id] : undefined
  return value !== undefined && accepts(question, value) ? value : undefined
}

/** Whether the answer is another one a year later. */
export function grows(question: Pick<Question, 'id'> & { readonly number?: { readonly growsYearly?: true } }): boolean {
  return question.number?.growsYearly === true
}
