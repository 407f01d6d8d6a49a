import { accepts } from './answer.ts'
import { askedFor, isAwaited } from './plan.ts'
import type { Answers, DeclaredForm, Question, QuestionPlan, Value } from './question.ts'

/** A questionnaire as data: a version that somebody has answered keeps its meaning. */
export type Questionnaire = DeclaredForm

/** The questions that these answers call for, in order, each follow-up after its question. */
export function questionsAsked(questionnaire: Questionnaire, answers: Answers): readonly Question[] {
  return walk(questionnaire, answers).asked
}

/** Without the answers to questions that are no longer asked, and those that what is offered now no longer holds. */
export function relevantAnswers(questionnaire: Questionnaire, answers: Answers): Answers {
  return walk(questionnaire, answers).relevant
}

/** The first question that is asked and not yet settled; undefined when all are. */
export function nextQuestion(
  questionnaire: Questionnaire,
  answers: Answers,
  skipped: readonly string[],
): Question | undefined {
  const { asked, relevant } = walk(questionnaire, answers)
  return asked.find(({ id }) => !Object.hasOwn(relevant, id) && !skipped.includes(id))
}

/** The question before that one, leaving out those that are known and so were never asked. */
export function previousQuestion(
  questionnaire: Questionnaire,
  answers: Answers,
  known: readonly string[],
  id: string,
): Question | undefined {
  const asked = questionsAsked(questionnaire, answers)
  const before = asked.slice(
    0,
    asked.findIndex((question) => question.id === id),
  )
  return before.findLast((question) => !known.includes(question.id))
}

export type Progress = {
  readonly number: number
  readonly total: number
  /** Of the group, follow-ups not counted. */
  readonly part: number
  readonly parts: number
}

/** «Вопрос 3 из 14, часть 2 из 5»: a group counts once, what is known does not count. */
export function progress(
  questionnaire: Questionnaire,
  answers: Answers,
  known: readonly string[],
  id: string,
): Progress {
  const { asked: all, awaited } = walk(questionnaire, answers)
  const asked = all.filter((question) => !known.includes(question.id))
  const upTo = asked.slice(0, asked.findIndex((question) => question.id === id) + 1)
  const last = upTo.at(-1)
  const parts = (questions: readonly Question[]) =>
    questions.filter((one) => last && groupOf(one) === groupOf(last) && one.follows === undefined).length
  const total = new Set([...asked.map(groupOf), ...awaited]).size
  return {
    number: new Set(upTo.map(groupOf)).size,
    total,
    part: Math.max(1, parts(upTo)),
    parts: Math.max(1, parts(asked)),
  }
}

/** The version that a draft or a response was begun with; throws when the program no longer has it. */
export function versionOf(questionnaires: readonly Questionnaire[], key: string, version: number): Questionnaire {
  const found = questionnaires.find((one) => one.key === key && one.version === version)
  if (found === undefined) throw new Error(`There is no questionnaire ${key} of version ${version}`)
  return found
}

/** The version that a new draft begins with. */
export function latestOf(questionnaires: readonly Questionnaire[], key: string): Questionnaire {
  const versions = questionnaires.filter((one) => one.key === key).map(({ version }) => version)
  return versionOf(questionnaires, key, Math.max(0, ...versions))
}

type Walk = { asked: Question[]; relevant: Answers; awaited: string[] }

function walk(questionnaire: Questionnaire, answers: Answers): Walk {
  const asked: Question[] = []
  const awaited: string[] = []
  const relevant: Record<string, Value> = {}
  const ask = (question: Question): Value | undefined => {
    asked.push(question)
    const value = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined
    if (value === undefined || !isStillOffered(question, value)) return undefined
    relevant[question.id] = value
    return value
  }
  for (const plan of questionnaire.questions) {
    if (plan.askedIf?.(relevant) === false) continue
    if (isAwaited(plan, asked, relevant)) awaited.push(groupOf(plan))
    for (const question of askedFor(questionnaire, plan, relevant)) {
      const value = ask(question)
      if (value !== undefined && question.comment?.when(value) === true) ask(followUp(question, question.comment))
    }
  }
  return { asked, relevant, awaited }
}

/** What is ranked may have been taken back where it was chosen; then it is asked again. */
function isStillOffered(question: Question, value: Value): boolean {
  return !('ranked' in question) || accepts(question, value)
}

function followUp(question: Question, comment: NonNullable<Question['comment']>): Question {
  return {
    id: `${question.id}.comment`,
    follows: question.id,
    group: groupOf(question),
    optional: comment.optional ?? false,
    text: { max: comment.max },
    ...(question.seenBy ? { seenBy: question.seenBy } : {}),
  }
}

function groupOf({ id, group }: QuestionPlan): string {
  return group ?? id
}
