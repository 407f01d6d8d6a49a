import type { Tx } from '../../db/transaction.ts'
import { type JournalNote, note } from '../../journal/actions.ts'
import type { PairEvent } from '../history.ts'
import type { Pair } from '../pair.ts'

/** Every change of a pair is in the journal under its id; the card reads its history there. */
export async function notePair(
  tx: Tx,
  pair: Pair,
  {
    actorId,
    ...what
  }: Pick<JournalNote, 'clause' | 'details'> & { readonly event: PairEvent; readonly actorId?: string | undefined },
  now: Date,
): Promise<void> {
  await note(tx, {
    at: now,
    organisationId: pair.organisation.id,
    subject: 'pair',
    subjectId: pair.id,
    ...what,
    ...(actorId === undefined ? {} : { actorId }),
  })
}
