// From a question as it is declared to the questions that are asked: their options and things follow from earlier answers.
import { codeOf } from './own-words.ts'
import {
  type Answers,
  type ChosenBefore,
  type DeclaredForm,
  entriesOf,
  type Options,
  type Question,
  type QuestionPlan,
  type RankedOfChosen,
  type Thing,
} from './question.ts'

/** The questions that a plan comes to. `answers` are those to earlier questions that count. */
export function askedFor(questionnaire: DeclaredForm, plan: QuestionPlan, answers: Answers): readonly Question[] {
  const { each } = plan
  const question = withOptions(questionnaire, plan, answers)
  if (!question || !each) return question ? [question] : []
  return each.things(answers).map((entry) => {
    const thing = thingOf(questionnaire, each.of, entry, answers)
    const id = `${question.id}.${codeOf(optionsAt(questionnaire, each.of).options, entry)}`
    return { ...question, id, group: question.group ?? question.id, thing }
  })
}

/** Whether what the plan asks about will be known only when one of the questions already asked is answered. */
export function isAwaited({ each }: QuestionPlan, asked: readonly Question[], answers: Answers): boolean {
  if (!each || each.things(answers).length > 0) return false
  const decisive = [each.of, ...(each.alsoOf ?? [])]
  return asked.some(({ id, optional }) => decisive.includes(id) && optional !== true && !Object.hasOwn(answers, id))
}

/** Where the texts of a question's options are. */
export function textsOfOptions(questionnaire: DeclaredForm, id: string, list: Options | ChosenBefore): string {
  if ('texts' in list) return list.texts
  return 'chosenAt' in list ? optionsAt(questionnaire, list.chosenAt).texts : baseOf(questionnaire, id)
}

/** Where the texts of a question are. */
export function baseOf({ key, version }: DeclaredForm, id: string): string {
  return `${key}.v${version}.${id}`
}

function withOptions(questionnaire: DeclaredForm, plan: QuestionPlan, answers: Answers): Question | undefined {
  if (!isOfChosen(plan)) return plan
  const { texts, options: listed } = optionsAt(questionnaire, plan.ranked.chosenAt)
  const options = entriesOf(answers, plan.ranked.chosenAt)
  const own = options.filter((entry) => !listed.includes(entry))
  return options.length < 2 ? undefined : { ...plan, ranked: { texts, options, own } }
}

function isOfChosen(plan: QuestionPlan): plan is RankedOfChosen {
  return 'ranked' in plan && 'chosenAt' in plan.ranked
}

function optionsAt(questionnaire: DeclaredForm, id: string): { texts: string; options: readonly string[] } {
  const plan = questionnaire.questions.find((one) => one.id === id)
  const list =
    plan && ('one' in plan ? plan.one : 'many' in plan ? plan.many : 'ranked' in plan ? plan.ranked : undefined)
  if (!list) throw new Error(`${questionnaire.key}: ${id} offers nothing to choose`)
  if ('chosenAt' in list) return optionsAt(questionnaire, list.chosenAt)
  return 'options' in list ? list : { texts: baseOf(questionnaire, id), options: list }
}

/** Words where the person gave them: their own, or what they wrote in addition: «Другое: …». */
function thingOf(questionnaire: DeclaredForm, of: string, entry: string, answers: Answers): Thing {
  const { texts, options } = optionsAt(questionnaire, of)
  if (!options.includes(entry)) return { words: entry }
  const source = questionnaire.questions.find(({ id }) => id === of)
  const comment = answers[`${of}.comment`]
  return typeof comment === 'string' && source?.comment?.when([entry]) === true ? { words: comment } : { entry, texts }
}
