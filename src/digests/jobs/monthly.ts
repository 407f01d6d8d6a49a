import { dayIn } from '../../calendar/day.ts'
import { latestMonthlySummary } from '../../calendar/monthly-summary.ts'
import type { Database } from '../../db/connect.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Language } from '../../i18n/language.ts'
import { tell } from '../../notices/actions/telling.ts'
import type { NoticeFile } from '../../outbox/actions.ts'
import { listRecipients, type Recipient } from '../../people/store.ts'
import type { Role } from '../../people/role.ts'
import { batchOfSchools, type Part, rollUp, summarisePart, summariseSchools } from '../actions/summarising.ts'
import { nextSummaryAt, type Period, periodOf } from '../months.ts'
import { addSummary, listSchoolsOf, listTimeZones, listUntold, type Place } from '../store/summaries.ts'
import type { Told } from '../told.ts'

export type SummaryFile = NoticeFile & { readonly caption: string }

/** How a summary reads; handed in, since what is shown is not a job's business. */
export type SummaryShowing = {
  readonly notice: (
    to: Recipient,
    told: Told,
    roles: readonly Role[],
  ) => {
    readonly text: string
    readonly buttons: readonly (readonly { readonly text: string; readonly callback_data: string }[])[]
  }
  /** Made once for a place and a language, outside of any transaction. */
  readonly files: (language: Language, told: Told) => Promise<readonly SummaryFile[]>
}

/**
 * Tells the curators and the head of each school, and the coordinators of the district, once, how the last month stood;
 * after days down, as soon as the program is up. What fails keeps nobody else waiting: the first failure is thrown at the end.
 */
export async function summariseMonth(db: Database, showing: SummaryShowing, now: Date): Promise<void> {
  const failures: unknown[] = []
  const trying = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      failures.push(error)
    }
  }
  for (const timeZone of await inTransaction(db, listTimeZones)) {
    const { month, at } = latestMonthlySummary(now, timeZone)
    const period = periodOf(month, timeZone, at)
    const untold = { month, timeZone, before: period.end }
    const schools = await inTransaction(db, async (tx) => await listUntold(tx, 'SCHOOL', untold))
    for (const batch of inBatches(schools))
      await trying(async () => {
        const all = await inTransaction(db, async (tx) => await summariseSchools(tx, batch, period))
        for (const told of all) await trying(async () => await announce(db, told, schoolRoles, showing, now))
      })
    for (const district of await inTransaction(db, async (tx) => await listUntold(tx, 'DISTRICT', untold)))
      await trying(async () => {
        const told = await collectDistrict(db, district, period)
        await announce(db, told, districtRoles, showing, now)
      })
  }
  if (failures.length > 0) throw failures[0]
}

const schoolRoles: readonly Role[] = ['CURATOR', 'HEAD']
const districtRoles: readonly Role[] = ['COORDINATOR']

/** When the next summary of anybody is due. */
export async function nextSummaryDue(db: Database, after: Date): Promise<Date | undefined> {
  const zones = await inTransaction(db, listTimeZones)
  return zones.map((zone) => nextSummaryAt(after, zone)).toSorted((one, other) => one.getTime() - other.getTime())[0]
}

/** A district is read in parts, each in a transaction of its own: only numbers are kept of what was read. */
async function collectDistrict(db: Database, district: Place, period: Period): Promise<Told> {
  const parts: Part[] = []
  const schools = await inTransaction(db, async (tx) => await listSchoolsOf(tx, district.id))
  for (const [zone, own] of Map.groupBy(
    schools.filter(({ createdAt }) => createdAt < period.end),
    (one) => one.timeZone,
  ))
    for (const batch of inBatches(own))
      parts.push(
        await inTransaction(
          db,
          async (tx) => await summarisePart(tx, batch, periodOf(period.month, zone, period.knownAt)),
        ),
      )
  return await inTransaction(db, async (tx) => await rollUp(tx, district, period, parts))
}

async function announce(
  db: Database,
  counted: Told,
  roles: readonly Role[],
  { notice, files }: SummaryShowing,
  now: Date,
): Promise<void> {
  const { place, period, summary } = counted
  const told = { ...counted, ...lateness(period, place.timeZone, now) }
  const to = await inTransaction(db, async (tx) => await listHolders(tx, place.id, roles))
  const made = await madeFor(to, told, files)
  await inTransaction(db, async (tx) => {
    if (!(await addSummary(tx, { organisationId: place.id, month: period.month, summary }, now))) return
    const read = (one: Recipient) => notice(one, told, to.get(one) ?? [])
    await tell(
      tx,
      {
        to: [...to.keys()],
        kind: 'summary',
        organisation: place,
        key: `${place.id}:${period.month}`,
        text: (one) => read(one).text,
        buttons: (one) => read(one).buttons,
        files: ({ language }) => made.files.get(language) ?? [],
      },
      now,
    )
  })
  if (made.failure !== undefined) throw made.failure
}

/** With the roles by which they are told. */
async function listHolders(
  tx: Parameters<typeof listRecipients>[0],
  organisationId: string,
  roles: readonly Role[],
): Promise<Map<Recipient, Role[]>> {
  const found = new Map<string, { to: Recipient; roles: Role[] }>()
  for (const role of roles)
    for (const to of await listRecipients(tx, organisationId, [role])) {
      const key = `${to.platform}:${to.chatId}`
      const known = found.get(key) ?? { to, roles: [] }
      found.set(key, { to: known.to, roles: [...known.roles, role] })
    }
  return new Map([...found.values()].map((one) => [one.to, one.roles]))
}

/** Words go out also where a picture could not be drawn; the failure is told when they have. */
async function madeFor(to: ReadonlyMap<Recipient, unknown>, told: Told, files: SummaryShowing['files']) {
  const made = new Map<Language, readonly SummaryFile[]>()
  let failure: unknown
  for (const language of new Set([...to.keys()].map((one) => one.language))) {
    try {
      made.set(language, await files(language, told))
    } catch (error) {
      failure = error
    }
  }
  return { files: made, failure }
}

/** Due on a day that is past: said in the message. */
function lateness({ knownAt }: Period, timeZone: string, now: Date): { lateSince?: string } {
  const lateSince = dayIn(knownAt, timeZone)
  return lateSince === dayIn(now, timeZone) ? {} : { lateSince }
}

function inBatches(schools: readonly Place[]): Place[][] {
  return Array.from({ length: Math.ceil(schools.length / batchOfSchools) }, (_, index) =>
    schools.slice(index * batchOfSchools, (index + 1) * batchOfSchools),
  )
}
