import { dayOfSchoolYear } from '../../calendar/deadlines.ts'
import { instantOf } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import { factOf } from '../facts.ts'
import { type Item, itemsOf } from '../items.ts'
import { type Entry, type Standing, standingOf, yearOf } from '../standing.ts'
import { listCounts } from '../store/counts.ts'
import { listEntries } from '../store/entries.ts'
import { listDistrictItems } from '../store/items.ts'
import type { RoadPlace } from '../store/places.ts'

/** Whole, or only what has a day: that needs fewer questions to the database. */
export type Extent = 'all' | 'dated'

/** The road maps of these organisations in the school year of now, by id: a query for each kind of thing, however many they are. */
export async function collectMaps(
  tx: Tx,
  places: readonly RoadPlace[],
  extent: Extent,
  now: Date,
): Promise<Map<string, Standing[]>> {
  const ids = places.map(({ id }) => id)
  const years = [...new Set(places.map((place) => yearOf(now, place)))]
  const templates = await templatesOf(tx, places)
  const entries = Map.groupBy(await listEntries(tx, ids, years), (one) => one.organisationId)
  const drafts = places.map((place) => {
    const found = entryIn(entries.get(place.id) ?? [], yearOf(now, place))
    const items = (templates.get(districtOf(place)) ?? []).filter((item) => isIn(item, place))
    return { place, found, items: extent === 'all' ? items : items.filter((item) => hasDay(item, found(item))) }
  })
  const wanted = new Set(drafts.flatMap(({ items }) => items.flatMap(({ fact }) => fact ?? [])))
  const counts = await listCounts(tx, ids, wanted, yearBegan(places, now))
  return new Map(
    drafts.map(({ place, found, items }) => [
      place.id,
      items.map((item) => {
        const fact = item.fact === null ? undefined : factOf(item.fact, counts.get(place.id) ?? {})
        return standingOf(item, { place, entry: found(item), fact, year: yearOf(now, place) }, now)
      }),
    ]),
  )
}

/** The road map of one organisation. */
export async function collectMap(tx: Tx, place: RoadPlace, now: Date, extent: Extent = 'all'): Promise<Standing[]> {
  return (await collectMaps(tx, [place], extent, now)).get(place.id) ?? []
}

/** The items of a district, with what it hides. */
export async function collectTemplate(tx: Tx, districtId: string): Promise<Item[]> {
  return itemsOf(await listDistrictItems(tx, [districtId]))
}

export function districtOf({ id, parentId }: Pick<RoadPlace, 'id' | 'parentId'>): string {
  return parentId ?? id
}

async function templatesOf(tx: Tx, places: readonly RoadPlace[]): Promise<Map<string, Item[]>> {
  const districts = [...new Set(places.map(districtOf))]
  const rows = Map.groupBy(await listDistrictItems(tx, districts), ({ districtId }) => districtId)
  return new Map(districts.map((id) => [id, itemsOf(rows.get(id) ?? [])]))
}

function isIn(item: Item, { kind }: RoadPlace): boolean {
  return item.of === kind && !item.isHidden
}

function hasDay(item: Item, entry: Entry | undefined): boolean {
  return item.monthDay !== null || (entry?.dueOn ?? null) !== null
}

/** What was written down in this school year; of what is done once, whatever was written last. */
function entryIn(entries: readonly Entry[], year: number): (item: Item) => Entry | undefined {
  return ({ key, isOnce }) =>
    entries.findLast((one) => one.key === key && (isOnce ? one.schoolYear <= year : one.schoolYear === year))
}

/** Schools of one installation are in one school year, but for the hours of 1 September. */
function yearBegan(places: readonly RoadPlace[], now: Date): Date {
  const [place] = places
  if (!place) return now
  return instantOf(dayOfSchoolYear(yearOf(now, place), '09-01'), 0, place.timeZone)
}
