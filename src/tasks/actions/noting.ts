import type { Tx } from '../../db/transaction.ts'
import { type Clause, note } from '../../journal/actions.ts'

/** Events of a task and the clause that each serves. */
const clauses = {
  'task-given': 'regulation 4.1.4',
  'task-answered': 'regulation 5.2.2',
  'task-checked': 'regulation 4.1.4',
  'task-returned': 'regulation 4.1.4',
  'task-moved': 'regulation 4.1.4',
  'task-dropped': 'regulation 4.1.4',
} as const satisfies Readonly<Record<string, Clause>>

export async function noteTask(
  tx: Tx,
  event: keyof typeof clauses,
  about: { readonly id: string; readonly pairId: string; readonly organisationId: string; readonly actorId?: string },
  now: Date,
  details: Readonly<Record<string, string>> = {},
): Promise<void> {
  await note(tx, {
    at: now,
    ...(about.actorId === undefined ? {} : { actorId: about.actorId }),
    organisationId: about.organisationId,
    event,
    subject: 'task',
    subjectId: about.id,
    clause: clauses[event],
    details: { pairId: about.pairId, ...details },
  })
}
