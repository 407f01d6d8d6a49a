import { nextAllowedInstant } from '../../calendar/quiet-hours.ts'
import type { Database } from '../../db/connect.ts'
import { eachInTransaction, inTransaction, type Tx } from '../../db/transaction.ts'
import type { Language } from '../../i18n/language.ts'
import type { Bundles } from '../../notices/actions/bundling.ts'
import { join, type Joining, listJoining, spread } from '../../notices/actions/joining.ts'
import { tell } from '../../notices/actions/telling.ts'
import type { NoticeButton } from '../../notices/choice.ts'
import { digestAt, weekOf } from '../../notices/hours.ts'
import { listLevels } from '../../notices/store.ts'
import { listPauses, removePausesUntil } from '../../notices/store/pauses.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { listToldKeys } from '../../outbox/store/waiting.ts'
import { chatKey } from '../../outbox/actions.ts'
import { listRecipients, type Recipient } from '../../people/store.ts'
import { addDays } from '../../calendar/day.ts'
import { noteSilenceTold } from '../actions/silence.ts'
import { collectWeeks } from '../actions/weekly.ts'
import { mostDecisions } from '../decision.ts'
import { addWeek, listRolesOf, listUntold, listZones } from '../store/weekly.ts'
import { isEmpty, isLate, type PersonOfWeek, type PersonWeek, type Week, weekAt } from '../weekly.ts'

/** What one person is told of a week. */
export type ToTell = {
  readonly language: Language
  readonly week: PersonWeek
  /** What was put off until then. */
  readonly joining: readonly Joining[]
  readonly isLate: boolean
  readonly days: Pick<Week, 'monday' | 'sunday'>
}

/** How it reads, and what of `joining` has found room or is said by it anyway. */
export type Composed = {
  readonly text: string
  readonly buttons: readonly (readonly NoticeButton[])[]
  readonly joined: readonly Joining[]
}

/** Handed in, since jobs neither word nor know other folders' notices. */
export type WeeklyTools = { readonly notice: (toTell: ToTell) => Composed; readonly bundles: Bundles }

/**
 * Tells the people of each organisation, once, what the week brings: at the first allowed instant of the week, or, after
 * days down, at the first that is left of it. Of a week that is over nothing is told.
 */
export async function tellWeek(db: Database, tools: WeeklyTools, now: Date): Promise<void> {
  for (const timeZone of await inTransaction(db, listZones)) {
    const untold = await inTransaction(db, async (tx) => await listDue(tx, timeZone, now))
    await eachInTransaction(db, untold, async (tx, organisation) => await tellPlace(tx, organisation, tools, now))
  }
}

/** The next instant at which somebody is to be told of a week. */
export async function nextWeekAt(db: Database, after: Date): Promise<Date | undefined> {
  return await inTransaction(db, async (tx) => {
    const all: Date[] = []
    for (const zone of await listZones(tx)) all.push(await nextIn(tx, zone, after))
    return all.toSorted((one, other) => one.getTime() - other.getTime())[0]
  })
}

async function listDue(tx: Tx, timeZone: string, now: Date): Promise<Organisation[]> {
  const monday = weekOf(now, timeZone)
  const at = digestAt(monday, timeZone)
  const isTime = at !== undefined && at <= now && nextAllowedInstant(now, timeZone) <= now
  return isTime ? await listUntold(tx, { timeZone, monday, before: at }) : []
}

async function nextIn(tx: Tx, timeZone: string, after: Date): Promise<Date> {
  const monday = weekOf(after, timeZone)
  const at = digestAt(monday, timeZone)
  if (at && at > after) return at
  const allowed = nextAllowedInstant(after, timeZone)
  // In the night of a day on which the program came back.
  const isLeft = at && allowed > after && weekOf(allowed, timeZone) === monday
  if (isLeft && (await listUntold(tx, { timeZone, monday, before: at })).length > 0) return allowed
  return nextDigest(addDays(monday, 7), timeZone)
}

/** Weeks of nothing but days off have none. */
function nextDigest(monday: string, timeZone: string): Date {
  return digestAt(monday, timeZone) ?? nextDigest(addDays(monday, 7), timeZone)
}

async function tellPlace(tx: Tx, organisation: Organisation, tools: WeeklyTools, now: Date): Promise<void> {
  const { timeZone } = organisation
  const week = weekAt(now, timeZone)
  if (!(await addWeek(tx, organisation.id, week.monday, now))) return
  const everybody = await listRecipients(tx, organisation.id, ['TEACHER', 'COUNCIL', 'CURATOR', 'HEAD', 'COORDINATOR'])
  const to = await withoutDigest(tx, everybody, week)
  const joining = await listJoining(tx, to, tools.bundles, { now, timeZone })
  const ids = [...new Set(to.map(({ personId }) => personId))]
  const weeks = await collectWeeks(tx, await listPeople(tx, ids), now)
  const composed = new Map<string, Composed>()
  for (const one of await wantingDigest(tx, to, week)) {
    const own = {
      week: weeks.get(one.personId) ?? { decisions: [], notes: [] },
      joining: joining.get(one.personId) ?? [],
    }
    if (composed.has(one.personId) || (isEmpty(own.week) && own.joining.length === 0)) continue
    composed.set(
      one.personId,
      tools.notice({ ...own, language: one.language, isLate: isLate(week, timeZone), days: week }),
    )
  }
  await post(tx, organisation, { to, week, composed }, now)
  for (const personId of ids) {
    const joined = composed.get(personId)?.joined ?? []
    await join(tx, joined, now)
    if (composed.has(personId))
      await noteSilenceTold(tx, personId, (weeks.get(personId)?.decisions ?? []).slice(0, mostDecisions), now)
    const left = (joining.get(personId) ?? []).filter((one) => !joined.includes(one))
    await spread(tx, left, { hasDigest: composed.has(personId), timeZone }, now)
  }
  await removePausesUntil(tx, ids, week.today)
}

async function post(
  tx: Tx,
  organisation: Organisation,
  { to, week, composed }: { to: readonly Recipient[]; week: Week; composed: ReadonlyMap<string, Composed> },
  now: Date,
): Promise<void> {
  const telling = {
    to: to.filter(({ personId }) => composed.has(personId)),
    ...{ kind: 'digest' as const, organisation, key: week.monday },
    text: ({ personId }: Recipient) => composed.get(personId)?.text ?? '',
    buttons: ({ personId }: Recipient) => composed.get(personId)?.buttons ?? [],
  }
  if (telling.to.length > 0) await tell(tx, telling, now)
}

/** Who works in several organisations has been told of the week by the first of them. */
async function withoutDigest(tx: Tx, to: readonly Recipient[], { monday }: Week): Promise<Recipient[]> {
  const keyOf = (one: Recipient) => `digest:${monday}:${chatKey(one)}`
  const told = await listToldKeys(tx, to.map(keyOf))
  const people = new Set(to.filter((one) => told.has(keyOf(one))).map(({ personId }) => personId))
  return to.filter(({ personId }) => !people.has(personId))
}

async function wantingDigest(tx: Tx, to: readonly Recipient[], { today }: Week): Promise<Recipient[]> {
  const ids = [...new Set(to.map(({ personId }) => personId))]
  const levels = await listLevels(tx, 'digest', ids)
  const pauses = await listPauses(tx, ids)
  return to.filter(({ personId }) => levels.get(personId) !== 'OFF' && (pauses.get(personId) ?? '') <= today)
}

async function listPeople(tx: Tx, ids: readonly string[]): Promise<PersonOfWeek[]> {
  const held = Map.groupBy(await listRolesOf(tx, ids), ({ personId }) => personId)
  return ids.map((personId) => ({ personId, roles: held.get(personId) ?? [] }))
}
