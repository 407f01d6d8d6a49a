import { dayIn } from '../../calendar/day.ts'
import { destroyBy } from '../../consent/consent.ts'
import type { Tx } from '../../db/transaction.ts'
import { textsIn } from '../../i18n/texts.ts'
import { note } from '../../journal/actions.ts'
import { tell } from '../../notices/actions/telling.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { saveTurn } from '../../organisations/store.ts'
import { cancelNotices } from '../../outbox/actions.ts'
import type { Member } from '../../people/actor.ts'
import { mayGive } from '../../people/appointing.ts'
import { shortName } from '../../people/name.ts'
import type { OrderGiven } from '../../people/order.ts'
import { addRole, listRecipients, listRecipientsAmong, type Recipient } from '../../people/store.ts'
import { removeDrafts } from '../../questionnaires/store/drafts.ts'
import { mayEndAll } from '../card.ts'
import { countHeld, hasLeft, removeTidings, saveConsentsEnded, saveMovesEnded } from '../store/leaving.ts'
import { countHolders, listHeldIn, saveRoleEnd } from '../store/roles.ts'

/** What else ends where a person leaves an organisation: handed in by those who end it. */
export type OnLeft = (
  tx: Tx,
  whose: { readonly personId: string; readonly organisationId: string },
  now: Date,
) => Promise<void>

export type Whose = { readonly personId: string; readonly organisation: Organisation }

/**
 * Ends all that the person is in the organisation, from that day: roles, drafts, consents, listings, what they were to be
 * told. History stays. Asks nobody: who calls it has.
 */
export async function endMembership(
  tx: Tx,
  { personId, organisation }: Whose,
  end: {
    readonly on: string
    readonly reason: 'LEFT' | 'MOVED'
    readonly order?: OrderGiven | undefined
    /** The move that is being answered: it is not taken back. */
    readonly moveId?: string
  },
  now: Date,
  onLeft: OnLeft,
): Promise<void> {
  const whose = { personId, organisationId: organisation.id }
  for (const period of await listHeldIn(tx, whose)) await saveRoleEnd(tx, period, end)
  await removeDrafts(tx, personId, organisation.id)
  await saveConsentsEnded(tx, whose, { at: now, destroyBy: destroyBy('PERSONAL_DATA', end.on) })
  await removeTidings(tx, whose)
  await saveMovesEnded(tx, whose, now, end.moveId)
  await onLeft(tx, whose, now)
  if ((await countHeld(tx, personId)) === 0) await cancelNotices(tx, personId, now)
}

/** Somebody has left the organisation: by the curator or the head, or they say so themselves. */
export async function leaveSchool(
  tx: Tx,
  actor: Member,
  { personId, organisation }: Whose,
  order: OrderGiven | undefined,
  now: Date,
  onLeft: OnLeft,
): Promise<
  { readonly ok: true } | { readonly ok: false; readonly reason: 'not-allowed' | 'already' | 'last-coordinator' }
> {
  await saveTurn(tx, organisation.id)
  const held = (await listHeldIn(tx, { personId, organisationId: organisation.id })).map(({ role }) => role)
  if (held.length === 0) return { ok: false, reason: 'already' }
  if (!mayEndAll(actor, organisation, held, personId)) return { ok: false, reason: 'not-allowed' }
  if (held.includes('COORDINATOR') && (await countHolders(tx, organisation.id, 'COORDINATOR')) <= 1)
    return { ok: false, reason: 'last-coordinator' }
  const isOwn = actor.personId === personId
  const told = isOwn
    ? await listRecipients(tx, organisation.id, organisation.kind === 'SCHOOL' ? ['CURATOR', 'HEAD'] : ['COORDINATOR'])
    : await listRecipientsAmong(tx, [personId], organisation.id, true)
  const on = dayIn(now, organisation.timeZone)
  await endMembership(tx, { personId, organisation }, { on, reason: 'LEFT', order }, now, onLeft)
  await note(tx, {
    at: now,
    actorId: actor.personId,
    organisationId: organisation.id,
    event: 'person-left',
    subject: 'person',
    subjectId: personId,
    clause: '152-FZ art. 21',
    details: { roles: held },
  })
  const leaver = isOwn && actor.profile.surname !== null ? shortName(actor.profile) : undefined
  if (isOwn && leaver === undefined) return { ok: true }
  await tellOfLeaving(
    tx,
    { personId, organisation },
    told.filter((one) => !isOwn || one.personId !== personId),
    leaver,
    now,
  )
  return { ok: true }
}

/** `leaver`: the name for those who stay; otherwise it is the leaver who reads. */
async function tellOfLeaving(
  tx: Tx,
  { personId, organisation }: Whose,
  to: readonly Recipient[],
  leaver: string | undefined,
  now: Date,
): Promise<void> {
  const school = organisation.shortName
  await tell(
    tx,
    {
      to,
      kind: 'role',
      organisation,
      key: `left:${personId}:${organisation.id}:${now.toISOString()}`,
      text: ({ language }) => {
        const texts = textsIn(language)
        return leaver === undefined
          ? texts.t('staff.leaving.told.person', { school })
          : texts.t('staff.leaving.told.curator', { school, person: leaver })
      },
    },
    now,
  )
}

/** Somebody who left is back: a teacher of the school again, who is asked for the consent anew. */
export async function returnPerson(
  tx: Tx,
  actor: Member,
  { personId, organisation }: Whose,
  now: Date,
): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: 'not-allowed' | 'already' }> {
  if (!mayGive(actor.roles, organisation, 'TEACHER')) return { ok: false, reason: 'not-allowed' }
  const whose = { personId, organisationId: organisation.id }
  if (!(await hasLeft(tx, whose))) return { ok: false, reason: 'already' }
  await addRole(tx, { ...whose, role: 'TEACHER', startedOn: dayIn(now, organisation.timeZone) })
  await note(tx, {
    at: now,
    actorId: actor.personId,
    organisationId: organisation.id,
    event: 'person-returned',
    subject: 'person',
    subjectId: personId,
  })
  return { ok: true }
}
