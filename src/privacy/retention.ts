/** Who carries a rule out: a job of this folder, or one that forgets what the machinery no longer needs. */
export type Keeper = 'destroy-due' | 'keep-no-longer' | 'forget-old' | 'forget-files'

export type RetentionRule = {
  /** The tables whose rows the rule ends. */
  readonly tables: readonly string[]
  /** Whole days from the instant in `since`. */
  readonly days: number
  /** The column from which the days are counted: `table.column`. */
  readonly since: string
  readonly by: Keeper
}

const year = 365
/** Limitation of actions (Civil Code art. 196), and how long an act of destruction is kept (order 179 of Roskomnadzor). */
const threeYears = 3 * year + 1

/** How long what is kept (152-FZ art. 5 part 7); docs/privacy.md shows the same table, and a test keeps both equal. */
export const retention = {
  withdrawn: { tables: ['person'], days: 30, since: 'consent.finished_at', by: 'destroy-due' },
  left: { tables: ['person'], days: 30, since: 'role_period.finished_on', by: 'destroy-due' },
  drafts: {
    tables: ['questionnaire_draft'],
    days: year,
    since: 'questionnaire_draft.touched_at',
    by: 'keep-no-longer',
  },
  corrections: {
    tables: ['questionnaire_response'],
    days: threeYears,
    since: 'questionnaire_response.replaced_at',
    by: 'keep-no-longer',
  },
  // Before the listings: what was picked points to them.
  matches: { tables: ['match_run', 'match_pick'], days: 90, since: 'match_run.finished_at', by: 'keep-no-longer' },
  proposals: {
    tables: ['pair', 'pair_member', 'pair_approval', 'pair_question'],
    days: year,
    since: 'pair.changed_at',
    by: 'keep-no-longer',
  },
  searches: { tables: ['search_step'], days: threeYears, since: 'search_step.finished_at', by: 'keep-no-longer' },
  discarded: {
    tables: ['school_order', 'order_pair'],
    days: year,
    since: 'school_order.drafted_at',
    by: 'keep-no-longer',
  },
  cancelled: { tables: ['meeting', 'meeting_part'], days: year, since: 'meeting.changed_at', by: 'keep-no-longer' },
  dropped: { tables: ['task'], days: year, since: 'task.dropped_at', by: 'keep-no-longer' },
  help: { tables: ['help_request'], days: year, since: 'help_request.closed_at', by: 'keep-no-longer' },
  listings: { tables: ['listing'], days: threeYears, since: 'listing.unlisted_at', by: 'keep-no-longer' },
  campaigns: {
    tables: ['campaign', 'campaign_member'],
    days: threeYears,
    since: 'campaign.finished_at',
    by: 'keep-no-longer',
  },
  invitations: {
    tables: ['invitation', 'invitation_use'],
    days: year,
    since: 'invitation.expires_at',
    by: 'keep-no-longer',
  },
  downloads: { tables: ['download'], days: 30, since: 'download.done_at', by: 'forget-files' },
  workbooks: { tables: ['stored_file'], days: 1, since: 'stored_file.stored_at', by: 'forget-files' },
  strangers: { tables: ['inbox', 'outbox'], days: 1, since: 'outbox.done_at', by: 'keep-no-longer' },
  evidence: { tables: ['consent'], days: threeYears, since: 'consent.destroyed_at', by: 'keep-no-longer' },
  acts: { tables: ['destruction_act'], days: threeYears, since: 'destruction_act.made_at', by: 'keep-no-longer' },
  updates: { tables: ['inbox'], days: 7, since: 'inbox.done_at', by: 'forget-old' },
  replies: { tables: ['outbox'], days: 30, since: 'outbox.done_at', by: 'forget-old' },
  dialogues: { tables: ['dialogue'], days: 14, since: 'dialogue.updated_at', by: 'forget-old' },
} as const satisfies Readonly<Record<string, RetentionRule>>

export type RetentionKey = keyof typeof retention

/** The instant before which the rule ends what it is about. */
export function endOf(rule: RetentionKey, now: Date): Date {
  return new Date(now.getTime() - retention[rule].days * 86_400_000)
}
