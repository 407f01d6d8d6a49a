import type { Prisma } from '../../db/generated/client.ts'
import type { Profile } from '../../people/actor.ts'
import type { BankKind, Paired, PairEnd } from '../listing.ts'

export const profileFields = { surname: true, givenName: true, patronymic: true, post: true, subjects: true } as const

/** What a bank reads of the pairs of a person. */
export const pairFields = {
  where: { leftAt: null, pair: { status: { in: ['PROPOSED', 'AGREED', 'IN_ORDER', 'ACTIVE', 'ENDED'] } } },
  orderBy: { pair: { proposedAt: 'asc' } },
  select: {
    role: true,
    pair: {
      select: {
        status: true,
        kinds: true,
        endsOn: true,
        finishedOn: true,
        endReason: true,
        members: { where: { leftAt: null }, select: { role: true, person: { select: profileFields } } },
      },
    },
  },
} as const satisfies Prisma.Person$pairsArgs

export type PairRow = {
  role: BankKind
  pair: {
    status: string
    kinds: string[]
    endsOn: Date | null
    finishedOn: Date | null
    endReason: PairEnd | null
    members: { role: BankKind; person: Profile }[]
  }
}

/** In this part alone: a mentor may be somebody's mentee. */
export function toPairs(person: { readonly pairs: readonly PairRow[] }, kind: BankKind): Paired[] {
  return person.pairs.filter(({ role }) => role === kind).map(toPaired)
}

function toPaired({ role, pair }: PairRow): Paired {
  const { kinds, endReason } = pair
  return {
    status: pair.status === 'ACTIVE' ? 'active' : pair.status === 'ENDED' ? 'ended' : 'open',
    partners: pair.members.filter((one) => one.role !== role).map(({ person }) => person),
    kinds,
    lastOn: toDay(pair.finishedOn ?? pair.endsOn),
    endReason,
  }
}

export function toDay(date: Date | null): string | null {
  return date === null ? null : date.toISOString().slice(0, 10)
}
