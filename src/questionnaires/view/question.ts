import type { Texts } from '../../i18n/texts.ts'
import { inRows, type Screen, type ScreenButton } from '../../telegram/screen.ts'
import { type Draft, ticked } from '../draft.ts'
import { optionsOf, type ManyQuestion, type Question } from '../question.ts'
import { progress, type Questionnaire, questionsAsked } from '../questionnaire.ts'
import type { StoredDraft } from '../store.ts'
import { answerText, optionLabel, progressBar, questionText, shortName } from '../words.ts'
import { answerButton, tickButton, moveButton, draftButton, type Shown, ownEntryCode, ownEntries } from './buttons.ts'

export function questionScreen(texts: Texts, { questionnaire, stored }: Shown, question: Question): Screen {
  const { draft } = stored
  const words = questionText(texts, questionnaire, question)
  const parts = [
    header(texts, questionnaire, draft, question),
    `<b>${words.question}</b>`,
    words.hint,
    standing(texts, questionnaire, draft, question),
    how(texts, question),
  ]
  return {
    text: parts.filter((part) => part !== undefined).join('\n\n'),
    rows: [...answerRows(texts, questionnaire, stored, question), ...moveRows(texts, questionnaire, stored, question)],
  }
}

function header(texts: Texts, questionnaire: Questionnaire, draft: Draft, question: Question): string {
  if (draft.status === 'changing')
    return texts.t('questionnaires.changing', { name: shortName(texts, questionnaire, question) })
  const where = progress(questionnaire, draft.answers, draft.known, question.id)
  return texts.t('questionnaires.progress', { bar: progressBar(where), ...where })
}

/** What is ticked, or the answer given before. */
function standing(texts: Texts, questionnaire: Questionnaire, draft: Draft, question: Question): string | undefined {
  if ('many' in question) {
    const entries = ticked(draft, question.id)
    return entries.length === 0
      ? undefined
      : texts.t('questionnaires.ticked', { answer: answerText(texts, questionnaire, question, entries) })
  }
  const value = draft.answers[question.id]
  return value === undefined
    ? undefined
    : texts.t('questionnaires.yourAnswer', { answer: answerText(texts, questionnaire, question, value) })
}

function how(texts: Texts, question: Question): string {
  const optional = question.optional === true ? ` ${texts.t('questionnaires.how.optional')}` : ''
  return `<i>${howToAnswer(texts, question)}${optional}</i>`
}

function howToAnswer(texts: Texts, question: Question): string {
  if ('one' in question) return texts.t(question.ownWords ? 'questionnaires.how.oneOrWords' : 'questionnaires.how.one')
  if ('many' in question)
    return texts.t(question.ownWords ? 'questionnaires.how.manyOrWords' : 'questionnaires.how.many')
  if ('scale' in question) return texts.t('questionnaires.how.scale', question.scale)
  if ('number' in question) return texts.t('questionnaires.how.number')
  return texts.t('questionnaires.how.text', question.text)
}

function answerRows(
  texts: Texts,
  questionnaire: Questionnaire,
  stored: StoredDraft,
  question: Question,
): ScreenButton[][] {
  const at = { draft: stored.id, question: question.id }
  if ('one' in question)
    return inRows(
      optionsOf(question).map((option, index) => ({
        text: optionLabel(texts, questionnaire, question, option),
        data: answerButton.data({ ...at, entry: String(index) }),
      })),
    )
  if ('many' in question) return tickRows(texts, questionnaire, stored, question)
  if (!('scale' in question)) return []
  const { from, to } = question.scale
  return inRows(
    Array.from({ length: to - from + 1 }, (_, step) => ({
      text: String(from + step),
      data: answerButton.data({ ...at, entry: String(from + step) }),
    })),
  )
}

/** Own words stand below the options. */
function tickRows(
  texts: Texts,
  questionnaire: Questionnaire,
  stored: StoredDraft,
  question: ManyQuestion,
): ScreenButton[][] {
  const chosen = ticked(stored.draft, question.id)
  const own = ownEntries(question, chosen)
  const toggle = (entry: string, text: string, isTicked: boolean) => ({
    text: isTicked ? texts.plain('questionnaires.buttons.ticked', { label: text }) : text,
    data: tickButton.data({ draft: stored.id, question: question.id, entry, on: isTicked ? '0' : '1' }),
  })
  return inRows([
    ...optionsOf(question).map((option, index) =>
      toggle(String(index), optionLabel(texts, questionnaire, question, option), chosen.includes(option)),
    ),
    ...own.map((words) => toggle(ownEntryCode(words), words.slice(0, 24), true)),
  ])
}

function moveRows(
  texts: Texts,
  questionnaire: Questionnaire,
  { id, draft, questionnaire: form }: StoredDraft,
  question: Question,
): ScreenButton[][] {
  const move = (
    label: 'done' | 'skip' | 'back' | 'keep',
    key: 'done' | 'skip' | 'back' | 'keep' | 'clear' | 'toReview' = label,
  ) => ({
    text: texts.plain(`questionnaires.buttons.${key}`),
    data: moveButton.data({ draft: id, question: question.id, move: label }),
  })
  const isAnswered = question.id in draft.answers
  const isFirst =
    draft.status === 'asking' &&
    questionsAsked(questionnaire, draft.answers).find((one) => !draft.known.includes(one.id))?.id === question.id
  const rows: ScreenButton[][] = []
  if ('many' in question) rows.push([move('done')])
  else if (isAnswered && draft.status === 'asking') rows.push([move('keep')])
  if (question.optional === true) rows.push([move('skip', isAnswered ? 'clear' : 'skip')])
  const postpone = {
    text: texts.plain('questionnaires.buttons.postpone'),
    data: draftButton.data({ form, draft: id, what: 'postpone' }),
  }
  if (draft.status === 'changing') return [...rows, [move('back', 'toReview')]]
  return [...rows, isFirst ? [postpone] : [move('back'), postpone]]
}
