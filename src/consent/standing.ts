import type { ConsentKind } from '../people/actor.ts'
import { type Edition, isCurrent } from './edition.ts'

/** outdated: given, but its wording has changed since. */
export type ConsentState = 'given' | 'outdated' | 'withdrawn' | 'none'

/** How one kind stands for one person in one organisation. */
export type Standing = {
  readonly kind: ConsentKind
  readonly state: ConsentState
  /** The consent in force. */
  readonly consentId: string | undefined
  readonly edition: number
  readonly givenAt: Date | null
  readonly isOnPaperOnly: boolean
  readonly paperSignedOn: string | null
  readonly hasScan: boolean
  /** The day of the law, after a withdrawal. */
  readonly destroyBy: string | null
}

/** A consent as it is kept. */
export type KeptConsent = {
  readonly id: string
  readonly kind: ConsentKind
  readonly edition: number
  readonly editionId: string
  readonly wordedBy: string | null
  readonly givenAt: Date
  readonly accountId: string | null
  readonly paperSignedOn: string | null
  readonly scanId: string | null
  readonly finishedAt: Date | null
  readonly endReason: 'WITHDRAWN' | 'REPLACED' | 'LEFT' | null
  readonly destroyBy: string | null
}

/** Of all that one person has ever given of a kind in an organisation, in any order. */
export function standingOf(kind: ConsentKind, kept: readonly KeptConsent[], inForce: Edition): Standing {
  const all = kept.filter((one) => one.kind === kind)
  const held = all.find(({ finishedAt }) => finishedAt === null)
  const last = held ?? all.toSorted((one, other) => other.givenAt.getTime() - one.givenAt.getTime())[0]
  // A mark that the curator took back was no consent.
  const wasGiven = last !== undefined && last.endReason !== 'REPLACED'
  return {
    kind,
    state: held ? (isCurrent(held, inForce) ? 'given' : 'outdated') : wasGiven ? 'withdrawn' : 'none',
    consentId: held?.id,
    edition: held?.edition ?? 0,
    givenAt: held?.givenAt ?? null,
    isOnPaperOnly: held !== undefined && held.accountId === null && held.paperSignedOn !== null,
    paperSignedOn: held?.paperSignedOn ?? null,
    hasScan: (held?.scanId ?? null) !== null,
    destroyBy: held ? null : (last?.destroyBy ?? null),
  }
}
