import type { Tx } from '../db/transaction.ts'
import type { InvitingScope } from '../people/appointing.ts'
import type { Role } from '../people/role.ts'
import type { Invitation } from './invitation.ts'

const fields = {
  id: true,
  organisationId: true,
  role: true,
  ownerId: true,
  authorId: true,
  uses: true,
  maxUses: true,
  expiresAt: true,
  revokedAt: true,
  orderNumber: true,
  orderOn: true,
} as const

export type Order = { readonly orderNumber: string | null; readonly orderOn: Date | null }

export async function findInvitation(
  tx: Tx,
  tokenHash: Uint8Array<ArrayBuffer>,
): Promise<(Invitation & Order & { readonly authorId: string | null }) | undefined> {
  return (await tx.invitation.findUnique({ where: { tokenHash }, select: fields })) ?? undefined
}

/** Links opened from the account since then that are none, as the journal keeps them. */
export async function countWrongLinks(tx: Tx, accountMark: string, since: Date): Promise<number> {
  return await tx.journalEntry.count({
    where: { event: 'wrong-link', subject: 'account', subjectId: accountMark, at: { gt: since } },
  })
}

export async function isRequestServed(tx: Tx, requestHash: Uint8Array<ArrayBuffer>): Promise<boolean> {
  return (await tx.invitation.count({ where: { requestHash } })) > 0
}

export type NewInvitation = Order & {
  readonly tokenHash: Uint8Array<ArrayBuffer>
  readonly requestHash: Uint8Array<ArrayBuffer> | null
  readonly organisationId: string
  readonly role: Role | null
  readonly ownerId: string | null
  readonly authorId: string | null
  readonly maxUses: number
  readonly createdAt: Date
  readonly expiresAt: Date
}

export async function addInvitation(tx: Tx, invitation: NewInvitation): Promise<string> {
  const row = await tx.invitation.create({ data: invitation, select: { id: true } })
  return row.id
}

/** Takes one use; false when the last one has just gone, the link was revoked, or its time is over. */
export async function addUse(tx: Tx, id: string, personId: string, now: Date): Promise<boolean> {
  const taken = await tx.invitation.updateMany({
    where: { id, revokedAt: null, expiresAt: { gt: now }, uses: { lt: tx.invitation.fields.maxUses } },
    data: { uses: { increment: 1 } },
  })
  if (taken.count === 0) return false
  await tx.invitationUse.create({ data: { invitationId: id, personId, usedAt: now }, select: { personId: true } })
  return true
}

export async function hasUsed(tx: Tx, invitationId: string, personId: string): Promise<boolean> {
  return (await tx.invitationUse.count({ where: { invitationId, personId } })) > 0
}

export type OpenInvitation = Invitation & {
  readonly organisation: {
    id: string
    shortName: string
    timeZone: string
    kind: 'DISTRICT' | 'SCHOOL'
    parentId: string | null
  }
}

/** Links that still let people in, the newest first, of those that one with these scopes may give and take back. */
export async function listOpenInvitations(
  tx: Tx,
  scopes: readonly InvitingScope[],
  now: Date,
  page: { skip: number; take: number },
) {
  const where = {
    OR: scopes.flatMap(({ organisationId, own, inSchools }) => [
      { role: { in: [...own] }, organisationId },
      { role: { in: [...inSchools] }, organisation: { parentId: organisationId } },
    ]),
    revokedAt: null,
    expiresAt: { gt: now },
    uses: { lt: tx.invitation.fields.maxUses },
  }
  const rows: OpenInvitation[] = await tx.invitation.findMany({
    where,
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    ...page,
    select: {
      ...fields,
      organisation: { select: { id: true, shortName: true, timeZone: true, kind: true, parentId: true } },
    },
  })
  return { rows, total: await tx.invitation.count({ where }) }
}

export async function findOpenInvitation(tx: Tx, id: string): Promise<OpenInvitation | undefined> {
  const row = await tx.invitation.findUnique({
    where: { id },
    select: {
      ...fields,
      organisation: { select: { id: true, shortName: true, timeZone: true, kind: true, parentId: true } },
    },
  })
  return row ?? undefined
}

export async function saveRevocation(tx: Tx, id: string, now: Date): Promise<boolean> {
  const changed = await tx.invitation.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now } })
  return changed.count === 1
}
