import { dayIn, instantOf } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import { textsIn } from '../../i18n/texts.ts'
import { note } from '../../journal/actions.ts'
import { type Outcome, tell, type Telling } from '../../notices/actions/telling.ts'
import type { Member } from '../../people/actor.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { listRecipients } from '../../people/store.ts'
import { type BoardRow, boardOf } from '../board.ts'
import { nudgeMessage } from '../notices.ts'
import { listNudgedSince } from '../store/nudged.ts'
import { listSchoolPlaces, type RoadPlace } from '../store/places.ts'
import { findPlaceFor } from './access.ts'
import { collectMap, collectMaps } from './reading.ts'

/** The board of a district: its schools, late ones first. */
export async function collectBoard(tx: Tx, district: RoadPlace, now: Date): Promise<BoardRow[]> {
  const schools = await listSchoolPlaces(tx, district.id)
  const maps = await collectMaps(tx, schools, 'all', now)
  return boardOf(schools.map((organisation) => ({ organisation, standings: maps.get(organisation.id) ?? [] })))
}

export type Nudged =
  | { readonly ok: true; readonly told: number; readonly later: number }
  | { readonly ok: false; readonly reason: 'not-allowed' | 'nothing-late' | 'told-today' | 'nobody' }

/** Reminds curators and head of a school of what is late there, once a day (order 5). */
export async function nudgeSchool(tx: Tx, actor: Member, organisationId: string, now: Date): Promise<Nudged> {
  const school = await findPlaceFor(tx, actor, 'roadmap.nudge', organisationId)
  if (school?.kind !== 'SCHOOL') return { ok: false, reason: 'not-allowed' }
  if ((await toldToday(tx, [school], now)).has(school.id)) return { ok: false, reason: 'told-today' }
  const late = (await collectMap(tx, school, now, 'dated')).filter(({ status }) => status === 'late')
  if (late.length === 0) return { ok: false, reason: 'nothing-late' }
  const district = actor.roles.find(({ organisation }) => organisation.id === school.parentId)?.organisation
  const to = await listRecipients(tx, school.id, ['CURATOR', 'HEAD'])
  if (to.length === 0) return { ok: false, reason: 'nobody' }
  const read = (language: 'ru' | 'en') =>
    nudgeMessage(textsIn(language), {
      organisationId: school.id,
      school: school.shortName,
      district: district?.shortName ?? '',
      late,
    })
  const { told, later } = await tellNudge(
    tx,
    actor,
    {
      school,
      details: { late: late.length },
      to,
      text: ({ language }) => read(language).text,
      buttons: ({ language }) => read(language).buttons,
    },
    now,
  )
  return { ok: true, told: told.length, later: later.length }
}

type Nudge = Pick<Telling, 'to' | 'text' | 'buttons'> & {
  readonly school: SomeSchool
  readonly details: Readonly<Record<string, string | number>>
}
type SomeSchool = { readonly id: string; readonly timeZone: string }

/** One message for a school and day, from whatever screen the coordinator sends it. */
export async function tellNudge(
  tx: Tx,
  actor: Member,
  { school, details, ...message }: Nudge,
  now: Date,
): Promise<Outcome> {
  const key = `${school.id}:nudge:${dayIn(now, school.timeZone)}`
  const outcome = await tell(tx, { ...message, kind: 'deadline', organisation: school, key }, now)
  await note(tx, {
    at: now,
    actorId: actor.personId,
    organisationId: school.id,
    event: 'roadmap-nudged',
    subject: 'roadmap',
    subjectId: school.id,
    clause: 'order 5',
    details,
  })
  return outcome
}

/** Schools with something late: to be reminded, reminded today already (how many), and those where nobody uses the bot. */
export async function findLagging(
  tx: Tx,
  actor: Member,
  districtId: string,
  now: Date,
): Promise<
  | { readonly ready: readonly Organisation[]; readonly told: number; readonly unreached: readonly Organisation[] }
  | undefined
> {
  const district = await findPlaceFor(tx, actor, 'roadmap.nudge', districtId)
  if (district?.kind !== 'DISTRICT') return undefined
  const lagging = (await collectBoard(tx, district, now)).filter(({ late }) => late > 0)
  const schools = lagging.map(({ organisation }) => organisation)
  const told = await toldToday(tx, schools, now)
  const ready: Organisation[] = []
  const unreached: Organisation[] = []
  for (const school of schools.filter(({ id }) => !told.has(id))) {
    const to = await listRecipients(tx, school.id, ['CURATOR', 'HEAD'])
    const list = to.length > 0 ? ready : unreached
    list.push(school)
  }
  return { ready, told: told.size, unreached }
}

/** Every school that lags and was not reminded today; how many were. */
export async function nudgeLagging(tx: Tx, actor: Member, districtId: string, now: Date): Promise<number | undefined> {
  const found = await findLagging(tx, actor, districtId, now)
  if (!found) return undefined
  let schools = 0
  for (const { id } of found.ready) if ((await nudgeSchool(tx, actor, id, now)).ok) schools += 1
  return schools
}

/** Which of the schools were reminded today, by their own clocks. */
export async function toldToday(tx: Tx, schools: readonly SomeSchool[], now: Date): Promise<Set<string>> {
  const told = new Set<string>()
  for (const [timeZone, there] of Map.groupBy(schools, (one) => one.timeZone)) {
    const since = instantOf(dayIn(now, timeZone), 0, timeZone)
    const ids = there.map(({ id }) => id)
    for (const one of await listNudgedSince(tx, ids, since)) told.add(one)
  }
  return told
}
