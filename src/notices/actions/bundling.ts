import type { Tx } from '../../db/transaction.ts'
import type { OrganisationCard } from '../../organisations/organisation.ts'
import type { Recipient } from '../../people/store.ts'
import type { NoticeMessage } from '../choice.ts'
import type { GatheredKind } from '../kinds.ts'

/** What is to be told to one person in one message; what it says is read from the state as it is now. */
export type Bundle = {
  readonly organisation: OrganisationCard
  readonly personId: string
  /** In the order in which they happened, the newest of each subject. */
  readonly subjects: readonly { readonly id: string; readonly aboutId: string | null; readonly happenedAt: Date }[]
}

/** How the gathered kinds read; undefined where nothing of it holds any more. Handed in by those who know what it is about. */
export type Bundles = {
  readonly [kind in GatheredKind]: (tx: Tx, bundle: Bundle, to: Recipient) => Promise<NoticeMessage | undefined>
}
