import type { Organisation } from '../../organisations/organisation.ts'
import type { Filter } from '../filter.ts'
import type { BankKind } from '../listing.ts'

/** A bank as one reader sees it now. */
export type Shown = {
  readonly kind: BankKind
  /** The schools that the reader may see. */
  readonly schools: readonly Organisation[]
  readonly filter: Filter
  readonly now: Date
}
