import type { Basis, Letterhead, Requisite } from './letterhead.ts'

/** «Журнал встреч» of a pair or group (domain.md, 3; regulation 3.4.9). All in words. */
export type MeetingJournal = Letterhead & {
  /** Of the order on the pair. */
  readonly orderNumber: Requisite
  readonly orderOn: Requisite
  readonly mentor: string
  readonly mentorPost: Requisite
  readonly mentees: readonly { readonly name: string; readonly post: Requisite }[]
  readonly curator: Requisite
  readonly startsOn: Requisite
  readonly endsOn: Requisite
  /** In the order of their days. */
  readonly meetings: readonly {
    readonly on: string
    /** How and how long. */
    readonly way: string
    readonly topic: string
    readonly content: string
    readonly result: string
    readonly task: string
    /** What each mentee says: that it was, was not, or was otherwise. */
    readonly mark: string
  }[]
  readonly madeOn: string
  readonly basis: Basis
}
