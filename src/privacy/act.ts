export type DestructionReason = 'WITHDRAWN' | 'REQUESTED' | 'LEFT' | 'RETENTION'

export type Whose = { readonly personId: string; readonly organisationId: string }

/** How many rows of which table: `{ listing: 1 }`. */
export type Counts = Record<string, number>

/** What is destroyed, in words that an act names; in the order of the act. */
export const categories = {
  profile: ['person', 'name_forms'],
  accounts: ['account', 'inbox', 'outbox', 'dialogue', 'notice_preference', 'notice_pause', 'tiding'],
  questionnaires: ['questionnaire_draft', 'questionnaire_response', 'campaign_member', 'survey_invitation'],
  banks: ['listing'],
  pairs: [
    'pair',
    'pair_member',
    'pair_approval',
    'pair_question',
    'search_step',
    'match_run',
    'match_pick',
    'school_order',
  ],
  programmes: ['programme', 'programme_version', 'programme_activity', 'programme_acceptance'],
  meetings: ['meeting', 'meeting_part', 'task'],
  help: ['help_request'],
  roadmap: ['roadmap_entry'],
  notes: ['curator_note'],
  files: ['stored_file', 'download'],
  texts: ['consent_text'],
  invitations: ['invitation', 'invitation_use', 'move'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type Category = keyof typeof categories

/** Categories with the number of their rows, those with none left out. */
export function categoriesOf(destroyed: Readonly<Record<string, number>>): { category: Category; count: number }[] {
  return categoryNames
    .map((category) => ({ category, count: sum(categories[category].map((table) => destroyed[table] ?? 0)) }))
    .filter(({ count }) => count > 0)
}

/** Numbers of the same tables together; tables with none left out. */
export function added(...all: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const tables = [...new Set(all.flatMap((one) => Object.keys(one)))]
  const sums = tables.map((table) => [table, sum(all.map((one) => one[table] ?? 0))] as const)
  return Object.fromEntries(sums.filter(([, count]) => count > 0))
}

// The keys are those of the table above.
const categoryNames = Object.keys(categories) as Category[]

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
