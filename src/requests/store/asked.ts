import type { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/transaction.ts'
import { inOrder } from '../../i18n/order.ts'
import { fullName } from '../../people/name.ts'
import type { Outcome } from '../campaign.ts'

/** Who is asked, and counted and named among those who were: teachers of the school whose consent is in force. */
function teachers(organisationId: string): Prisma.PersonWhereInput {
  return {
    restrictedAt: null,
    erasedAt: null,
    roles: { some: { organisationId, role: 'TEACHER', finishedOn: null } },
    consents: { some: { organisationId, kind: 'PERSONAL_DATA', finishedAt: null } },
  }
}

export async function listTeacherIds(tx: Tx, organisationId: string): Promise<string[]> {
  const rows = await tx.person.findMany({
    where: teachers(organisationId),
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

export async function countTeachers(tx: Tx, organisationId: string): Promise<number> {
  return await tx.person.count({ where: teachers(organisationId) })
}

export async function addAsked(tx: Tx, campaignId: string, personIds: readonly string[]): Promise<void> {
  await tx.campaignMember.createMany({ data: personIds.map((personId) => ({ campaignId, personId })) })
}

/** Undefined where the person was not asked; a null outcome while they are silent. */
export async function findOutcome(
  tx: Tx,
  campaignId: string,
  personId: string,
): Promise<{ outcome: Outcome | null } | undefined> {
  const row = await tx.campaignMember.findUnique({
    where: { campaignId_personId: { campaignId, personId } },
    select: { outcome: true },
  })
  return row ?? undefined
}

/** Campaigns that run and ask this person. */
export async function listAsking(tx: Tx, personId: string): Promise<{ campaignId: string; outcome: Outcome | null }[]> {
  return await tx.campaignMember.findMany({
    where: { personId, campaign: { finishedAt: null } },
    orderBy: { campaignId: 'asc' },
    select: { campaignId: true, outcome: true },
  })
}

export async function saveOutcome(
  tx: Tx,
  whose: { campaignId: string; personId: string },
  outcome: Outcome,
  now: Date,
): Promise<void> {
  await tx.campaignMember.updateMany({ where: whose, data: { outcome, answeredAt: now } })
}

/** Of those asked who still work there. */
export async function listOutcomes(
  tx: Tx,
  { id, organisationId }: { id: string; organisationId: string },
): Promise<(Outcome | null)[]> {
  const rows = await tx.campaignMember.findMany({
    where: { campaignId: id, person: teachers(organisationId) },
    orderBy: { personId: 'asc' },
    select: { outcome: true },
  })
  return rows.map(({ outcome }) => outcome)
}

export type Silent = {
  readonly personId: string
  readonly surname: string | null
  readonly givenName: string | null
  readonly patronymic: string | null
  /** False where the person has blocked the bot under every account. */
  readonly isReachable: boolean
}

/** Who was asked, still works there and has not answered, by surname. */
export async function listSilent(
  tx: Tx,
  { id, organisationId }: { id: string; organisationId: string },
): Promise<Silent[]> {
  const rows = await tx.campaignMember.findMany({
    where: { campaignId: id, outcome: null, person: teachers(organisationId) },
    orderBy: { personId: 'asc' },
    select: {
      personId: true,
      person: {
        select: { surname: true, givenName: true, patronymic: true, accounts: { select: { blockedAt: true } } },
      },
    },
  })
  return rows
    .map(({ personId, person: { accounts, ...name } }) => ({
      personId,
      ...name,
      isReachable: accounts.some(({ blockedAt }) => blockedAt === null),
    }))
    .toSorted((one, other) => inOrder(fullName(one), fullName(other)))
}
