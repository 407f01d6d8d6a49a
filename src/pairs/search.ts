import { addDays, addMonths } from '../calendar/day.ts'
import type { Organisation } from '../organisations/organisation.ts'
import type { Profile } from '../people/actor.ts'
import type { NameParts } from '../people/name.ts'

/** What may come next for somebody without a pair (ДК 5.3). */
export const searchSteps = ['match', 'district', 'talk', 'prepare', 'wait'] as const
/** What helps meanwhile; `none` is an answer too. */
export const supports = ['colleague', 'association', 'materials', 'visits', 'courses', 'none'] as const
export const dues = ['week', 'fortnight', 'month', 'none'] as const
export type Due = (typeof dues)[number]

export const longestStep = 200

export type SearchStep = {
  readonly id: string
  /** A key of the list, or the curator's own words. */
  readonly step: string
  readonly support: string | null
  readonly owner: { readonly personId: string; readonly name: NameParts }
  /** `YYYY-MM-DD` */
  readonly dueOn: string | null
}

/** Somebody of the bank of mentees who has no active pair. */
export type Waiting = {
  readonly listingId: string
  readonly personId: string
  readonly organisation: Organisation
  readonly profile: Profile
  readonly listedAt: Date
  readonly step: SearchStep | undefined
  /** The step before, done or given up. */
  readonly lastStep: { readonly what: string; readonly at: Date } | undefined
  readonly lastPair: { readonly status: 'ENDED' | 'DECLINED' | 'EXPIRED' | 'WITHDRAWN'; readonly at: Date } | undefined
  /** A pair that is proposed, agreed or waits for its order. */
  readonly openPairId: string | undefined
}

/** What happened last: whichever was later. */
export function lastOf({
  lastStep,
  lastPair,
}: Waiting):
  | { readonly kind: 'step'; readonly what: string; readonly at: Date }
  | { readonly kind: 'pair'; readonly status: NonNullable<Waiting['lastPair']>['status']; readonly at: Date }
  | undefined {
  if (lastPair && (!lastStep || lastPair.at > lastStep.at)) return { kind: 'pair', ...lastPair }
  return lastStep ? { kind: 'step', ...lastStep } : undefined
}

export function dueOf(due: Due, today: string): string | null {
  switch (due) {
    case 'week':
      return addDays(today, 7)
    case 'fortnight':
      return addDays(today, 14)
    case 'month':
      return addMonths(today, 1)
    case 'none':
      return null
  }
}
