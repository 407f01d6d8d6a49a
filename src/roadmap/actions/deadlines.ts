import { addDays, dayIn } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import { type Due, dueOf, dueOfPair, soonestDueFirst } from '../due.ts'
import { listPairEndings } from '../store/ends.ts'
import { findPlace, type RoadPlace } from '../store/places.ts'
import { collectMaps } from './reading.ts'

/** What of an organisation has a day and is not done, soonest first; of a programme, what ends within forty days. */
export async function listDeadlines(tx: Tx, organisation: { readonly id: string }, now: Date): Promise<Due[]> {
  const place = await findPlace(tx, organisation.id)
  return place ? ((await collectDues(tx, [place], now)).get(place.id) ?? []) : []
}

/** The same of several organisations, by id; programmes that end by `until`. */
export async function collectDues(
  tx: Tx,
  places: readonly RoadPlace[],
  now: Date,
  until = addDays(dayIn(now, 'UTC'), aheadDays),
): Promise<Map<string, Due[]>> {
  const maps = await collectMaps(tx, places, 'dated', now)
  const ids = places.map(({ id }) => id)
  const endings = Map.groupBy(await listPairEndings(tx, ids, until), (one) => one.organisationId)
  return new Map(
    places.map((place) => {
      const items = (maps.get(place.id) ?? []).flatMap((standing) => dueOf(standing, place, now) ?? [])
      const pairs = (endings.get(place.id) ?? []).map((ending) => dueOfPair(ending, place, now))
      return [place.id, soonestDueFirst([...items, ...pairs])]
    }),
  )
}

/** The first rung is thirty days before; a day off or the Earth's other side moves it by no more than ten. */
const aheadDays = 40
