// What the engine says: the texts of a questionnaire are found by composing their keys from its data.
import { isKey, isThingKey, keyOf, type Texts } from '../i18n/texts.ts'
import { labelIn } from './labels.ts'
import { baseOf, textsOfOptions } from './plan.ts'
import {
  type ChoiceQuestion,
  isChoice,
  listOf,
  optionsOf,
  type Question,
  type QuestionPlan,
  type Thing,
  type Value,
} from './question.ts'
import type { Questionnaire } from './questionnaire.ts'
import type { StepRefusal } from './steps.ts'

/** HTML: the question, and what it means where that needs saying. */
export function questionText(
  texts: Texts,
  questionnaire: Questionnaire,
  question: Question,
): { readonly question: string; readonly hint: string | undefined } {
  const base = textsOf(questionnaire, question)
  const hint = `${base}.hint`
  const asks = `${base}.question`
  return {
    question:
      question.thing && isThingKey(asks)
        ? texts.t(asks, { thing: thingText(texts, question.thing, 'inFull') })
        : texts.t(keyOf(asks)),
    hint: isKey(hint) ? texts.t(hint) : undefined,
  }
}

/** Plain: what the question is called in the review and on a card. */
export function shortName(texts: Texts, questionnaire: Questionnaire, question: Question): string {
  const key = `${textsOf(questionnaire, question)}.short`
  const short =
    question.thing && isThingKey(key)
      ? texts.plain(key, { thing: thingText(texts, question.thing, 'options') })
      : texts.plain(keyOf(key))
  // Several questions may ask the same in addition; the mark says that it belongs to the one above.
  return question.follows !== undefined || question.thing ? `\u21b3 ${short}` : short
}

/** Plain: what is written on the button of an option; own words stay as they are. */
export function optionLabel(
  texts: Texts,
  questionnaire: Questionnaire,
  question: ChoiceQuestion,
  entry: string,
): string {
  const own = ownAmong(question)
  const options = optionsOf(question).filter((option) => !own.includes(option))
  return labelIn(texts, { texts: optionsBaseOf(questionnaire, question), options }, entry)
}

/** Plain: an answer as the review and cards show it, options in full. */
export function answerText(texts: Texts, questionnaire: Questionnaire, question: Question, value: Value): string {
  if (typeof value === 'number') {
    return 'scale' in question
      ? texts.plain('questionnaires.outOf', { value, max: question.scale.to })
      : texts.number(value)
  }
  if (!isChoice(question)) return String(value)
  const base = optionsBaseOf(questionnaire, question)
  const inWords = (entry: string): string => {
    const inFull = `${base}.inFull.${entry}`
    return isKey(inFull) ? texts.plain(inFull) : optionLabel(texts, questionnaire, question, entry)
  }
  if (typeof value === 'string') return inWords(value)
  const isRanked = 'ranked' in question && value.length > 1
  return value.map((entry, place) => (isRanked ? `${place + 1}) ${inWords(entry)}` : inWords(entry))).join('; ')
}

/** Plain: a row of ten marks, for reading beside «Вопрос 3 из 14». */
export function progressBar({ number, total }: { number: number; total: number }): string {
  // The current question is not answered yet, and a bar that looks full promises the end.
  const full = Math.floor(((number - 1) / total) * 10)
  return '\u25b0'.repeat(full) + '\u25b1'.repeat(10 - full)
}

/** HTML: what was wrong with an answer and what to do now. */
export function refusalText(texts: Texts, refusal: StepRefusal): string {
  switch (refusal.reason) {
    case 'too-small':
      return texts.t('questionnaires.refusals.too-small', { min: refusal.min })
    case 'too-big':
      return texts.t('questionnaires.refusals.too-big', { max: refusal.max })
    case 'too-many':
      return texts.t('questionnaires.refusals.too-many', { max: refusal.max })
    case 'too-long':
      return texts.t('questionnaires.refusals.too-long', { max: refusal.max, length: refusal.length })
    case 'empty':
    case 'not-a-number':
    case 'not-whole':
    case 'not-an-option':
    case 'not-current':
    case 'nothing-ticked':
    case 'nothing-before':
    case 'not-optional':
      return texts.t(`questionnaires.refusals.${refusal.reason}`)
  }
}

/** Every key that a questionnaire's texts are found under; those of hints and full wordings only where the locale has them. */
export function keysOf(questionnaire: Questionnaire): readonly string[] {
  return questionnaire.questions.flatMap((plan) => {
    const base = baseOf(questionnaire, plan.id)
    const comment = plan.comment ? [`${base}.comment.question`, `${base}.comment.short`] : []
    const extra = [`${base}.hint`, `${base}.comment.hint`].filter(isKey)
    return [`${base}.question`, `${base}.short`, ...comment, ...extra, ...optionKeys(questionnaire, plan)]
  })
}

function optionKeys(questionnaire: Questionnaire, plan: QuestionPlan): readonly string[] {
  const list = 'one' in plan ? plan.one : 'many' in plan ? plan.many : 'ranked' in plan ? plan.ranked : undefined
  // What was chosen before has its texts where it was chosen.
  if (!list || 'chosenAt' in list) return []
  const base = textsOfOptions(questionnaire, plan.id, list)
  return ('options' in list ? list.options : list).flatMap((option) => [
    `${base}.options.${option}`,
    ...[`${base}.inFull.${option}`].filter(isKey),
  ])
}

function optionsBaseOf(questionnaire: Questionnaire, question: ChoiceQuestion): string {
  return textsOfOptions(questionnaire, question.id, listOf(question))
}

function ownAmong(question: ChoiceQuestion): readonly string[] {
  const list = listOf(question)
  return 'own' in list ? (list.own ?? []) : []
}

/** A question asked once for each of several things has the texts of the one that was declared. */
function textsOf(questionnaire: Questionnaire, question: Question): string {
  const { id, follows } = question
  const declared = questionnaire.questions.find((plan) => plan.each && (follows ?? id).startsWith(`${plan.id}.`))
  if (!declared) return baseOf(questionnaire, id)
  return baseOf(questionnaire, follows === undefined ? declared.id : `${declared.id}.comment`)
}

/** Plain: an option in full or as its button has it; words as they are. */
function thingText(texts: Texts, thing: Thing, how: 'inFull' | 'options'): string {
  if ('words' in thing) return thing.words
  const key = [`${thing.texts}.${how}.${thing.entry}`, `${thing.texts}.options.${thing.entry}`].find(isKey)
  return key === undefined ? thing.entry : texts.plain(key)
}
