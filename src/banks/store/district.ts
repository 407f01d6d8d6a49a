import { dayIn } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import { inOrder } from '../../i18n/order.ts'
import { type Organisation, organisationFields } from '../../organisations/organisation.ts'
import { activePairs, freePlaces, isPaused, visible } from '../listing.ts'
import { pairFields, toPairs } from './paired.ts'

/** The banks of one school in numbers; no names. */
export type Counts = {
  readonly school: Organisation
  readonly mentors: number
  /** Places of mentors who have no pause. */
  readonly places: number
  readonly mentees: number
  /** Since when who waits longest has waited. */
  readonly oldest: Date | undefined
}

/** The schools of these districts, page by page, with their counts; and the counts of all together. */
export async function countBanks(
  tx: Tx,
  districtIds: readonly string[],
  now: Date,
  page: { skip: number; take: number },
): Promise<{ rows: Counts[]; total: number; mentors: number; mentees: number }> {
  const schools = await tx.organisation.findMany({
    where: { kind: 'SCHOOL', parentId: { in: [...districtIds] } },
    orderBy: { id: 'asc' },
    select: organisationFields,
  })
  const shown = schools
    .toSorted((one, other) => inOrder(one.shortName, other.shortName))
    .slice(page.skip, page.skip + page.take)
  const everywhere = { unlistedAt: null, person: visible, organisationId: { in: schools.map(({ id }) => id) } }
  const mentors = await tx.listing.count({ where: { ...everywhere, kind: 'MENTOR' } })
  const mentees = await tx.listing.count({ where: { ...everywhere, kind: 'MENTEE' } })
  const rows = await countsOf(tx, shown, now)
  return { rows, total: schools.length, mentors, mentees }
}

async function countsOf(tx: Tx, schools: readonly Organisation[], now: Date): Promise<Counts[]> {
  const rows = await tx.listing.findMany({
    where: { unlistedAt: null, person: visible, organisationId: { in: schools.map(({ id }) => id) } },
    orderBy: { listedAt: 'asc' },
    select: {
      organisationId: true,
      kind: true,
      capacity: true,
      pausedAt: true,
      pausedUntil: true,
      listedAt: true,
      person: { select: { pairs: pairFields } },
    },
  })
  return schools.map((school) => {
    const today = dayIn(now, school.timeZone)
    const here = rows.filter((row) => row.organisationId === school.id)
    const mentors = here.filter(({ kind }) => kind === 'MENTOR')
    const mentees = here.filter(({ kind }) => kind === 'MENTEE')
    const ready = mentors.filter(
      ({ pausedAt, pausedUntil }) =>
        !isPaused({ pausedAt, pausedUntil: pausedUntil?.toISOString().slice(0, 10) ?? null }, today),
    )
    const places = ready.reduce((sum, one) => sum + freePlaces({ ...one, pairs: toPairs(one.person, 'MENTOR') }), 0)
    const waiting = mentees.find(({ person }) => activePairs({ pairs: toPairs(person, 'MENTEE') }).length === 0)
    return { school, mentors: mentors.length, places, mentees: mentees.length, oldest: waiting?.listedAt }
  })
}
