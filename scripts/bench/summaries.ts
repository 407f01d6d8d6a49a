// What is measured for P7: the job of the monthly summaries, as schedule.ts runs it, in a process of its own.
import { connect, type Database } from '../../src/db/connect.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { summariseSchools } from '../../src/digests/actions/summarising.ts'
import { summaryFiles } from '../../src/digests/bot/summary-files.ts'
import { summariseMonth, type SummaryShowing } from '../../src/digests/jobs/monthly.ts'
import { periodOf } from '../../src/digests/months.ts'
import { listUntold } from '../../src/digests/store/summaries.ts'
import { monthlyNotice } from '../../src/digests/view/monthly-notice.ts'
import { summaryDoors } from '../../src/doors.ts'
import { createDatabase } from '../../test/kit/server-database.ts'
import { createCounter } from './counting.ts'
import { addDistrict } from './district.ts'
import { spent } from './figures.ts'
import { serverUrl } from './subject.ts'

const zone = 'Asia/Yekaterinburg'
/** The first working day of the new year there: the summary is of December, and half a year of meetings behind it. */
const due = new Date('2027-01-11T04:00:00Z')

export type Measured = {
  readonly seconds: number
  readonly processorSeconds: number
  readonly statements: number
  /** Of the process since its start, and before the job. */
  readonly peakMegabytes: number
  readonly megabytesBefore: number
  /** The most milliseconds of its own work that an answer would have had to wait for. */
  readonly held: number
  readonly messages: number
  readonly outboxMegabytes: number
}

export function createSummaries(files: SummaryShowing['files'] = summaryFiles) {
  let opened: { db: Database; drop: () => Promise<void> } | undefined
  const counter = createCounter()

  return {
    answers: {
      async fill(schools: number): Promise<void> {
        const { url, drop } = await createDatabase({ url: serverUrl, template: 'template0' })
        opened = { db: await connect({ kind: 'server', url, poolSize: 10 }, counter.wrap), drop }
        await addDistrict(opened.db, schools)
      },
      /** As if nobody had been told yet. */
      async forget(): Promise<void> {
        await theOpened().db.client.monthlySummary.deleteMany()
      },
      /** Only the counting, so many schools at a time. */
      async count(batch: number): Promise<Pick<Measured, 'seconds' | 'statements'>> {
        const { db } = theOpened()
        const period = periodOf('2026-12', zone, due)
        const untold = { month: period.month, timeZone: zone, before: period.end }
        const schools = await inTransaction(db, async (tx) => await listUntold(tx, 'SCHOOL', untold))
        const before = { at: performance.now(), statements: counter.count() }
        for (let from = 0; from < schools.length; from += batch)
          await inTransaction(db, async (tx) => await summariseSchools(tx, schools.slice(from, from + batch), period))
        return { seconds: (performance.now() - before.at) / 1000, statements: counter.count() - before.statements }
      },
      async summarise(): Promise<Measured> {
        const { db } = theOpened()
        const megabytesBefore = process.memoryUsage.rss() / 1e6
        const holding = watchHolding()
        const before = { at: performance.now(), statements: counter.count(), spent: spent() }
        await summariseMonth(db, { notice: monthlyNotice(summaryDoors), files }, due)
        const held = holding.end()
        const [owed] = await db.engine.session.query(
          'select count(*)::int as messages, coalesce(sum(length(body)), 0)::float / 1e6 as megabytes from outbox',
        )
        return {
          seconds: (performance.now() - before.at) / 1000,
          processorSeconds: (spent() - before.spent) / 1e6,
          statements: counter.count() - before.statements,
          peakMegabytes: process.resourceUsage().maxRSS / 1000,
          megabytesBefore,
          held,
          messages: Number(owed?.['messages']),
          outboxMegabytes: Number(owed?.['megabytes']),
        }
      },
    },
    end: async () => {
      await opened?.db.close()
      await opened?.drop()
    },
  }

  function theOpened() {
    if (!opened) throw new Error('nothing filled')
    return opened
  }
}

/**
 * How long this thread works before it looks at its timers again, in its own processor time: on a machine that is busy with
 * others the clock on the wall says nothing of it.
 */
function watchHolding(): { end(): number } {
  const all: number[] = []
  let last = process.threadCpuUsage()
  const timer = setInterval(() => {
    const now = process.threadCpuUsage()
    all.push(now.user + now.system - last.user - last.system)
    last = now
  }, 1)
  return {
    end() {
      clearInterval(timer)
      return all.reduce((most, one) => Math.max(most, one), 0) / 1000
    },
  }
}
