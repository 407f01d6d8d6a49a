import type { BareKey, Texts } from '../../i18n/texts.ts'
import { type Screen } from '../../telegram/screen.ts'
import { currentQuestion } from '../draft.ts'
import { progress, questionsAsked } from '../questionnaire.ts'
import type { StepRefusal } from '../steps.ts'
import type { StoredDraft } from '../store/drafts.ts'
import { answerLines, formText, questionsLeft } from '../lines.ts'
import { refusalText, shortName } from '../words.ts'
import { openData, moveButton, draftButton, type Shown } from './buttons.ts'
import { questionScreen } from './question.ts'

/** Where the draft stands: the question, or the answers to check. `lead` is said first. */
export function draftScreen(texts: Texts, shown: Shown, lead?: string): Screen {
  const question = currentQuestion(shown.questionnaire, shown.stored.draft)
  const screen = question ? questionScreen(texts, shown, question) : reviewScreen(texts, shown)
  return lead === undefined ? screen : { ...screen, text: `${lead}\n\n${screen.text}` }
}

export function refusedScreen(texts: Texts, shown: Shown, refusal: StepRefusal): Screen {
  return draftScreen(texts, shown, `<b>${refusalText(texts, refusal)}</b>`)
}

function reviewScreen(texts: Texts, { questionnaire, stored, about }: Shown): Screen {
  const what = (label: 'submit' | 'change' | 'postpone') => ({
    text: texts.plain(`questionnaires.buttons.${label}`),
    data: draftButton.data({ form: stored.questionnaire, draft: stored.id, what: label }),
  })
  return {
    text: [
      texts.t('questionnaires.review.title'),
      ...(about === undefined ? [] : [texts.t('questionnaires.aboutWhom', { about })]),
      ...answerLines(texts, questionnaire, stored.draft.answers, 'author'),
      texts.t('questionnaires.review.whatNow'),
    ].join('\n'),
    rows: [[what('submit')], [what('change')], [what('postpone')]],
  }
}

/** Which of the answers to change. */
export function chooseScreen(texts: Texts, { questionnaire, stored }: Shown): Screen {
  const questions = questionsAsked(questionnaire, stored.draft.answers)
  return {
    text: texts.t('questionnaires.review.chooseChange'),
    rows: [
      ...questions.map((question) => [
        {
          text: shortName(texts, questionnaire, question),
          data: moveButton.data({ draft: stored.id, question: question.id, move: 'change' }),
        },
      ]),
      [
        {
          text: texts.plain('questionnaires.buttons.toReview'),
          data: draftButton.data({ form: stored.questionnaire, draft: stored.id, what: 'review' }),
        },
      ],
    ],
  }
}

export function resumeScreen(texts: Texts, shown: Shown, timeZone: string): Screen {
  const { questionnaire, stored } = shown
  const question = currentQuestion(questionnaire, stored.draft)
  const what = (name: string) => draftButton.data({ form: stored.questionnaire, draft: stored.id, what: name })
  const label = question
    ? texts.plain(
        'questionnaires.buttons.resume',
        progress(questionnaire, stored.draft.answers, stored.draft.known, question.id),
      )
    : texts.plain('questionnaires.buttons.resumeReview')
  const words = {
    name: nameOf(texts, shown),
    day: texts.instant(stored.startedAt, timeZone),
    left: questionsLeft(shown.questionnaire, stored.draft),
  }
  return {
    text: texts.t('questionnaires.halfFilled', words),
    rows: [
      [{ text: label, data: what('resume') }],
      [{ text: texts.plain('questionnaires.buttons.restart'), data: what('restart') }],
      [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }],
    ],
  }
}

/** HTML: the questionnaire, and whom it is about where there are several. */
function nameOf(texts: Texts, { stored, about }: Shown): string {
  const form = formText(texts, stored, 'name')
  return about === undefined ? form : texts.t('questionnaires.nameAbout', { form, about })
}

export function restartScreen(texts: Texts, stored: StoredDraft): Screen {
  const what = (name: string) => draftButton.data({ form: stored.questionnaire, draft: stored.id, what: name })
  return {
    text: texts.t('questionnaires.restartQuestion'),
    rows: [
      [{ text: texts.plain('questionnaires.buttons.restartConfirmed'), data: what('restart-sure') }],
      [{ text: texts.plain('questionnaires.buttons.restartCancelled'), data: what('resume') }],
    ],
  }
}

export function messageScreen(texts: Texts, text: string): Screen {
  return { text, rows: [[{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }]] }
}

/** After sending: what comes next and the answers are one press away. */
export function sentScreen(
  texts: Texts,
  text: string,
  of: { readonly questionnaire: string; readonly subjectId: string },
  afterwards: readonly { label: BareKey; data: string }[] = [],
): Screen {
  const next = afterwards.map(({ label, data }) => [{ text: texts.plain(label), data }])
  const look = { text: texts.plain('questionnaires.buttons.look'), data: openData(of.questionnaire, of.subjectId) }
  const lead = next.length > 0 ? [texts.t('questionnaires.afterwards.lead')] : []
  return {
    text: [text, ...lead].join('\n\n'),
    rows: [...next, [look], [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }]],
  }
}

export function reminderScreen(texts: Texts, shown: Shown): Screen {
  const { stored } = shown
  const what = (name: string) => draftButton.data({ form: stored.questionnaire, draft: stored.id, what: name })
  return {
    text: texts.t('questionnaires.reminder', {
      name: nameOf(texts, shown),
      left: questionsLeft(shown.questionnaire, stored.draft),
    }),
    rows: [[{ text: texts.plain('questionnaires.buttons.continue'), data: what('resume') }]],
  }
}
