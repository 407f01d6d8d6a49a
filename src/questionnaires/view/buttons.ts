import { button } from '../../telegram/button.ts'
import { type ChoiceQuestion, optionsOf } from '../question.ts'
import { type Questionnaire } from '../questionnaire.ts'
import type { StoredDraft } from '../store/drafts.ts'

export const openButton = button('fill', 'form')
/** About something: a pair. */
export const openAboutButton = button('fill-about', 'form', 'subject')
export const answerButton = button('a', 'draft', 'question', 'entry')
export const tickButton = button('t', 'draft', 'question', 'entry', 'on')
/** One of: done, skip, back, keep, reuse, change. */
export const moveButton = button('m', 'draft', 'question', 'move')
/** One of: resume, postpone, submit, restart, restart-sure, change, review, reuse. */
export const draftButton = button('d', 'form', 'draft', 'what')

export type Shown = {
  readonly questionnaire: Questionnaire
  readonly stored: StoredDraft
  /** Plain: whom it is about, where it is about somebody. */
  readonly about?: string | undefined
}

/** Opens what was sent, or the draft, of the form about the same. */
export function openData(form: string, subjectId: string): string {
  return subjectId === '' ? openButton.data({ form }) : openAboutButton.data({ form, subject: subjectId })
}

/** Ticks that are no options: the person's own words. */
export function ownEntries(question: ChoiceQuestion, entries: readonly string[]): string[] {
  return entries.filter((entry) => !optionsOf(question).includes(entry))
}
