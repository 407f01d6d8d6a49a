import type { Texts } from '../../i18n/texts.ts'
import { inRows, type Screen, type ScreenButton } from '../../telegram/screen.ts'
import { type Draft, ticked } from '../draft.ts'
import { offeredAgain } from '../former.ts'
import { ownEntryCode } from '../own-words.ts'
import { isSeveral, mostEntries, optionsOf, type Question, type SeveralQuestion, type Value } from '../question.ts'
import { progress, type Questionnaire } from '../questionnaire.ts'
import type { StoredDraft } from '../store/drafts.ts'
import { answerText, optionLabel, progressBar, questionText, shortName } from '../words.ts'
import { answerButton, tickButton, type Shown, ownEntries } from './buttons.ts'
import { formerLine, moveRows } from './moves.ts'

export function questionScreen(texts: Texts, { questionnaire, stored, about }: Shown, question: Question): Screen {
  const { draft } = stored
  const words = questionText(texts, questionnaire, question)
  const parts = [
    header(texts, questionnaire, draft, question),
    about && texts.t('questionnaires.aboutWhom', { about }),
    `<b>${words.question}</b>`,
    words.hint,
    question.seenBy && texts.t(`questionnaires.seenBy.${question.seenBy}`),
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
  const where = { ...progress(questionnaire, draft.answers, draft.known, question.id) }
  const bar = progressBar(where)
  return where.parts > 1
    ? texts.t('questionnaires.progressPart', { bar, ...where })
    : texts.t('questionnaires.progress', { bar, ...where })
}

/** What is ticked, or the answer given before, or else the one of last time. */
function standing(texts: Texts, questionnaire: Questionnaire, draft: Draft, question: Question): string | undefined {
  const inWords = (value: Value) => answerText(texts, questionnaire, question, value)
  if (isSeveral(question)) {
    const entries = ticked(draft, question)
    if (entries.length > 0)
      return texts.t('ranked' in question ? 'questionnaires.ranked' : 'questionnaires.ticked', {
        answer: inWords(entries),
      })
  } else {
    const value = draft.answers[question.id]
    if (value !== undefined) return texts.t('questionnaires.yourAnswer', { answer: inWords(value) })
  }
  const former = offeredAgain(draft, question)
  return former === undefined ? undefined : formerLine(texts, question, inWords(former))
}

function how(texts: Texts, question: Question): string {
  const optional = question.optional === true ? ` ${texts.t('questionnaires.how.optional')}` : ''
  return `<i>${howToAnswer(texts, question)}${optional}</i>`
}

function howToAnswer(texts: Texts, question: Question): string {
  if ('one' in question) return texts.t(question.ownWords ? 'questionnaires.how.oneOrWords' : 'questionnaires.how.one')
  if ('many' in question)
    return texts.t(question.ownWords ? 'questionnaires.how.manyOrWords' : 'questionnaires.how.many')
  if ('ranked' in question) return texts.t('questionnaires.how.ranked', { max: mostEntries(question) })
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
  if (isSeveral(question)) return tickRows(texts, questionnaire, stored, question)
  if (!('scale' in question)) return []
  const { from, to } = question.scale
  return inRows(
    Array.from({ length: to - from + 1 }, (_, step) => ({
      text: String(from + step),
      data: answerButton.data({ ...at, entry: String(from + step) }),
    })),
  )
}

/** Own words stand below the options; what is ranked shows its place. */
function tickRows(
  texts: Texts,
  questionnaire: Questionnaire,
  stored: StoredDraft,
  question: SeveralQuestion,
): ScreenButton[][] {
  const chosen = ticked(stored.draft, question)
  const own = ownEntries(question, chosen)
  const toggle = (value: string, entry: string, text: string, isTicked: boolean) => ({
    text: isTicked ? markOf(texts, question, chosen.indexOf(value), text) : text,
    data: tickButton.data({ draft: stored.id, question: question.id, entry, on: isTicked ? '0' : '1' }),
  })
  return inRows([
    ...optionsOf(question).map((option, index) =>
      toggle(option, String(index), optionLabel(texts, questionnaire, question, option), chosen.includes(option)),
    ),
    ...own.map((words) => toggle(words, ownEntryCode(words), words.slice(0, 24), true)),
  ])
}

function markOf(texts: Texts, question: SeveralQuestion, place: number, label: string): string {
  return 'ranked' in question
    ? texts.plain('questionnaires.buttons.ranked', { place: place + 1, label })
    : texts.plain('questionnaires.buttons.ticked', { label })
}
