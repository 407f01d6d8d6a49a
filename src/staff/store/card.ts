import type { Tx } from '../../db/transaction.ts'
import type { Card, Period } from '../card.ts'

export const periodFields = {
  id: true,
  role: true,
  startedOn: true,
  orderNumber: true,
  orderOn: true,
  finishedOn: true,
} as const

type PeriodRow = Omit<Period, 'startedOn' | 'orderOn' | 'finishedOn'> & {
  startedOn: Date
  orderOn: Date | null
  finishedOn: Date | null
}

/** Of a person who has or had a role in the organisation; of one who is restricted or erased, nothing (152-FZ art. 21). */
export async function findCard(tx: Tx, organisationId: string, personId: string): Promise<Card | undefined> {
  const row = await tx.person.findFirst({
    where: { id: personId, restrictedAt: null, erasedAt: null, roles: { some: { organisationId } } },
    relationLoadStrategy: 'join',
    select: {
      id: true,
      surname: true,
      givenName: true,
      patronymic: true,
      post: true,
      subjects: true,
      accounts: { select: { id: true }, take: 1 },
      roles: {
        where: { organisationId },
        orderBy: [{ role: 'asc' }, { startedOn: 'asc' }, { id: 'asc' }],
        select: periodFields,
      },
      consents: { where: { organisationId, finishedAt: null }, orderBy: { givenAt: 'asc' }, select: { kind: true } },
      drafts: { where: { organisationId }, select: { questionnaire: true, version: true } },
      responses: {
        where: { organisationId, replacedAt: null },
        orderBy: { questionnaire: 'asc' },
        select: { questionnaire: true, version: true },
      },
      moves: {
        where: { fromId: organisationId, answeredAt: null },
        select: { id: true, to: { select: { shortName: true } } },
      },
    },
  })
  if (!row) return undefined
  const { id, accounts, roles, consents, drafts, responses, moves, ...profile } = row
  const periods = roles.map(toPeriod)
  const sent = responses.map((one) => ({ ...one, isSent: true }))
  const begun = drafts.filter((draft) => !sent.some((one) => one.questionnaire === draft.questionnaire))
  const [move] = moves
  return {
    ...profile,
    personId: id,
    hasJoined: accounts.length > 0,
    held: periods.filter(({ finishedOn }) => finishedOn === null),
    former: periods.filter(({ finishedOn }) => finishedOn !== null).toSorted(byEnd),
    consents: consents.map(({ kind }) => kind),
    forms: [...sent, ...begun.map((one) => ({ ...one, isSent: false }))],
    move: move ? { id: move.id, toName: move.to.shortName } : undefined,
  }
}

function byEnd(one: Period, other: Period): number {
  return (other.finishedOn ?? '').localeCompare(one.finishedOn ?? '')
}

export function toPeriod({ startedOn, orderOn, finishedOn, ...row }: PeriodRow): Period {
  return {
    ...row,
    startedOn: dayOf(startedOn),
    orderOn: orderOn && dayOf(orderOn),
    finishedOn: finishedOn && dayOf(finishedOn),
  }
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10)
}
