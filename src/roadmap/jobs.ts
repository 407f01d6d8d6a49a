import { isTellingHour, nextRungAt, nextTellingAt } from '../calendar/deadlines.ts'
import { instantOf } from '../calendar/day.ts'
import type { Database } from '../db/connect.ts'
import { eachInTransaction, inTransaction, type Tx } from '../db/transaction.ts'
import { readCalendar } from './actions/calendar.ts'
import { collectDues } from './actions/deadlines.ts'
import { districtOf } from './actions/reading.ts'
import { tellDues, tellOverdue } from './actions/telling.ts'
import type { Due } from './due.ts'
import { yearOf } from './standing.ts'
import { listTold } from './store/nudged.ts'
import { listAllPlaces, type RoadPlace } from './store/places.ts'
import { type Overdue, overdueOf, ownRung } from './telling.ts'

/** Whatever another process has entered into the production calendar meanwhile. */
export async function rereadCalendar(db: Database): Promise<void> {
  await inTransaction(db, readCalendar)
}

/**
 * Tells of the deadlines whose last day, day, or week of delay has come, each rung once. What is due is computed from the
 * state of now: after days down only the newest rung is left, with the true number of days; what was done is not told.
 */
export async function tellDeadlines(db: Database, now: Date): Promise<void> {
  const places = await inTransaction(db, listAllPlaces)
  const isAwake = ({ timeZone }: RoadPlace) => isTellingHour(now, timeZone)
  for (const some of Map.groupBy(places, districtOf).values()) {
    if (!some.some(isAwake)) continue
    const found = await inTransaction(db, async (tx) => await listUntold(tx, some, now))
    const untold = found.untold.filter(({ place }) => isAwake(place))
    await eachInTransaction(db, untold, async (tx, { place, dues }) => await tellDues(tx, place, dues, now))
    const overdue = found.overdue.filter(({ district }) => isAwake(district))
    await eachInTransaction(db, overdue, async (tx, one) => await tellOverdue(tx, one.district, one.overdue, some, now))
  }
}

/** When the next of them is told; at the latest when a school year begins, with deadlines of its own. */
export async function nextDeadlineAt(db: Database, after: Date): Promise<Date | undefined> {
  const instants = await inTransaction(db, async (tx) => {
    const places = await listAllPlaces(tx)
    const dues = await collectDues(tx, places, after, '2100-01-01')
    const { untold, overdue } = await listUntold(tx, places, after, dues)
    return [
      ...places.map((place) => instantOf(`${yearOf(after, place) + 1}-09-01`, 0, place.timeZone)),
      ...places.flatMap(({ id, timeZone }) =>
        (dues.get(id) ?? []).map(({ dueOn }) => nextRungAt(dueOn, after, timeZone)),
      ),
      ...untold.map(({ place }) => nextTellingAt(after, place.timeZone)),
      ...overdue.map(({ district }) => nextTellingAt(after, district.timeZone)),
    ]
  })
  return instants.toSorted((one, other) => one.getTime() - other.getTime())[0]
}

type Untold = {
  readonly untold: { readonly place: RoadPlace; readonly dues: readonly Due[] }[]
  readonly overdue: { readonly district: RoadPlace; readonly overdue: Overdue }[]
}

/** Of one district or several: what is to be told in each place, and to the coordinators of what their schools are late with. */
async function listUntold(
  tx: Tx,
  places: readonly RoadPlace[],
  now: Date,
  known?: ReadonlyMap<string, readonly Due[]>,
): Promise<Untold> {
  const dues = known ?? (await collectDues(tx, places, now))
  const duesOf = ({ id }: RoadPlace) => dues.get(id) ?? []
  const ready = places.flatMap((place) =>
    duesOf(place).flatMap((due) => {
      const key = ownRung(due)
      return key === undefined ? [] : [{ place, due, key }]
    }),
  )
  const late = places
    .filter(({ kind }) => kind === 'DISTRICT')
    .flatMap((district) => {
      const schools = places.filter(({ parentId }) => parentId === district.id)
      return overdueOf(district.id, schools.flatMap(duesOf)).map((overdue) => ({ district, overdue }))
    })
  const keys = [...ready.map(({ key }) => key), ...late.map(({ overdue }) => overdue.key)]
  const told = await listTold(tx, keys)
  return {
    untold: [
      ...Map.groupBy(
        ready.filter(({ key }) => !told.has(key)),
        ({ place }) => place,
      ),
    ].map(([place, some]) => ({
      place,
      dues: some.map(({ due }) => due),
    })),
    overdue: late.filter(({ overdue }) => !told.has(overdue.key)),
  }
}
