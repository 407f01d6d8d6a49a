import { textsIn } from '../../i18n/texts.ts'
import { post } from '../../outbox/actions.ts'
import { dayIn } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import { note } from '../../journal/actions.ts'
import type { Actor } from '../../people/actor.ts'
import { type Role } from '../../people/role.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { addAccount, addPerson, addRole, listRecipientsOf } from '../../people/store.ts'
import { findOrganisation } from '../../organisations/store.ts'
import { type Invitation, isToken, stateOf } from '../invitation.ts'
import { findInvitation, hasUsed, type Order, addUse } from '../store.ts'
import { hashOf } from '../token.ts'

export type Acceptance =
  | { readonly status: 'joined' | 'role-added' | 'already'; readonly role: Role; readonly organisation: Organisation }
  | { readonly status: 'account-added' }
  | { readonly status: 'refused'; readonly reason: 'unknown' | 'expired' | 'revoked' | 'used-up' | 'other-person' }

/** Opens a link: a stranger becomes a person, a known person gains a role or an account. Nothing else is asked here. */
export async function acceptInvitation(tx: Tx, actor: Actor, token: string, now: Date): Promise<Acceptance> {
  const invitation = isToken(token) ? await findInvitation(tx, hashOf(token)) : undefined
  if (!invitation) return { status: 'refused', reason: 'unknown' }
  if (invitation.ownerId !== null) return await acceptSecondAccount(tx, actor, invitation, invitation.ownerId, now)
  const { role } = invitation
  const organisation = await findOrganisation(tx, invitation.organisationId)
  if (role === null || !organisation) return { status: 'refused', reason: 'unknown' }
  if (actor.status === 'member' && (await hasUsed(tx, invitation.id, actor.personId)))
    return { status: 'already', role, organisation }
  const state = stateOf(invitation, now)
  if (state !== 'open') return { status: 'refused', reason: state }
  if (
    actor.status === 'member' &&
    actor.roles.some((one) => one.role === role && one.organisation.id === organisation.id)
  ) {
    return { status: 'already', role, organisation }
  }
  return await join(tx, actor, invitation, role, organisation, now)
}

async function join(
  tx: Tx,
  actor: Actor,
  invitation: Invitation & Order,
  role: Role,
  organisation: Organisation,
  now: Date,
): Promise<Acceptance> {
  const personId = actor.status === 'member' ? actor.personId : await addPerson(tx, actor.language, now)
  if (!(await addUse(tx, invitation.id, personId, now))) throw new LostRace()
  if (actor.status === 'stranger') await addAccount(tx, personId, actor, now)
  const { orderNumber, orderOn } = invitation
  await addRole(tx, {
    personId,
    organisationId: organisation.id,
    role,
    startedOn: dayIn(now, organisation.timeZone),
    orderNumber,
    orderOn,
  })
  await note(tx, {
    at: now,
    actorId: personId,
    organisationId: organisation.id,
    event: 'role-given',
    subject: 'person',
    subjectId: personId,
    ...(role === 'CURATOR' ? { clause: 'order 4.5' as const } : {}),
    details: { role, invitation: invitation.id },
  })
  return { status: actor.status === 'member' ? 'role-added' : 'joined', role, organisation }
}

/** Two people opened the last use at the same instant: the update is tried again and then reads the truth. */
class LostRace extends Error {}

async function acceptSecondAccount(
  tx: Tx,
  actor: Actor,
  invitation: Invitation,
  ownerId: string,
  now: Date,
): Promise<Acceptance> {
  if (actor.status === 'member') {
    return actor.personId === ownerId ? { status: 'account-added' } : { status: 'refused', reason: 'other-person' }
  }
  const state = stateOf(invitation, now)
  if (state !== 'open') return { status: 'refused', reason: state }
  if (!(await addUse(tx, invitation.id, ownerId, now))) throw new LostRace()
  await tellOwner(tx, ownerId, invitation.id, now)
  await addAccount(tx, ownerId, actor, now)
  await note(tx, {
    at: now,
    actorId: ownerId,
    organisationId: invitation.organisationId,
    event: 'account-added',
    subject: 'person',
    subjectId: ownerId,
  })
  return { status: 'account-added' }
}

/** A forwarded link gives somebody the whole profile, so the accounts that were there learn of the new one at once. */
async function tellOwner(tx: Tx, ownerId: string, invitationId: string, now: Date): Promise<void> {
  const notices = (await listRecipientsOf(tx, ownerId)).map((to) => ({
    to,
    dedupeKey: `account-added:${invitationId}:${to.platform}:${to.chatId}`,
    text: textsIn(to.language).t('joining.ownAccount.told'),
    sendAfter: now,
  }))
  await post(tx, notices, now)
}
