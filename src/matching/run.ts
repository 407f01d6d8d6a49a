import type { NameParts } from '../people/name.ts'
import type { Mode } from './assignment.ts'

export type RunStatus = 'running' | 'ready' | 'closed' | 'failed'

/** Pairs sought for a whole school or district at once; a person looks at every one before it is proposed. */
export type Run = {
  readonly id: string
  /** A school, or a district: then each curator gets their school's part. */
  readonly organisationId: string
  readonly mode: Mode
  readonly status: RunStatus
  readonly startedById: string
  readonly platform: string
  readonly chatId: string
  /** Shows the progress; null where nobody pressed anything. */
  readonly messageId: number | null
  readonly startedAt: Date
}

export type Decision = 'OPEN' | 'PROPOSED' | 'REJECTED'

/** One line of what a run found. */
export type Pick = {
  readonly menteeListingId: string
  readonly mentee: NameParts
  /** Null where nobody was left, or nobody fits well enough. */
  readonly mentor: { readonly listingId: string; readonly name: NameParts; readonly organisationId: string } | null
  readonly decision: Decision
  readonly score: number
}

export type PickCounts = {
  readonly open: number
  readonly proposed: number
  readonly rejected: number
  readonly nobody: number
}

export function modeNamed(word: string): Mode | undefined {
  return word === 'best-fit' || word === 'nobody-left' ? word : undefined
}

/** How far a run has come; shown in one message that is edited. */
export type Progress =
  | { readonly step: 'reading' | 'failed' }
  | { readonly step: 'comparing'; readonly mentees: number; readonly mentors: number }
  | { readonly step: 'ready'; readonly found: number; readonly nobody: number }
