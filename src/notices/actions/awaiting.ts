import type { Tx } from '../../db/transaction.ts'
import { removeTidingsOf } from '../store.ts'
import { gather } from './gathering.ts'
import { type Step, subjectOf } from '../unanswered.ts'

type Waiting = { readonly organisationId: string; readonly step: Step }

/** Something waits for the answer of these people: whom it still waits for after three days is reminded, once. */
export async function awaitAnswer(
  tx: Tx,
  { to, organisationId, step }: Waiting & { readonly to: readonly string[] },
  now: Date,
): Promise<void> {
  await gather(tx, { to, kind: 'unanswered', organisationId, subjectId: subjectOf(step, organisationId) }, now)
}

/** Whoever has said no has answered too: nothing is said of it again. */
export async function answered(
  tx: Tx,
  { personId, organisationId, step }: Waiting & { readonly personId: string },
): Promise<void> {
  await removeTidingsOf(tx, { personId, kind: 'unanswered', subjectId: subjectOf(step, organisationId) })
}
