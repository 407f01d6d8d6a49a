import type { Tx } from '../../db/transaction.ts'
import { removeOwner } from '../store/owners.ts'

/** Somebody is there no more, or may not be named: the items that were theirs are those of the role again. */
export async function releaseItems(
  tx: Tx,
  whose: { readonly personId: string; readonly organisationId: string },
): Promise<void> {
  await removeOwner(tx, whose)
}
