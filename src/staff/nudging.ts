import type { StaffRow } from './list.ts'

/** What somebody who has joined is reminded of: the first thing that is missing. */
export type Step =
  | { readonly what: 'consent' | 'profile' | 'questionnaire' }
  /** `form`: the key of the questionnaire that is half-filled. */
  | { readonly what: 'draft'; readonly form: string }

/** Why somebody is not reminded. */
export type Skipped = 'no-account' | 'blocked' | 'withdrew' | 'today' | 'asked-not-to' | 'nothing-to-do'

export function nextStep(row: StaffRow): Step | undefined {
  const [form] = row.drafts
  if (!row.hasConsented) return { what: 'consent' }
  if (!row.hasProfile) return { what: 'profile' }
  if (form !== undefined) return { what: 'draft', form }
  // Who only leads the school is asked for no questionnaire.
  return row.sent === 0 && row.roles.includes('TEACHER') ? { what: 'questionnaire' } : undefined
}

/** Whether a reminder would reach them and say something; one a day is counted when it is sent. */
export function canBeNudged(row: StaffRow): boolean {
  return row.roles.length > 0 && row.isReachable && !row.hasWithdrawn && nextStep(row) !== undefined
}

/** Who of these people gets a reminder, and why the others get none; who has left gets none and is not named. */
export function toNudge(
  rows: readonly StaffRow[],
  nudgedToday: ReadonlySet<string>,
): {
  readonly nudge: readonly { row: StaffRow; step: Step }[]
  readonly skipped: readonly { row: StaffRow; why: Skipped }[]
} {
  const nudge: { row: StaffRow; step: Step }[] = []
  const skipped: { row: StaffRow; why: Skipped }[] = []
  for (const row of rows.filter(({ roles }) => roles.length > 0)) {
    const step = nextStep(row)
    if (!row.hasAccount) skipped.push({ row, why: 'no-account' })
    else if (row.hasWithdrawn) skipped.push({ row, why: 'withdrew' })
    else if (!step) skipped.push({ row, why: 'nothing-to-do' })
    else if (!row.isReachable) skipped.push({ row, why: 'blocked' })
    else if (nudgedToday.has(row.personId)) skipped.push({ row, why: 'today' })
    else nudge.push({ row, step })
  }
  return { nudge, skipped }
}
