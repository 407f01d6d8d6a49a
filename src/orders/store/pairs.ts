import { dayIn } from '../../calendar/day.ts'
import type { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/transaction.ts'
import { inOrder } from '../../i18n/order.ts'
import { fullName } from '../../people/name.ts'
import { inNames, type PairFacts, type PersonOfPair } from '../readiness.ts'
import { toDay } from './orders.ts'

const consentOf = { MENTOR: 'MENTOR_DUTY', MENTEE: 'PARTICIPATION' } as const

const fields = {
  id: true,
  organisationId: true,
  isCrossSchool: true,
  status: true,
  kinds: true,
  legalBasis: true,
  agreementNumber: true,
  agreementOn: true,
  payment: true,
  startsOn: true,
  endsOn: true,
  approvals: { select: { answer: true } },
  members: {
    orderBy: { personId: 'asc' },
    select: {
      role: true,
      answer: true,
      answeredAt: true,
      leftAt: true,
      organisationId: true,
      organisation: { select: { shortName: true, timeZone: true } },
      person: {
        select: {
          id: true,
          surname: true,
          givenName: true,
          patronymic: true,
          post: true,
          consents: {
            where: { kind: { in: ['MENTOR_DUTY', 'PARTICIPATION'] } },
            orderBy: { givenAt: 'desc' },
            select: { kind: true, organisationId: true, givenAt: true, paperSignedOn: true, finishedAt: true },
          },
        },
      },
    },
  },
} satisfies Prisma.PairSelect

type Row = Prisma.PairGetPayload<{ select: typeof fields }>
type MemberRow = Row['members'][number]

/** What orders need of these pairs, by the mentor's name. */
export async function listPairFacts(tx: Tx, pairIds: readonly string[]): Promise<PairFacts[]> {
  return await read(tx, { id: { in: [...pairIds] } })
}

/** Agreed pairs of the school: ready for an order or not yet. */
export async function listAgreed(tx: Tx, organisationId: string): Promise<PairFacts[]> {
  return await read(tx, { organisationId, status: 'AGREED' })
}

/** Those of an order that work now. */
export async function listActiveOf(tx: Tx, orderId: string): Promise<PairFacts[]> {
  return await read(tx, { status: 'ACTIVE', orders: { some: { orderId } } })
}

async function read(tx: Tx, where: Prisma.PairWhereInput): Promise<PairFacts[]> {
  const rows = await tx.pair.findMany({ where, orderBy: { id: 'asc' }, relationLoadStrategy: 'join', select: fields })
  return inNames(rows.map(toFacts))
}

function toFacts({ members, approvals, agreementOn, startsOn, endsOn, ...row }: Row): PairFacts {
  const isIn = ({ leftAt, answer }: MemberRow) => leftAt === null && answer !== 'DECLINED'
  const people = members
    .filter(isIn)
    .map(toPerson)
    .toSorted((one, other) => rank(one) - rank(other) || inOrder(fullName(one), fullName(other)))
  const left = members
    .filter((one) => !isIn(one))
    .map((one) => ({ person: toPerson(one), at: one.leftAt ?? one.answeredAt ?? new Date(0) }))
  return {
    ...row,
    agreementOn: toDay(agreementOn),
    startsOn: toDay(startsOn),
    endsOn: toDay(endsOn),
    people,
    left,
    approvalsMissing: approvals.filter(({ answer }) => answer !== 'AGREED').length,
  }
}

function rank({ role }: PersonOfPair): number {
  return role === 'MENTOR' ? 0 : 1
}

function toPerson({ role, organisationId, organisation, person }: MemberRow): PersonOfPair {
  const { id, consents, ...rest } = person
  const facts = consents
    .filter((one) => one.kind === consentOf[role] && one.organisationId === organisationId)
    .map(({ givenAt, finishedAt, paperSignedOn }) => ({
      givenAt,
      finishedAt,
      givenOn: dayIn(givenAt, organisation.timeZone),
      signedOn: toDay(paperSignedOn),
    }))
  return {
    ...rest,
    personId: id,
    role,
    organisationId,
    school: organisation.shortName,
    consent: facts.find(({ finishedAt }) => finishedAt === null),
    consents: facts,
  }
}

/** The new last day of a pair that works. */
export async function savePeriod(tx: Tx, pairId: string, endsOn: string): Promise<void> {
  await tx.pair.updateMany({ where: { id: pairId, status: 'ACTIVE' }, data: { endsOn: new Date(endsOn) } })
}
