// What the engine says: the texts of a questionnaire are found by composing their keys from its data.
import { isKey, keyOf, type Texts } from '../i18n/texts.ts'
import { labelIn } from './labels.ts'
import { optionsOf, type ManyQuestion, type OneQuestion, type Question, type Value } from './question.ts'
import type { Questionnaire } from './questionnaire.ts'
import type { StepRefusal } from './steps.ts'

/** HTML: the question, and what it means where that needs saying. */
export function questionText(
  texts: Texts,
  questionnaire: Questionnaire,
  question: Question,
): { readonly question: string; readonly hint: string | undefined } {
  const base = baseOf(questionnaire, question)
  const hint = `${base}.hint`
  return { question: texts.t(keyOf(base, 'question')), hint: isKey(hint) ? texts.t(hint) : undefined }
}

/** Plain: what the question is called in the review and on a card. */
export function shortName(texts: Texts, questionnaire: Questionnaire, question: Question): string {
  const short = texts.plain(keyOf(baseOf(questionnaire, question), 'short'))
  // Several questions may ask the same in addition; the mark says that it belongs to the one above.
  return questionnaire.questions.some(({ id }) => question.id === `${id}.comment`) ? `\u21b3 ${short}` : short
}

/** Plain: what is written on the button of an option; own words stay as they are. */
export function optionLabel(
  texts: Texts,
  questionnaire: Questionnaire,
  question: OneQuestion | ManyQuestion,
  entry: string,
): string {
  return labelIn(texts, { texts: optionsBaseOf(questionnaire, question), options: optionsOf(question) }, entry)
}

/** Plain: an answer as the review and cards show it, options in full. */
export function answerText(texts: Texts, questionnaire: Questionnaire, question: Question, value: Value): string {
  if (typeof value === 'number') {
    return 'scale' in question
      ? texts.plain('questionnaires.outOf', { value, max: question.scale.to })
      : texts.number(value)
  }
  if (!('one' in question || 'many' in question)) return String(value)
  const base = optionsBaseOf(questionnaire, question)
  const inWords = (entry: string): string => {
    const inFull = `${base}.inFull.${entry}`
    return isKey(inFull) ? texts.plain(inFull) : optionLabel(texts, questionnaire, question, entry)
  }
  return typeof value === 'string' ? inWords(value) : value.map(inWords).join('; ')
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
  return questionnaire.questions.flatMap((question) => {
    const base = baseOf(questionnaire, question)
    const comment = question.comment ? [`${base}.comment.question`, `${base}.comment.short`] : []
    const extra = [`${base}.hint`, `${base}.comment.hint`].filter(isKey)
    return [`${base}.question`, `${base}.short`, ...comment, ...extra, ...optionKeys(questionnaire, question)]
  })
}

function optionKeys(questionnaire: Questionnaire, question: Question): readonly string[] {
  if (!('one' in question || 'many' in question)) return []
  const base = optionsBaseOf(questionnaire, question)
  return optionsOf(question).flatMap((option) => [
    `${base}.options.${option}`,
    ...[`${base}.inFull.${option}`].filter(isKey),
  ])
}

function optionsBaseOf(questionnaire: Questionnaire, question: OneQuestion | ManyQuestion): string {
  const options = 'one' in question ? question.one : question.many
  return 'texts' in options ? options.texts : baseOf(questionnaire, question)
}

function baseOf(questionnaire: Questionnaire, question: Question): string {
  return `${questionnaire.key}.v${questionnaire.version}.${question.id}`
}
