import type { Texts } from '../../i18n/texts.ts'
import type { ScreenButton } from '../../telegram/screen.ts'
import type { Draft } from '../draft.ts'
import { grows, offeredAgain } from '../former.ts'
import { isSeveral, type Question } from '../question.ts'
import { type Questionnaire, questionsAsked, relevantAnswers } from '../questionnaire.ts'
import type { StoredDraft } from '../store/drafts.ts'
import { draftButton, moveButton } from './buttons.ts'

/** HTML: the former answer, which counts only when the person says so. */
export function formerLine(texts: Texts, question: Question, answer: string): string {
  return grows(question)
    ? texts.t('questionnaires.former.grown', { answer })
    : texts.t('questionnaires.former.was', { answer })
}

/** What can be done at a question besides answering it. */
export function moveRows(
  texts: Texts,
  questionnaire: Questionnaire,
  { id, draft, questionnaire: form }: StoredDraft,
  question: Question,
): ScreenButton[][] {
  const move = (
    label: 'done' | 'skip' | 'back' | 'keep' | 'reuse',
    key: 'done' | 'skip' | 'back' | 'keep' | 'reuse' | 'clear' | 'toReview' = label,
  ) => ({
    text: texts.plain(`questionnaires.buttons.${key}`),
    data: moveButton.data({ draft: id, question: question.id, move: label }),
  })
  const drafting = (what: 'postpone' | 'reuse', key: 'postpone' | 'reuseAll') => ({
    text: texts.plain(`questionnaires.buttons.${key}`),
    data: draftButton.data({ form, draft: id, what }),
  })
  const isAnswered = Object.hasOwn(relevantAnswers(questionnaire, draft.answers), question.id)
  const isFirst = isFirstAsked(questionnaire, draft, question)
  const rows: ScreenButton[][] = []
  if (isSeveral(question)) rows.push([move('done')])
  else if (isAnswered && draft.status === 'asking') rows.push([move('keep')])
  if (!isAnswered && offeredAgain(draft, question) !== undefined) rows.push([move('reuse')])
  if (isFirst && draft.former) rows.push([drafting('reuse', 'reuseAll')])
  if (question.optional === true) rows.push([move('skip', isAnswered ? 'clear' : 'skip')])
  if (draft.status === 'changing') return [...rows, [move('back', 'toReview')]]
  const postpone = drafting('postpone', 'postpone')
  return [...rows, isFirst ? [postpone] : [move('back'), postpone]]
}

function isFirstAsked(questionnaire: Questionnaire, draft: Draft, question: Question): boolean {
  const first = questionsAsked(questionnaire, draft.answers).find((one) => !draft.known.includes(one.id))
  return draft.status === 'asking' && first?.id === question.id
}
