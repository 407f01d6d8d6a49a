import { button } from '../../telegram/button.ts'
import { optionsOf, type ManyQuestion, type OneQuestion } from '../question.ts'
import { type Questionnaire } from '../questionnaire.ts'
import type { StoredDraft } from '../store.ts'

export const openButton = button('fill', 'form')
export const answerButton = button('a', 'draft', 'question', 'entry')
export const tickButton = button('t', 'draft', 'question', 'entry', 'on')
/** One of: done, skip, back, keep, change. */
export const moveButton = button('m', 'draft', 'question', 'move')
/** One of: resume, postpone, submit, restart, restart-sure, change, review, mute. */
export const draftButton = button('d', 'form', 'draft', 'what')

export type Shown = { readonly questionnaire: Questionnaire; readonly stored: StoredDraft }

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
