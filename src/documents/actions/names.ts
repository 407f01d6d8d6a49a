import type { Tx } from '../../db/transaction.ts'
import { note } from '../../journal/actions.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import type { Member } from '../../people/actor.ts'
import { may } from '../../people/policy.ts'
import { type Forms, isSameForms, type NamedForms } from '../forms.ts'
import { saveForms } from '../store/names.ts'
import { formsOf } from './forms.ts'

/** The names of one paper, of an organisation that may be another than where the person works. */
export type NamesPlace = { readonly organisation: Organisation; readonly personIds: readonly string[] }

/** `changed`: the name is not the one that was looked at. */
export type Confirmed = { readonly ok: true } | { readonly ok: false; readonly reason: 'not-allowed' | 'changed' }

/** A person has looked at the forms, or has typed them: from now on papers have them so. Twice is once. */
export async function confirmForms(
  tx: Tx,
  actor: Member,
  { organisation, personIds }: NamesPlace,
  { personId, forms }: { readonly personId: string; readonly forms: Forms },
  now: Date,
): Promise<Confirmed> {
  if (!may(actor, 'names.confirm', { organisation }) || !personIds.includes(personId))
    return { ok: false, reason: 'not-allowed' }
  const known = (await formsOf(tx, [personId])).get(personId)
  if (!known || known.forms.nominative !== forms.nominative) return { ok: false, reason: 'changed' }
  if (known.isConfirmed && isSameForms(known.forms, forms)) return { ok: true }
  await saveForms(tx, personId, forms, { confirmedById: actor.personId, confirmedAt: now })
  await note(tx, {
    at: now,
    actorId: actor.personId,
    organisationId: organisation.id,
    event: 'name-forms-confirmed',
    subject: 'person',
    subjectId: personId,
    clause: 'regulation 6.2',
  })
  return { ok: true }
}

/** Many easy ones at a time, as they were shown; a hard one is never among them. */
export async function confirmAll(
  tx: Tx,
  actor: Member,
  place: NamesPlace,
  shown: readonly NamedForms[],
  now: Date,
): Promise<number> {
  let count = 0
  for (const { personId, forms, isHard } of shown) {
    if (isHard) continue
    const done = await confirmForms(tx, actor, place, { personId, forms }, now)
    if (done.ok) count += 1
  }
  return count
}
