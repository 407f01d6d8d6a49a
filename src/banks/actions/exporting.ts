import type { Tx } from '../../db/transaction.ts'
import { note } from '../../journal/actions.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import type { Member } from '../../people/actor.ts'
import { may } from '../../people/policy.ts'
import type { BankKind } from '../listing.ts'

/** Who took how many people's data away, and from which schools. */
export async function noteExport(
  tx: Tx,
  member: Member,
  { kind, schools, count }: { kind: BankKind; schools: readonly Organisation[]; count: number },
  now: Date,
): Promise<void> {
  for (const organisation of schools.filter((one) => may(member, 'bank.export', { organisation: one })))
    await note(tx, {
      at: now,
      actorId: member.personId,
      organisationId: organisation.id,
      event: 'bank-exported',
      subject: 'organisation',
      subjectId: organisation.id,
      clause: 'regulation 3.4.5',
      details: { kind, count },
    })
}
