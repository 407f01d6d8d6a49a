import type { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/transaction.ts'
import type { Profile } from '../../people/actor.ts'
import { searchName } from '../../people/name.ts'

/** Somebody whom a school's list names and who has no account yet. */
export type Listed = { readonly personId: string; readonly organisationId: string; readonly profile: Profile }

const profileFields = { surname: true, givenName: true, patronymic: true, post: true, subjects: true } as const
const notJoined = { accounts: { none: {} }, erasedAt: null, restrictedAt: null } as const

function heldIn(organisationIds: readonly string[]) {
  return { some: { organisationId: { in: [...organisationIds] }, finishedOn: null } }
}

/** Those of the organisation who have no account; only those of `personIds` where they are given. */
export async function listWithoutAccount(
  tx: Tx,
  organisationId: string,
  personIds?: readonly string[],
): Promise<Listed[]> {
  const people = await tx.person.findMany({
    where: {
      ...notJoined,
      ...(personIds ? { id: { in: [...personIds] } } : {}),
      roles: heldIn([organisationId]),
      surname: { not: null },
    },
    orderBy: [{ searchName: 'asc' }, { id: 'asc' }],
    select: { id: true, ...profileFields },
  })
  return people.map(({ id, ...profile }) => ({ personId: id, organisationId, profile }))
}

/** Those without an account in these organisations who have the same full name, with е for ё and without case. */
export async function listNamesakesWithoutAccount(
  tx: Tx,
  organisationIds: readonly string[],
  name: Pick<Profile, 'surname' | 'givenName' | 'patronymic'>,
): Promise<Listed[]> {
  const people = await tx.person.findMany({
    where: { ...notJoined, searchName: searchName(name), importedAt: { not: null }, roles: heldIn(organisationIds) },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      ...profileFields,
      roles: {
        where: { organisationId: { in: [...organisationIds] }, finishedOn: null },
        orderBy: { organisationId: 'asc' },
        select: { organisationId: true },
      },
    },
  })
  return people.flatMap(({ id, roles, ...profile }) =>
    roles.slice(0, 1).map(({ organisationId }) => ({ personId: id, organisationId, profile })),
  )
}

/**
 * Holds the row of somebody from a list until the transaction ends: of two who come for it at once the second sees what the
 * first has done. False when the list names nobody such any more.
 */
export async function saveHold(tx: Tx, personId: string, now: Date): Promise<boolean> {
  const held = await tx.person.updateMany({
    where: { id: personId, importedAt: { not: null } },
    data: { importedAt: now },
  })
  return held.count === 1
}

/** The person has seen what the list says of them. */
export async function saveChecked(tx: Tx, personId: string): Promise<boolean> {
  const changed = await tx.person.updateMany({
    where: { id: personId, importedAt: { not: null } },
    data: { importedAt: null },
  })
  return changed.count === 1
}

/** A list of two thousand is more than one statement may carry. */
const linksPerStatement = 500

export async function addInvitations(tx: Tx, invitations: readonly Prisma.InvitationCreateManyInput[]): Promise<void> {
  for (let from = 0; from < invitations.length; from += linksPerStatement)
    await tx.invitation.createMany({ data: invitations.slice(from, from + linksPerStatement) })
}

/** How many links of their own the people of the organisation have ever been made: it only grows. */
export async function countPersonalLinks(tx: Tx, organisationId: string): Promise<number> {
  return await tx.invitation.count({ where: { organisationId, role: null, ownerId: { not: null } } })
}

export async function countServed(tx: Tx, requestHashes: readonly Uint8Array<ArrayBuffer>[]): Promise<number> {
  return await tx.invitation.count({ where: { requestHash: { in: [...requestHashes] } } })
}

/** Personal links of people who have not joined open no more. */
export async function saveRevocations(tx: Tx, ownerIds: readonly string[], now: Date): Promise<void> {
  await tx.invitation.updateMany({
    where: { ownerId: { in: [...ownerIds] }, role: null, revokedAt: null },
    data: { revokedAt: now },
  })
}
