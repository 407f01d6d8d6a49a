import type { Answers, Question, Value } from './question.ts'

export type Questionnaire = {
  readonly key: string
  readonly version: number
  readonly questions: readonly Question[]
}

/** The questions that these answers call for, in order, each follow-up after its question. */
export function questionsAsked(questionnaire: Questionnaire, answers: Answers): readonly Question[] {
  return walk(questionnaire, answers).asked
}

/** Without the answers to questions that are no longer asked. */
export function relevantAnswers(questionnaire: Questionnaire, answers: Answers): Answers {
  return walk(questionnaire, answers).relevant
}

/** The first question that is asked and not yet settled; undefined when all are. */
export function nextQuestion(
  questionnaire: Questionnaire,
  answers: Answers,
  skipped: readonly string[],
): Question | undefined {
  return questionsAsked(questionnaire, answers).find(({ id }) => !Object.hasOwn(answers, id) && !skipped.includes(id))
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

/** «Вопрос 3 из 14»: a group counts once, what is known does not count. */
export function progress(
  questionnaire: Questionnaire,
  answers: Answers,
  known: readonly string[],
  id: string,
): { number: number; total: number } {
  const asked = questionsAsked(questionnaire, answers).filter((question) => !known.includes(question.id))
  const upTo = asked.slice(0, asked.findIndex((question) => question.id === id) + 1)
  return { number: groups(upTo), total: groups(asked) }
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

function walk(questionnaire: Questionnaire, answers: Answers): { asked: Question[]; relevant: Answers } {
  const asked: Question[] = []
  const relevant: Record<string, Value> = {}
  const ask = (question: Question): Value | undefined => {
    asked.push(question)
    const value = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined
    if (value !== undefined) relevant[question.id] = value
    return value
  }
  for (const question of questionnaire.questions) {
    if (question.askedIf?.(relevant) === false) continue
    const value = ask(question)
    if (value !== undefined && question.comment?.when(value) === true) ask(followUp(question, question.comment))
  }
  return { asked, relevant }
}

function followUp(question: Question, comment: NonNullable<Question['comment']>): Question {
  return {
    id: `${question.id}.comment`,
    group: question.group ?? question.id,
    optional: comment.optional ?? false,
    text: { max: comment.max },
  }
}

function groups(questions: readonly Question[]): number {
  return new Set(questions.map(({ id, group }) => group ?? id)).size
}
