import type { Member } from '../../people/actor.ts'
import type { Party, Version } from '../programme.ts'

/** What somebody looks at, and what they may do with it. */
export type Shown = {
  readonly party: Party
  readonly version: Version
  /** How many versions there are. */
  readonly count: number
  readonly reader: Reader
}

export type Reader = {
  readonly personId: Member['personId']
  /** Everything that changes a version; nobody once the pair has ended. */
  readonly mayWrite: boolean
  readonly mayAccept: boolean
  readonly mayApprove: boolean
  readonly mayApproveAsHead: boolean
  /** Has a bank of programmes to go back to. */
  readonly hasBank: boolean
}

/** Of the plan; `done` are the keys of what a meeting has carried out already. */
export type PlanReader = { readonly mayWrite: boolean; readonly done: ReadonlySet<string> }
