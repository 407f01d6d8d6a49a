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
      consents: {
        where: { organisationId, kind: 'PERSONAL_DATA' },
        select: { finishedAt: true, endReason: true },
      },
      drafts: { where: { organisationId }, orderBy: { touchedAt: 'desc' }, select: { questionnaire: true } },
      _count: { select: countedIn(organisationId) },
    },
  })
  return people.map(({ id, roles, accounts, consents, drafts, _count: counts, post, subjects, ...person }) => ({
    ...person,
    personId: id,
    roles: roles.map(({ role }) => role),
    hasAccount: accounts.length > 0,
    isReachable: accounts.some(({ blockedAt }) => blockedAt === null),
    ...standingOfConsent(consents),
    hasProfile: hasProfile({ ...person, post, subjects }),
    sent: counts.responses,
    drafts: drafts.map(({ questionnaire }) => questionnaire),
  }))
}

function countedIn(organisationId: string) {
  return {
    responses: { where: { organisationId, replacedAt: null } },
  } as const
}

function standingOfConsent(consents: readonly { finishedAt: Date | null; endReason: string | null }[]) {
  const hasConsented = consents.some(({ finishedAt }) => finishedAt === null)
  return { hasConsented, hasWithdrawn: !hasConsented && consents.some(({ endReason }) => endReason === 'WITHDRAWN') }
}
