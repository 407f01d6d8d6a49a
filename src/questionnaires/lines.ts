import { keyOf, type Texts } from '../i18n/texts.ts'
import { currentQuestion, type Draft } from './draft.ts'
import type { Answers } from './question.ts'
import { progress, type Questionnaire } from './questionnaire.ts'
import { answersSeen, questionsSeen, type Viewer } from './seen.ts'
import { answerText, shortName } from './words.ts'

/** HTML: one line an answer that the viewer may read, each shortened to `longest` characters so that the whole fits a message. */
export function answerLines(
  texts: Texts,
  questionnaire: Questionnaire,
  answers: Answers,
  viewer: Viewer,
  longest = 140,
): string[] {
  const seen = answersSeen(questionnaire, answers, viewer)
  return questionsSeen(questionnaire, answers, viewer).map((question) => {
    const value = seen[question.id]
    const answer =
      value === undefined
        ? texts.plain('questionnaires.review.unanswered')
        : answerText(texts, questionnaire, question, value)
    return texts.t('questionnaires.review.answer', {
      name: shortName(texts, questionnaire, question),
      answer: shortened(answer, longest),
    })
  })
}

/** Cut at a number of characters, with a mark that it goes on. */
export function shortened(text: string, longest: number): string {
  const letters = [...text]
  return letters.length <= longest ? text : `${letters.slice(0, longest - 1).join('')}\u2026`
}

/** What the questionnaire says of itself: its name, what it is about, the thanks. */
export function formText(
  texts: Texts,
  of: { readonly questionnaire: string; readonly version: number },
  what: 'name' | 'about' | 'sent',
): string {
  return texts.t(keyOf(of.questionnaire, `v${of.version}`, what))
}

/** How many questions remain before the review. */
export function questionsLeft(questionnaire: Questionnaire, draft: Draft): number {
  const question = currentQuestion(questionnaire, draft)
  if (!question) return 0
  const { number, total } = progress(questionnaire, draft.answers, draft.known, question.id)
  return total - number + 1
}
