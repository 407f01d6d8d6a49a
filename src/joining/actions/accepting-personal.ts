import type { Tx } from '../../db/transaction.ts'
import { note } from '../../journal/actions.ts'
import { awaitAnswer } from '../../notices/actions/awaiting.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { findOrganisation } from '../../organisations/store.ts'
import type { Actor, Member, Stranger } from '../../people/actor.ts'
import { addAccount, saveLanguage } from '../../people/store.ts'
import { isPersonal, isToken, stateOf } from '../invitation.ts'
import { listWithoutAccount, saveHold } from '../store/listed.ts'
import { addUse, findInvitation, hasUsed } from '../store.ts'
import { hashOf } from '../token.ts'
import { type Acceptance, LostRace } from './accepting.ts'
import { isGuessing } from './guarding.ts'
import { claimByLink, type Merge } from './claiming.ts'

/**
 * Opens the link of somebody from a school's list: a stranger becomes that person, a person who is here already takes the
 * row over. Only while nobody has an account there: never a way into somebody's profile. Undefined for any other link.
 */
export async function acceptPersonalLink(
  tx: Tx,
  actor: Actor,
  token: string,
  merge: Merge,
  now: Date,
): Promise<Acceptance | undefined> {
  const invitation = isToken(token) ? await findInvitation(tx, hashOf(token)) : undefined
  if (!invitation || !isPersonal(invitation)) return undefined
  const organisation = await findOrganisation(tx, invitation.organisationId)
  if (!organisation) return { status: 'refused', reason: 'unknown' }
  if (await isGuessing(tx, actor, now)) return { status: 'refused', reason: 'guessing' }
  const isOwn = actor.status === 'member' && actor.personId === invitation.ownerId
  if (isOwn || (actor.status === 'member' && (await hasUsed(tx, invitation.id, actor.personId))))
    return accepted('already', organisation)
  const state = stateOf(invitation, now)
  if (state !== 'open') return { status: 'refused', reason: state }
  const row = { personId: invitation.ownerId, organisationId: organisation.id, invitationId: invitation.id }
  return actor.status === 'stranger'
    ? await enter(tx, actor, row, organisation, now)
    : await takeRow(tx, actor, row, organisation, merge, now)
}

type Row = { readonly personId: string; readonly organisationId: string; readonly invitationId: string }

async function enter(
  tx: Tx,
  actor: Stranger,
  { personId, organisationId, invitationId }: Row,
  organisation: Organisation,
  now: Date,
): Promise<Acceptance> {
  const isFree = (await saveHold(tx, personId, now)) && (await listWithoutAccount(tx, organisationId, [personId]))
  if (!isFree || isFree.length === 0) return { status: 'refused', reason: 'used-up' }
  if (!(await addUse(tx, invitationId, personId, now))) throw new LostRace()
  await addAccount(tx, personId, actor, now)
  await saveLanguage(tx, personId, actor.language)
  await note(tx, {
    at: now,
    actorId: personId,
    organisationId,
    event: 'joined-by-list',
    subject: 'person',
    subjectId: personId,
    details: { invitation: invitationId },
  })
  await awaitAnswer(tx, { to: [personId], organisationId, step: { what: 'consent' } }, now)
  return accepted('joined', organisation)
}

async function takeRow(
  tx: Tx,
  member: Member,
  row: Row,
  organisation: Organisation,
  merge: Merge,
  now: Date,
): Promise<Acceptance> {
  const taken = await claimByLink(tx, member, row, merge, now)
  if (!taken.ok) return { status: 'refused', reason: taken.reason === 'gone' ? 'used-up' : taken.reason }
  if (!(await addUse(tx, row.invitationId, member.personId, now))) throw new LostRace()
  const wasHere = member.allRoles.some((held) => held.organisation.id === organisation.id)
  return accepted(wasHere ? 'already' : 'role-added', organisation)
}

function accepted(status: 'joined' | 'role-added' | 'already', organisation: Organisation): Acceptance {
  return { status, role: 'TEACHER', organisation, order: { orderNumber: null, orderOn: null } }
}
