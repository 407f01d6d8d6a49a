import type { Tx } from '../../db/transaction.ts'
import type { Course } from '../middle.ts'
import { nobodyResting } from './invitations.ts'

export type PairInCourse = Course & { readonly pairId: string }

type Slice = { readonly after: string; readonly take: number }

/**
 * Pairs at work of which nobody was asked yet. An extension of the programme asks nobody anew: they were asked. Where the
 * data of one of them rest (152-FZ art. 21), nobody reads the name, and the pair waits. A page in the order of ids, after
 * that one; an active pair has its period.
 */
export async function listUnasked(tx: Tx, { after, take }: Slice = { after: '', take: 1000 }): Promise<PairInCourse[]> {
  const rows = await tx.pair.findMany({
    where: {
      id: { gt: after },
      status: 'ACTIVE',
      startsOn: { not: null },
      endsOn: { not: null },
      surveys: { none: {} },
      members: nobodyResting,
    },
    orderBy: { id: 'asc' },
    take,
    select: {
      id: true,
      kinds: true,
      startsOn: true,
      endsOn: true,
      organisation: { select: { timeZone: true } },
      programmes: {
        select: {
          versions: {
            where: { status: 'APPROVED' },
            select: { kinds: true, startsOn: true, endsOn: true },
          },
        },
      },
    },
  })
  return rows.flatMap(({ id, kinds, startsOn, endsOn, organisation: { timeZone }, programmes }) => {
    const approved = programmes.flatMap(({ versions }) => versions)[0]
    if (startsOn === null || endsOn === null) return []
    return [
      {
        pairId: id,
        kinds,
        startsOn: dayOf(startsOn),
        endsOn: dayOf(endsOn),
        approved: approved
          ? { kinds: approved.kinds, startsOn: dayOf(approved.startsOn), endsOn: dayOf(approved.endsOn) }
          : null,
        timeZone,
      },
    ]
  })
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10)
}
