import type { Prisma } from '../../db/generated/client.ts'
import type { Tx } from '../../db/transaction.ts'
import { type Listed, type State, stateOf } from '../bank.ts'
import { dayOf } from '../period.ts'
import { written } from '../programme.ts'
import { partyFields, toParty } from './parties.ts'

const listedFields = {
  ...partyFields,
  programmes: {
    take: 1,
    select: {
      versions: {
        where: { status: { in: [...written, 'APPROVED'] } },
        orderBy: { number: 'desc' },
        take: 1,
        select: { status: true, startsOn: true, endsOn: true },
      },
    },
  },
} as const satisfies Prisma.PairSelect

/** Pairs at work and those with a programme, of these schools, in one state; whose mentor comes first in the alphabet first. */
export async function listProgrammes(
  tx: Tx,
  schoolIds: readonly string[],
  state: State,
  page: { skip: number; take: number },
): Promise<Listed[]> {
  const rows = await tx.pair.findMany({
    where: whereOf(schoolIds, state),
    orderBy: [{ status: 'asc' }, { startsOn: 'asc' }, { id: 'asc' }],
    ...page,
    select: listedFields,
  })
  return rows.flatMap((row) => {
    const party = toParty(row)
    const version = row.programmes[0]?.versions[0]
    if (!party) return []
    const period = version ? { startsOn: dayOf(version.startsOn), endsOn: dayOf(version.endsOn) } : null
    return [{ party, status: version?.status ?? null, period, school: row.organisation }]
  })
}

/** How many there are in each state, and in all. */
export async function countProgrammes(tx: Tx, schoolIds: readonly string[]): Promise<ReadonlyMap<State, number>> {
  const rows = await tx.pair.findMany({
    where: whereOf(schoolIds, 'all'),
    select: { status: true, programmes: listedFields.programmes },
  })
  const counts = new Map<State, number>([['all', rows.length]])
  for (const { status, programmes } of rows) {
    const state = stateOf(status === 'ACTIVE', programmes[0]?.versions[0]?.status ?? null)
    counts.set(state, (counts.get(state) ?? 0) + 1)
  }
  return counts
}

/** The conditions of `stateOf`, as the database asks them. */
function whereOf(schoolIds: readonly string[], state: State): Prisma.PairWhereInput {
  const here = { organisationId: { in: [...schoolIds] } }
  const has = (...status: (typeof written)[number][]) => ({
    programmes: { some: { versions: { some: { status: { in: status } } } } },
  })
  const active = { ...here, status: 'ACTIVE' } as const
  const none = { versions: { some: { status: { in: [...written] } } } }
  switch (state) {
    case 'all':
      return { ...here, OR: [{ status: 'ACTIVE' }, { status: 'ENDED', programmes: { some: {} } }] }
    case 'none':
      return { ...active, programmes: { none: {} } }
    case 'draft':
      return { ...active, ...has('DRAFT') }
    case 'proposed':
      return { ...active, ...has('PROPOSED') }
    case 'accepted':
      return { ...active, ...has('ACCEPTED') }
    case 'approved':
      return { ...active, programmes: { some: { versions: { some: { status: 'APPROVED' } } }, none } }
    case 'over':
      return { ...here, status: 'ENDED', programmes: { some: {} } }
  }
}
