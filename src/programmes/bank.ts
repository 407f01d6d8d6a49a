import type { Organisation } from '../organisations/organisation.ts'
import type { Party, Status } from './programme.ts'

/** What the bank of programmes is narrowed to; `none`: a pair at work for which nobody has begun. */
export const states = ['all', 'none', 'draft', 'proposed', 'accepted', 'approved', 'over'] as const
export type State = (typeof states)[number]

export function stateNamed(word: string): State {
  return states.find((one) => one === word) ?? 'all'
}

/** A pair with the version that matters most now. */
export type Listed = {
  readonly party: Party
  readonly status: Status | null
  readonly period: { readonly startsOn: string; readonly endsOn: string } | null
  readonly school: Organisation
}

/** Where a pair stands, by whether it is at work and the version that is written, else in force. */
export function stateOf(isActive: boolean, status: Status | null): Exclude<State, 'all'> {
  if (!isActive) return 'over'
  switch (status) {
    case 'DRAFT':
      return 'draft'
    case 'PROPOSED':
      return 'proposed'
    case 'ACCEPTED':
      return 'accepted'
    case 'APPROVED':
    case 'REPLACED':
      return 'approved'
    case 'DISCARDED':
    case null:
      return 'none'
  }
}
