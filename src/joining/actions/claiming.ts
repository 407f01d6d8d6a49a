import type { Tx } from '../../db/transaction.ts'
import { note } from '../../journal/actions.ts'
import type { Member } from '../../people/actor.ts'
import { searchName } from '../../people/name.ts'
import { type Listed, listNamesakesWithoutAccount, listWithoutAccount, saveChecked, saveHold } from '../store/listed.ts'

/** Makes one person of two: whatever belongs to `drop` goes over to `keep`. Of a later folder, so it is handed in. */
export type Merge = (
  tx: Tx,
  actor: undefined,
  people: { keep: string; drop: string },
  now: Date,
) => Promise<{ readonly ok: boolean }>

/** The one person of the member's schools who is listed under the same full name and has not joined; of several, nobody. */
export async function findClaim(tx: Tx, member: Member): Promise<Listed | undefined> {
  const { profile } = member
  if (profile.surname === null || profile.givenName === null) return undefined
  const schools = member.roles.map(({ organisation }) => organisation.id)
  const found = await listNamesakesWithoutAccount(tx, schools, profile)
  return found.length === 1 ? found[0] : undefined
}

/** «Yes, that is me»: the row of the list becomes the member's own, and what it knows is not asked again. */
export async function claimListed(
  tx: Tx,
  member: Member,
  personId: string,
  merge: Merge,
  now: Date,
): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: 'gone' }> {
  const held = await saveHold(tx, personId, now)
  const claim = held ? await findClaim(tx, member) : undefined
  if (claim?.personId !== personId) return { ok: false, reason: 'gone' }
  return await takeOver(tx, member, claim, merge, now)
}

/** The row goes over to the member; what they have said themselves stays as they said it. */
async function takeOver(
  tx: Tx,
  member: Member,
  { personId, organisationId }: Listed,
  merge: Merge,
  now: Date,
): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: 'gone' }> {
  const merged = await merge(tx, undefined, { keep: member.personId, drop: personId }, now)
  if (!merged.ok) return { ok: false, reason: 'gone' }
  await note(tx, {
    at: now,
    actorId: member.personId,
    organisationId,
    event: 'list-row-claimed',
    subject: 'person',
    subjectId: member.personId,
    details: { row: personId },
  })
  return { ok: true }
}

/** A personal link that somebody opens who is a person here already: theirs where the name is theirs, or not said yet. */
export async function claimByLink(
  tx: Tx,
  member: Member,
  row: { readonly personId: string; readonly organisationId: string },
  merge: Merge,
  now: Date,
): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: 'gone' | 'other-name' }> {
  const held = await saveHold(tx, row.personId, now)
  const [listed] = held ? await listWithoutAccount(tx, row.organisationId, [row.personId]) : []
  if (!listed) return { ok: false, reason: 'gone' }
  const isNameless = member.profile.surname === null
  if (!isNameless && searchName(member.profile) !== searchName(listed.profile))
    return { ok: false, reason: 'other-name' }
  return await takeOver(tx, member, listed, merge, now)
}

/** The person has looked at what the list says of them: it is theirs now, to be corrected like the rest. */
export async function confirmListed(tx: Tx, member: Member, now: Date): Promise<void> {
  if (!(await saveChecked(tx, member.personId))) return
  await note(tx, {
    at: now,
    actorId: member.personId,
    event: 'list-row-checked',
    subject: 'person',
    subjectId: member.personId,
  })
}
