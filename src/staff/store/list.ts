import type { Tx } from '../../db/transaction.ts'
import { hasProfile } from '../../people/actor.ts'
import type { StaffRow } from '../list.ts'

/** Everybody who works in the organisation or has left it, in no order; not who asked to restrict the processing. */
export async function listStaff(tx: Tx, organisationId: string, personIds?: readonly string[]): Promise<StaffRow[]> {
  const people = await tx.person.findMany({
    where: {
      ...(personIds ? { id: { in: [...personIds] } } : {}),
      roles: { some: { organisationId } },
      restrictedAt: null,
      erasedAt: null,
    },
    orderBy: { id: 'asc' },
    relationLoadStrategy: 'join',
    select: {
      id: true,
      surname: true,
      givenName: true,
      patronymic: true,
      post: true,
      subjects: true,
      createdAt: true,
      roles: { where: { organisationId, finishedOn: null }, select: { role: true } },
      accounts: { select: { blockedAt: true } },
      _count: { select: countedIn(organisationId) },
    },
  })
  return people.map(({ id, roles, accounts, _count: counts, post, subjects, ...person }) => ({
    ...person,
    personId: id,
    roles: roles.map(({ role }) => role),
    hasAccount: accounts.length > 0,
    isReachable: accounts.some(({ blockedAt }) => blockedAt === null),
    hasConsented: counts.consents > 0,
    hasProfile: hasProfile({ ...person, post, subjects }),
    sent: counts.responses,
    drafts: counts.drafts,
  }))
}

function countedIn(organisationId: string) {
  return {
    consents: { where: { organisationId, kind: 'PERSONAL_DATA', finishedAt: null } },
    responses: { where: { organisationId, replacedAt: null } },
    drafts: { where: { organisationId } },
  } as const
}
