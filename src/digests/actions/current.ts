import type { Tx } from '../../db/transaction.ts'
import { lastPeriod, type Period, periodOf, periodSoFar } from '../months.ts'
import { listSchoolsOf, type Place } from '../store/summaries.ts'
import type { Told } from '../told.ts'
import { batchOfSchools, type Part, rollUp, summarisePart, summariseSchools } from './summarising.ts'

/** The month so far of a school or a district; nothing where there is no such place. */
export async function currentOf(tx: Tx, place: Place, now: Date): Promise<Told | undefined> {
  return await toldOf(tx, place, (timeZone) => periodSoFar(now, timeZone))
}

/** The month before, as it is known by now. */
export async function lastOf(tx: Tx, place: Place, now: Date): Promise<Told | undefined> {
  return await toldOf(tx, place, (timeZone) => lastPeriod(now, timeZone))
}

async function toldOf(tx: Tx, place: Place, periodIn: (timeZone: string) => Period): Promise<Told | undefined> {
  const period = periodIn(place.timeZone)
  if (place.kind === 'SCHOOL') return (await summariseSchools(tx, [place], period))[0]
  const parts: Part[] = []
  const schools = (await listSchoolsOf(tx, place.id)).filter(({ createdAt }) => createdAt < period.end)
  for (const [zone, own] of Map.groupBy(schools, ({ timeZone }) => timeZone))
    for (let from = 0; from < own.length; from += batchOfSchools)
      parts.push(await summarisePart(tx, own.slice(from, from + batchOfSchools), periodIn(zone)))
  return await rollUp(tx, place, period, parts)
}

/** The district's month in which schools were told to lag. */
export async function monthOf(tx: Tx, place: Place, month: string, now: Date): Promise<Told | undefined> {
  return await toldOf(tx, place, (timeZone) => periodOf(month, timeZone, now))
}
