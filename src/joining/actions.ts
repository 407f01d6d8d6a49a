import { dayIn } from '../calendar/day.ts'
import type { Tx } from '../db/transaction.ts'
import { note } from '../journal/actions.ts'
import type { Actor, Member, Profile } from '../people/actor.ts'
import { mayInvite, type Organisation, type Role } from '../people/role.ts'
import { addAccount, addOrganisation, addPerson, addRole, findOrganisation, saveProfile } from '../people/store.ts'
import { expiryOf, type Invitation, isToken, stateOf } from './invitation.ts'
import {
  addInvitation,
  findInvitation,
  findOpenInvitation,
  hasUsed,
  isRequestServed,
  type Order,
  claimUse,
  saveRevocation,
} from './store.ts'
import { hashOf, newToken } from './token.ts'

const noOrder: Order = { orderNumber: null, orderOn: null }

/**
 * Makes a link to a role in an organisation. `request` names the press that asked for it, so that a repeated
 * press makes no second link. A curator is appointed with the order's number and date (order, 4.5).
 */
export async function invite(
  tx: Tx,
  author: Member,
  wanted: { organisationId: string; role: Role; maxUses: number; request: string; order?: Order },
  now: Date,
): Promise<
  | { status: 'made'; token: string; expiresAt: Date; organisation: Organisation }
  | { status: 'already' }
  | { status: 'not-allowed' }
> {
  const organisation = await findOrganisation(tx, wanted.organisationId)
  if (!organisation || !mayInvite(author.roles, organisation, wanted.role)) return { status: 'not-allowed' }
  const requestHash = hashOf(wanted.request)
  if (await isRequestServed(tx, requestHash)) return { status: 'already' }
  const made = await makeLink(tx, { ...wanted, authorId: author.personId, ownerId: null, requestHash }, now)
  return { status: 'made', organisation, ...made }
}

/** A link by which the person adds another account of their own; for one use within a day. */
export async function inviteOwnAccount(tx: Tx, owner: Member, request: string, now: Date) {
  const [home] = owner.roles
  const requestHash = hashOf(request)
  if (!home || (await isRequestServed(tx, requestHash))) return undefined
  return await makeLink(
    tx,
    {
      organisationId: home.organisation.id,
      role: null,
      maxUses: 1,
      authorId: owner.personId,
      ownerId: owner.personId,
      requestHash,
    },
    now,
    new Date(now.getTime() + 86_400_000),
  )
}

/** The link of a district's first coordinator; made by the program itself. */
export async function inviteCoordinator(
  tx: Tx,
  districtId: string,
  now: Date,
): Promise<{ token: string; expiresAt: Date }> {
  return await makeLink(
    tx,
    { organisationId: districtId, role: 'COORDINATOR', maxUses: 1, authorId: null, ownerId: null, requestHash: null },
    now,
  )
}

type LinkWanted = {
  organisationId: string
  role: Role | null
  maxUses: number
  authorId: string | null
  ownerId: string | null
  requestHash: Uint8Array<ArrayBuffer> | null
  order?: Order
}

async function makeLink(tx: Tx, wanted: LinkWanted, now: Date, expiresAt = expiryOf(now)) {
  const token = newToken()
  const { organisationId, role, maxUses, authorId, ownerId, requestHash, order = noOrder } = wanted
  const id = await addInvitation(tx, {
    tokenHash: hashOf(token),
    requestHash,
    organisationId,
    role,
    ownerId,
    authorId,
    maxUses,
    createdAt: now,
    expiresAt,
    orderNumber: order.orderNumber,
    orderOn: order.orderOn,
  })
  await note(tx, {
    at: now,
    ...(authorId ? { actorId: authorId } : {}),
    organisationId,
    event: 'invitation-made',
    subject: 'invitation',
    subjectId: id,
    details: { role: role ?? 'second-account', maxUses },
  })
  return { token, expiresAt }
}

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
  if (!(await claimUse(tx, invitation.id, personId, now))) throw new LostRace()
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
  if (!(await claimUse(tx, invitation.id, ownerId, now))) throw new LostRace()
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

export async function revokeInvitation(
  tx: Tx,
  actor: Member,
  id: string,
  now: Date,
): Promise<'revoked' | 'already' | 'not-allowed'> {
  const invitation = await findOpenInvitation(tx, id)
  if (!invitation?.role || !mayInvite(actor.roles, invitation.organisation, invitation.role)) return 'not-allowed'
  if (!(await saveRevocation(tx, id, now))) return 'already'
  await note(tx, {
    at: now,
    actorId: actor.personId,
    organisationId: invitation.organisationId,
    event: 'invitation-revoked',
    subject: 'invitation',
    subjectId: id,
  })
  return 'revoked'
}

/** Keeps the profile, or a correction of it. */
export async function changeProfile(tx: Tx, member: Member, change: Partial<Profile>, now: Date): Promise<void> {
  await saveProfile(tx, member.personId, change)
  await note(tx, {
    at: now,
    actorId: member.personId,
    event: 'profile-changed',
    subject: 'person',
    subjectId: member.personId,
    details: { fields: Object.keys(change) },
  })
}

export type NewSchool = { readonly fullName: string; readonly shortName: string; readonly address: string | null }

/** A coordinator adds a school of the district. */
export async function addSchool(
  tx: Tx,
  actor: Member,
  district: Organisation,
  school: NewSchool,
  now: Date,
): Promise<string> {
  const id = await addOrganisation(tx, {
    kind: 'SCHOOL',
    parentId: district.id,
    timeZone: district.timeZone,
    createdAt: now,
    ...school,
  })
  await note(tx, {
    at: now,
    actorId: actor.personId,
    organisationId: id,
    event: 'school-added',
    subject: 'organisation',
    subjectId: id,
  })
  return id
}
