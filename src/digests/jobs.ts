import { latestMonthlySummary, type MonthlySummary } from '../calendar/monthly-summary.ts'
import type { Database } from '../db/connect.ts'
import { eachInTransaction, inTransaction, type Tx } from '../db/transaction.ts'
import { tell } from '../notices/actions/telling.ts'
import { listRecipients, type Recipient } from '../people/store.ts'
import { addSummary, countFigures, listSchoolsWithoutSummary, listTimeZones } from './store.ts'
import { boundsOf, nextSummaryAt, type Summary, summaryOf } from './summary.ts'

type School = { readonly id: string; readonly shortName: string; readonly timeZone: string }

/** How a summary reads; handed in, since what is shown is not a job's business. */
export type SummaryNotice = (
  to: Recipient,
  school: School,
  month: string,
  summary: Summary,
) => {
  text: string
  buttons: readonly (readonly { text: string; callback_data: string }[])[]
}

/** Tells the curators of each school, once, how the last month stands; after days down, as soon as the program is up. */
export async function summariseMonth(db: Database, notice: SummaryNotice, now: Date): Promise<void> {
  for (const timeZone of await inTransaction(db, listTimeZones)) {
    const due = latestMonthlySummary(now, timeZone)
    const schools = await inTransaction(
      db,
      async (tx) => await listSchoolsWithoutSummary(tx, due.month, timeZone, due.at),
    )
    await eachInTransaction(db, schools, async (tx, school) => await summarise(tx, school, due, notice, now))
  }
}

/** When the next summary of any school is due. */
export async function nextSummaryDue(db: Database, after: Date): Promise<Date | undefined> {
  const zones = await inTransaction(db, listTimeZones)
  return zones.map((zone) => nextSummaryAt(after, zone)).toSorted((one, other) => one.getTime() - other.getTime())[0]
}

async function summarise(tx: Tx, school: School, due: MonthlySummary, notice: SummaryNotice, now: Date): Promise<void> {
  const { start, end } = boundsOf(due.month, school.timeZone)
  const summary = summaryOf(await countFigures(tx, school.id, end), await countFigures(tx, school.id, start))
  if (!(await addSummary(tx, school.id, due.month, summary, now))) return
  const to = await listRecipients(tx, school.id, ['CURATOR'])
  const read = (one: Recipient) => notice(one, school, due.month, summary)
  const telling = { to, kind: 'summary', organisation: school, key: `${school.id}:${due.month}` } as const
  await tell(tx, { ...telling, text: (one) => read(one).text, buttons: (one) => read(one).buttons }, now)
}
