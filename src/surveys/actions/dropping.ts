import type { Tx } from '../../db/transaction.ts'
import { untell } from '../../notices/actions/telling.ts'
import { removeDraftsAbout } from '../../questionnaires/store/drafts.ts'

/** The pair is over, or somebody has left it: what was not sent yet is asked no more; what was sent stays. */
export async function dropSurveys(
  tx: Tx,
  { pairId, personId }: { readonly pairId: string; readonly personId?: string },
  now: Date,
): Promise<void> {
  await removeDraftsAbout(tx, pairId, personId)
  await untell(tx, 'survey', [personId === undefined ? pairId : `${pairId}:${personId}`], now)
}
