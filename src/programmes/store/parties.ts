import type { Tx } from '../../db/transaction.ts'
import { organisationFields } from '../../organisations/organisation.ts'
import type { NameParts } from '../../people/name.ts'
import { dayOf } from '../period.ts'
import type { Participant, Party } from '../programme.ts'

const personFields = { select: { surname: true, givenName: true, patronymic: true, post: true } } as const

export const partyFields = {
  id: true,
  status: true,
  kinds: true,
  startsOn: true,
  endsOn: true,
  organisation: { select: organisationFields },
  members: {
    orderBy: { personId: 'asc' },
    select: { personId: true, role: true, organisationId: true, leftAt: true, person: personFields },
  },
  orders: {
    where: { order: { status: 'SIGNED', kind: 'PAIRS' } },
    orderBy: { order: { signedOn: 'desc' } },
    take: 1,
    select: { order: { select: { number: true, signedOn: true } } },
  },
} as const

/** The pair or group as it is now; undefined where there is none. */
export async function findParty(tx: Tx, pairId: string): Promise<Party | undefined> {
  const row = await tx.pair.findUnique({ where: { id: pairId }, select: partyFields })
  return row ? toParty(row) : undefined
}

/** Whose answers the first version is proposed from: the last that each sent. */
export async function listAnswers(
  tx: Tx,
  personIds: readonly string[],
  questionnaire: string,
): Promise<{ personId: string; version: number; answers: unknown }[]> {
  return await tx.questionnaireResponse.findMany({
    where: { personId: { in: [...personIds] }, questionnaire, replacedAt: null },
    orderBy: { personId: 'asc' },
    select: { personId: true, version: true, answers: true },
  })
}

/** Of several nobody is meant before one of them has approved. */
export async function findOnlyCurator(tx: Tx, organisationId: string): Promise<NameParts | undefined> {
  const held = { some: { organisationId, role: 'CURATOR', finishedOn: null } } as const
  const select = { surname: true, givenName: true, patronymic: true }
  const [only, ...others] = await tx.person.findMany({ where: { roles: held }, take: 2, select })
  return others.length === 0 ? only : undefined
}

type PartyRow = NonNullable<Awaited<ReturnType<typeof rowOf>>>

async function rowOf(tx: Tx, id: string) {
  return await tx.pair.findUnique({ where: { id }, select: partyFields })
}

/** Whoever has left a group that goes on is not of it; a pair that is over is read with everybody. */
export function toParty(row: PartyRow): Party | undefined {
  const mentor = row.members.find(({ role }) => role === 'MENTOR')
  const order = row.orders[0]?.order
  if (!mentor) return undefined
  return {
    pairId: row.id,
    organisation: row.organisation,
    isActive: row.status === 'ACTIVE',
    kinds: row.kinds,
    startsOn: row.startsOn && dayOf(row.startsOn),
    endsOn: row.endsOn && dayOf(row.endsOn),
    order: order?.number && order.signedOn ? { number: order.number, on: dayOf(order.signedOn) } : null,
    mentor: toParticipant(mentor),
    mentees: row.members
      .filter(({ role, leftAt }) => role === 'MENTEE' && (leftAt === null || row.status !== 'ACTIVE'))
      .map(toParticipant),
  }
}

function toParticipant({
  personId,
  organisationId,
  person: { post, ...name },
}: PartyRow['members'][number]): Participant {
  return { personId, organisationId, name, post }
}
