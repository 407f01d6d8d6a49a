import { button } from '../../telegram/button.ts'
import { type ChoiceQuestion, optionsOf } from '../question.ts'
import { type Questionnaire } from '../questionnaire.ts'
import type { StoredDraft } from '../store/drafts.ts'

export const openButton = button('fill', 'form')
export const answerButton = button('a', 'draft', 'question', 'entry')
export const tickButton = button('t', 'draft', 'question', 'entry', 'on')
/** One of: done, skip, back, keep, reuse, change. */
export const moveButton = button('m', 'draft', 'question', 'move')
/** One of: resume, postpone, submit, restart, restart-sure, change, review, reuse. */
export const draftButton = button('d', 'form', 'draft', 'what')

export type Shown = { readonly questionnaire: Questionnaire; readonly stored: StoredDraft }

/** Ticks that are no options: the person's own words. */
export function ownEntries(question: ChoiceQuestion, entries: readonly string[]): string[] {
  return entries.filter((entry) => !optionsOf(question).includes(entry))
}
