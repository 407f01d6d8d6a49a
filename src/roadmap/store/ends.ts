import type { Tx } from '../../db/transaction.ts'
import { inOrder } from '../../i18n/order.ts'

/** An active pair whose time is running out. Days are `YYYY-MM-DD`. */
export type PairEnding = {
  readonly pairId: string
  /** The school of the mentees, and the mentor's. */
  readonly organisationId: string
  readonly mentorSchoolId: string
  readonly mentorId: string
  /** Of the mentor and the mentees: by these pairs of one day stand in order. */
  readonly names: string
  /** By the programme in force, which may have been extended (regulation 7.2), else by the order. */
  readonly endsOn: string
}

/** Active pairs of these schools that end by that day or have not been ended since; of all schools where none are named. */
export async function listPairEndings(
  tx: Tx,
  organisationIds: readonly string[] | undefined,
  until: string,
): Promise<PairEnding[]> {
  const day = new Date(until)
  const approved = { programmes: { some: { versions: { some: { status: 'APPROVED' as const } } } } }
  const rows = await tx.pair.findMany({
    where: {
      status: 'ACTIVE',
      // Notice has been given: it ends by itself on that day.
      finishedOn: null,
      ...(organisationIds ? { organisationId: { in: [...organisationIds] } } : {}),
      OR: [
        { programmes: { some: { versions: { some: { status: 'APPROVED', endsOn: { lte: day } } } } } },
        { NOT: approved, endsOn: { lte: day } },
      ],
    },
    orderBy: [{ endsOn: 'asc' }, { id: 'asc' }],
    select: fields,
  })
  return rows.flatMap((row) => {
    const people = row.members.toSorted((one, other) => inOrder(nameOf(one), nameOf(other)))
    const mentor = people.find(({ role }) => role === 'MENTOR')
    const endsOn = row.programmes[0]?.versions[0]?.endsOn ?? row.endsOn
    if (!mentor || !endsOn) return []
    return [
      {
        pairId: row.id,
        organisationId: row.organisationId,
        mentorSchoolId: mentor.organisationId,
        mentorId: mentor.personId,
        names: [mentor, ...people.filter((one) => one !== mentor)].map(nameOf).join(' '),
        endsOn: endsOn.toISOString().slice(0, 10),
      },
    ]
  })
}

function nameOf({ person }: { readonly person: { readonly searchName: string } }): string {
  return person.searchName
}

const fields = {
  id: true,
  organisationId: true,
  endsOn: true,
  members: {
    orderBy: { personId: 'asc' },
    select: { role: true, personId: true, organisationId: true, person: { select: { searchName: true } } },
  },
  programmes: {
    take: 1,
    select: {
      versions: { where: { status: 'APPROVED' }, orderBy: { number: 'desc' }, take: 1, select: { endsOn: true } },
    },
  },
} as const
