import { textsIn } from '../../i18n/texts.ts'
import { post } from '../../outbox/actions.ts'
import { dayIn } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import { note } from '../../journal/actions.ts'
import { awaitAnswer } from '../../notices/actions/awaiting.ts'
import type { Actor } from '../../people/actor.ts'
import { type Role } from '../../people/role.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { addAccount, addPerson, addRole, listRecipientsOf } from '../../people/store.ts'
import { findOrganisation } from '../../organisations/store.ts'
import { type Invitation, isPersonal, isToken, stateOf } from '../invitation.ts'
import { findInvitation, hasUsed, type Order, addUse } from '../store.ts'
import { hashOf } from '../token.ts'
import { isGuessing, noteWrongLink } from './guarding.ts'

export type Acceptance =
  | {
      readonly status: 'joined' | 'role-added' | 'already'
      readonly role: Role
      readonly organisation: Organisation
      /** Of the appointment, where the link came with one (order, 4.5). */
      readonly order: Order
    }
  /** A teacher of another school: do they work in both, or have they moved? Nothing is done before they say. */
  | { readonly status: 'two-schools'; readonly organisation: Organisation; readonly others: readonly Organisation[] }
  | { readonly status: 'account-added' }
  | {
      readonly status: 'refused'
      readonly reason:
        | 'unknown'
        | 'expired'
        | 'revoked'
        | 'used-up'
        | 'other-person'
        | 'other-name'
        | 'ended'
        | 'guessing'
    }

/** What the person said who teaches in another school: they work in both, or have moved. */
export type Answer = 'both' | 'moved'

/** Opens a link: a stranger becomes a person, a known person gains a role or an account. Nothing else is asked here. */
export async function acceptInvitation(
  tx: Tx,
  actor: Actor,
  token: string,
  now: Date,
  answer?: Answer,
): Promise<Acceptance> {
  if (await isGuessing(tx, actor, now)) return { status: 'refused', reason: 'guessing' }
  const invitation = isToken(token) ? await findInvitation(tx, hashOf(token)) : undefined
  if (!invitation) await noteWrongLink(tx, actor, now)
  // A personal link is opened by acceptPersonalLink, and never as a second account.
  if (!invitation || isPersonal(invitation)) return { status: 'refused', reason: 'unknown' }
  if (invitation.ownerId !== null) return await acceptSecondAccount(tx, actor, invitation, invitation.ownerId, now)
  const { role } = invitation
  const organisation = await findOrganisation(tx, invitation.organisationId)
  if (role === null || !organisation) return { status: 'refused', reason: 'unknown' }
  const order = { orderNumber: invitation.orderNumber, orderOn: invitation.orderOn }
  if (actor.status === 'member') {
    const held = actor.allRoles.some((one) => one.role === role && one.organisation.id === organisation.id)
    if (held) return { status: 'already', role, organisation, order }
    // Whoever left, or whose role was taken back, does not come back by the link of then.
    if (await hasUsed(tx, invitation.id, actor.personId)) return { status: 'refused', reason: 'ended' }
  }
  const state = stateOf(invitation, now)
  if (state !== 'open') return { status: 'refused', reason: state }
  const others = role === 'TEACHER' && answer === undefined ? otherSchools(actor) : []
  if (others.length > 0) return { status: 'two-schools', organisation, others }
  return await join(tx, actor, invitation, role, organisation, now)
}

/** Where the person teaches already and has agreed that it is kept: of others nothing may be asked. */
function otherSchools(actor: Actor): Organisation[] {
  if (actor.status === 'stranger') return []
  const agreed = actor.consents.filter(({ kind }) => kind === 'PERSONAL_DATA').map((one) => one.organisationId)
  return actor.allRoles
    .filter(({ role, organisation }) => role === 'TEACHER' && agreed.includes(organisation.id))
    .map(({ organisation }) => organisation)
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
  await awaitAnswer(tx, { to: [personId], organisationId: organisation.id, step: { what: 'consent' } }, now)
  const order = { orderNumber, orderOn }
  return { status: actor.status === 'member' ? 'role-added' : 'joined', role, organisation, order }
}

/** Two people opened the last use at the same instant: the update is tried again and then reads the truth. */
export class LostRace extends Error {}

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
