import type { Basis, Letterhead, Requisite } from './letterhead.ts'

/** «Персонализированная программа наставничества» (regulation 1.2, 5.1.2, 7.2). */
export type ProgrammePaper = Letterhead & {
  readonly title: string
  /** 1 for the first; a later one names why it changes what was agreed. */
  readonly version: string
  readonly reason: Requisite
  readonly isChange: boolean
  /** When the curator approved it. */
  readonly approvedOn: Requisite
  /** When the head approved it, where the school asks for that. */
  readonly headApprovedOn: Requisite
  readonly orderNumber: Requisite
  readonly orderOn: Requisite
  readonly mentor: string
  readonly mentorPost: Requisite
  /** When the mentor accepted it in the bot; null where it is signed by hand alone. */
  readonly mentorAcceptedOn: Requisite
  readonly mentees: readonly { readonly name: string; readonly post: Requisite; readonly acceptedOn: Requisite }[]
  readonly curator: Requisite
  readonly form: string
  readonly kinds: string
  readonly startsOn: string
  readonly endsOn: string
  /** In the mentee's words or those of the goal. */
  readonly request: Requisite
  readonly difficulties: readonly { readonly text: string }[]
  readonly strengths: readonly { readonly text: string }[]
  readonly goal: Requisite
  readonly tasks: readonly { readonly text: string }[]
  readonly results: readonly { readonly text: string }[]
  readonly activities: readonly {
    readonly difficulty: string
    readonly title: string
    readonly form: string
    readonly on: string
    readonly result: string
    /** Done or not, in words; may be empty. */
    readonly mark: string
  }[]
  /** How it is judged whether the results are there: sentences. */
  readonly assessment: readonly { readonly text: string }[]
  /** What a later version changes; empty for the first. */
  readonly changes: readonly { readonly text: string }[]
  readonly basis: Basis
}
