import type { Tx } from '../../db/transaction.ts'
import { note } from '../../journal/actions.ts'
import type { Member } from '../../people/actor.ts'
import { mayGive } from '../../people/appointing.ts'
import type { Role } from '../../people/role.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { findOrganisation } from '../../organisations/store.ts'
import { expiryOf } from '../invitation.ts'
import { addInvitation, findOpenInvitation, isRequestServed, type Order, saveRevocation } from '../store.ts'
import { hashOf, newToken } from '../token.ts'

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
  if (!organisation || !mayGive(author.roles, organisation, wanted.role)) return { status: 'not-allowed' }
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

export async function revokeInvitation(
  tx: Tx,
  actor: Member,
  id: string,
  now: Date,
): Promise<'revoked' | 'already' | 'not-allowed'> {
  const invitation = await findOpenInvitation(tx, id)
  if (!invitation?.role || !mayGive(actor.roles, invitation.organisation, invitation.role)) return 'not-allowed'
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
