import type { Texts } from '../i18n/texts.ts'
import { button } from '../telegram/button.ts'
import { inRows, type Screen, type ScreenButton } from '../telegram/screen.ts'
import { currentQuestion, type Draft, ticked } from './draft.ts'
import { optionsOf, type ManyQuestion, type OneQuestion, type Question } from './question.ts'
import { progress, type Questionnaire, questionsAsked } from './questionnaire.ts'
import type { StepRefusal } from './steps.ts'
import type { StoredDraft } from './store.ts'
import { answerLines, formText, questionsLeft } from './lines.ts'
import { answerText, optionLabel, progressBar, questionText, refusalText, shortName } from './words.ts'

export const openButton = button('fill', 'form')
export const answerButton = button('a', 'draft', 'question', 'entry')
export const tickButton = button('t', 'draft', 'question', 'entry', 'on')
/** One of: done, skip, back, keep, change. */
export const moveButton = button('m', 'draft', 'question', 'move')
/** One of: resume, postpone, submit, restart, restart-sure, change, review, mute. */
export const draftButton = button('d', 'form', 'draft', 'what')

type Shown = { readonly questionnaire: Questionnaire; readonly stored: StoredDraft }

/** Where the draft stands: the question, or the answers to check. `lead` is said first. */
export function draftScreen(texts: Texts, shown: Shown, lead?: string): Screen {
  const question = currentQuestion(shown.questionnaire, shown.stored.draft)
  const screen = question ? questionScreen(texts, shown, question) : reviewScreen(texts, shown)
  return lead === undefined ? screen : { ...screen, text: `${lead}\n\n${screen.text}` }
}

export function refusedScreen(texts: Texts, shown: Shown, refusal: StepRefusal): Screen {
  return draftScreen(texts, shown, `<b>${refusalText(texts, refusal)}</b>`)
}

function questionScreen(texts: Texts, { questionnaire, stored }: Shown, question: Question): Screen {
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

/** Own words are too long for a button's data, so a button carries their hash: pressed twice, it means the same words. */
export function ownEntryCode(words: string): string {
  let hash = 0x811c9dc5
  for (const unit of words) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return `w${hash.toString(36)}`
}

/** Ticks that are no options: the person's own words. */
export function ownEntries(question: OneQuestion | ManyQuestion, entries: readonly string[]): string[] {
  return entries.filter((entry) => !optionsOf(question).includes(entry))
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

function reviewScreen(texts: Texts, { questionnaire, stored }: Shown): Screen {
  const what = (label: 'submit' | 'change' | 'postpone') => ({
    text: texts.plain(`questionnaires.buttons.${label}`),
    data: draftButton.data({ form: stored.questionnaire, draft: stored.id, what: label }),
  })
  return {
    text: [
      texts.t('questionnaires.review.title'),
      ...answerLines(texts, questionnaire, stored.draft.answers),
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
    name: formText(texts, stored, 'name'),
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

/** After sending: the answers are one press away. */
export function sentScreen(texts: Texts, text: string, form: string): Screen {
  const look = { text: texts.plain('questionnaires.buttons.look'), data: openButton.data({ form }) }
  return { text, rows: [[look], [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }]] }
}

export function reminderScreen(texts: Texts, shown: Shown): Screen {
  const { stored } = shown
  const what = (name: string) => draftButton.data({ form: stored.questionnaire, draft: stored.id, what: name })
  return {
    text: texts.t('questionnaires.reminder', {
      name: formText(texts, stored, 'name'),
      left: questionsLeft(shown.questionnaire, stored.draft),
    }),
    rows: [
      [{ text: texts.plain('questionnaires.buttons.continue'), data: what('resume') }],
      [{ text: texts.plain('questionnaires.buttons.remindNever'), data: what('mute') }],
    ],
  }
}
