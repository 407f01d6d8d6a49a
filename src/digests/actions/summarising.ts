import { dayIn, daysBetween } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import { collectDues } from '../../roadmap/actions/deadlines.ts'
import { factsSince, summaryOf } from '../counting.ts'
import { type Facts, wasHeld } from '../facts.ts'
import { lastHeld, silenceOf } from '../figures.ts'
import { laggingOf } from '../lagging.ts'
import type { Period } from '../months.ts'
import { listFacts } from '../store/facts.ts'
import { listPairRows, listWaitingRows, type PairRow, type WaitingRow } from '../store/named.ts'
import { listSummaries, listWithCurator, type Place } from '../store/summaries.ts'
import { sumOf } from '../summary.ts'
import { deadlinesOf, nearOf, type PairLine, type SchoolLine, type Told, type WaitingLine } from '../told.ts'

/** Schools whose figures are counted together: more would take more memory, fewer more statements. */
export const batchOfSchools = 5

/** Schools of one zone and what is told of each, with the names that its curator and head may read. */
export async function summariseSchools(tx: Tx, schools: readonly Place[], period: Period): Promise<Told[]> {
  const [first] = schools
  if (!first) return []
  const ids = schools.map(({ id }) => id)
  const facts = await listFacts(tx, ids, factsSince(period.month, first.timeZone))
  const dues = await collectDues(tx, schools, period.knownAt)
  const pairs = await listPairRows(tx, ids, period)
  const waiting = await listWaitingRows(tx, ids, period)
  return schools.map((place) => {
    const own = facts.get(place.id) ?? noFacts
    const due = nearOf(dues.get(place.id) ?? [])
    return {
      place,
      period,
      summary: summaryOf(own, period, place, deadlinesOf(due)),
      dues: due,
      of: {
        kind: 'school',
        pairs: pairLines(pairs.get(place.id) ?? [], own, period, place.timeZone),
        waiting: waitingLines(waiting.get(place.id) ?? [], period, place.timeZone),
      },
    }
  })
}

export type Part = { readonly schools: readonly SchoolLine[]; readonly dues: Told['dues'] }

/**
 * Some schools of a district, of one zone: what they were told where they have been told of the month, else counted now.
 * Numbers alone.
 */
export async function summarisePart(tx: Tx, schools: readonly Place[], period: Period): Promise<Part> {
  const [first] = schools
  if (!first) return { schools: [], dues: [] }
  const ids = schools.map(({ id }) => id)
  const isOver = dayIn(period.end, first.timeZone) > period.lastOn
  const kept = isOver ? await listSummaries(tx, ids, period.month) : new Map<string, Told['summary']>()
  const missing = ids.filter((id) => !kept.has(id))
  const since = factsSince(period.month, first.timeZone)
  const facts = missing.length === 0 ? new Map<string, Facts>() : await listFacts(tx, missing, since)
  const dues = await collectDues(tx, schools, period.knownAt)
  const curators = await listWithCurator(tx, ids, period.lastOn)
  const lines = schools.map((place) => {
    const counted = () =>
      summaryOf(facts.get(place.id) ?? noFacts, period, place, deadlinesOf(nearOf(dues.get(place.id) ?? [])))
    const summary = kept.get(place.id) ?? counted()
    return { id: place.id, shortName: place.shortName, summary, hasCurator: curators.has(place.id) }
  })
  return { schools: lines, dues: nearOf(ids.flatMap((id) => dues.get(id) ?? [])) }
}

/** The district as its schools together; its own deadlines beside theirs. */
export async function rollUp(tx: Tx, district: Place, period: Period, parts: readonly Part[]): Promise<Told> {
  const own = nearOf((await collectDues(tx, [district], period.knownAt)).get(district.id) ?? [])
  const schools = parts.flatMap((part) => part.schools)
  const { deadlines, ...sums } = sumOf(schools.map(({ summary }) => summary))
  const { near, overdue } = deadlinesOf(own)
  return {
    place: district,
    period,
    summary: { ...sums, deadlines: { near: deadlines.near + near, overdue: deadlines.overdue + overdue } },
    dues: [...own, ...parts.flatMap((part) => part.dues)],
    of: { kind: 'district', schools, lagging: laggingOf(schools) },
  }
}

const noFacts: Facts = {
  mentors: [],
  mentees: [],
  pairs: [],
  meetings: [],
  tasks: [],
  staff: { teachers: [], consents: [], drafts: [], responses: [] },
}

function pairLines(rows: readonly PairRow[], facts: Facts, period: Period, timeZone: string): PairLine[] {
  const meetings = Map.groupBy(facts.meetings, ({ pairId }) => pairId)
  const known = new Map(facts.pairs.map((pair) => [pair.id, pair]))
  return rows.flatMap((row) => {
    const pair = known.get(row.id)
    if (!pair) return []
    const own = meetings.get(row.id) ?? []
    const last = lastHeld(pair, own, period)
    return [
      {
        ...row,
        heldInMonth: own.filter((one) => one.startsAt >= period.start && wasHeld(one, period)).length,
        lastHeldOn: last === null ? null : dayIn(last, timeZone),
        silentDays: silenceOf(pair, own, period, timeZone),
      },
    ]
  })
}

function waitingLines(rows: readonly WaitingRow[], { lastOn }: Period, timeZone: string): WaitingLine[] {
  return rows.map(({ listedAt, ...row }) => {
    const listedOn = dayIn(listedAt, timeZone)
    return { ...row, listedOn, days: daysBetween(listedOn, lastOn) }
  })
}
