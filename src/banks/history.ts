import type { Answers } from '../questionnaires/question.ts'
import { questionsAsked } from '../questionnaires/questionnaire.ts'
import { questionnaireOf } from './banks.ts'
import type { SentForm } from './listing.ts'

/** What happened to somebody's part in a bank. */
export type Happening = { readonly at: Date } & (
  | { readonly what: 'entered' | 'left' | 'resumed' }
  | { readonly what: 'sent'; readonly form: SentForm }
  | { readonly what: 'corrected'; readonly before: SentForm; readonly after: SentForm }
  | { readonly what: 'paused'; readonly until: string | null }
  | { readonly what: 'places'; readonly places: number }
)

/** All that is kept of it, in the order in which it happened. */
export type Kept = {
  readonly listings: readonly { readonly listedAt: Date; readonly unlistedAt: Date | null }[]
  readonly forms: readonly SentForm[]
  readonly changes: readonly Happening[]
}

/** The newest first. */
export function historyOf({ listings, forms, changes }: Kept): Happening[] {
  const entries = listings.flatMap(({ listedAt, unlistedAt }): Happening[] => [
    { at: listedAt, what: 'entered' },
    ...(unlistedAt ? [{ at: unlistedAt, what: 'left' as const }] : []),
  ])
  const sent = forms.map((form, place): Happening => {
    const before = forms[place - 1]
    return before
      ? { at: form.submittedAt, what: 'corrected', before, after: form }
      : { at: form.submittedAt, what: 'sent', form }
  })
  // Of one instant, the questionnaire came before what it did, and that before what was changed by hand.
  return [...changes.toReversed(), ...entries, ...sent]
    .map((one, place) => ({ one, place }))
    .toSorted((a, b) => b.one.at.getTime() - a.one.at.getTime() || a.place - b.place)
    .map(({ one }) => one)
}

/** Ids of the questions that the two answer differently, in the order of the later one. */
export function changedQuestions(before: SentForm, after: SentForm): string[] {
  const asked = [after, before].flatMap((form) => questionsAsked(questionnaireOf(form), form.answers))
  const ids = [...new Set(asked.map(({ id }) => id))]
  return ids.filter((id) => !isSame(before.answers, after.answers, id))
}

function isSame(before: Answers, after: Answers, id: string): boolean {
  return JSON.stringify(before[id] ?? null) === JSON.stringify(after[id] ?? null)
}
