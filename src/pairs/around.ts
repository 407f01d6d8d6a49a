import type { BareKey, Texts } from '../i18n/texts.ts'
import type { NoticeButton } from '../notices/choice.ts'
import type { Member } from '../people/actor.ts'
import type { Pair, Term } from './pair.ts'

/** What pairs need of matching, which they know nothing of. */
export type Around = {
  /** Plain: at most three reasons in words, from the terms that the score used. */
  readonly reasons: (texts: Texts, terms: readonly Term[]) => readonly string[]
  /** Leads the curator to who comes next for the mentee of this entry of the bank. */
  readonly nextCandidate: (texts: Texts, menteeListingId: string) => NoticeButton | undefined
}

/** A row under the card of a pair: handed in by those who do something with pairs. */
export type PairRow = {
  readonly label: BareKey
  readonly data: (pairId: string) => string
  readonly isFor: (member: Member, pair: Pair) => boolean
}

/** A line of the hub «Пары». */
export type HubRow = {
  readonly label: BareKey
  readonly data: string
  readonly isFor: (member: Member) => boolean
}
