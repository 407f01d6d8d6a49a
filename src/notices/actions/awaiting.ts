import type { Tx } from '../../db/transaction.ts'
import { removeTidingsOf } from '../store.ts'
import { gather } from './gathering.ts'
import { type Step, subjectOf } from '../unanswered.ts'

export type Awaited = { readonly personId: string; readonly organisationId: string; readonly step: Step }

/** Something waits for the person's answer: if it still does after three days, they are reminded, once. */
export async function awaitAnswer(tx: Tx, { personId, organisationId, step }: Awaited, now: Date): Promise<void> {
  const subjectId = subjectOf(step, organisationId)
  await gather(tx, { to: [personId], kind: 'unanswered', organisationId, subjectId, aboutId: personId }, now)
}

/** Whoever has said no has answered too: nothing is said of it again. */
export async function answered(tx: Tx, { personId, organisationId, step }: Awaited): Promise<void> {
  await removeTidingsOf(tx, { personId, kind: 'unanswered', subjectId: subjectOf(step, organisationId) })
}
