import cron from 'node-cron'
import type { Database } from './db/connect.ts'
import { aroundPairs, onLeft } from './consequences.ts'
import { monthlyNotice } from './digests/view/monthly.ts'
import { nextSummaryDue, summariseMonth } from './digests/jobs.ts'
import { forgetFiles } from './files/jobs.ts'
import { textsIn } from './i18n/texts.ts'
import { destroyDue, keepNoLonger, nextDestruction } from './privacy/jobs.ts'
import { farewell } from './privacy/bot/papers.ts'
import { actNotice } from './privacy/view/acts.ts'
import { endWhatIsDue, expireProposals, nextEnd, nextExpiry } from './pairs/jobs.ts'
import { carryOutRuns, type Showing } from './matching/jobs.ts'
import { partNotice, progressScreen } from './matching/view/cohort.ts'
import { matchingWays } from './menu.ts'
import { nextTidingAt, tellTidings } from './notices/jobs.ts'
import { nextSendAfter } from './outbox/store.ts'
import type { Form } from './questionnaires/actions/form.ts'
import { nextReminderAt, remindOfDrafts, type Reminder } from './questionnaires/jobs.ts'
import { reminderScreen } from './questionnaires/view/draft.ts'
import type { Screen } from './telegram/screen.ts'
import { endCampaigns, nextCampaignEnd } from './requests/jobs.ts'
import { closingNotice } from './requests/view/asking.ts'
import { forgetOld } from './telegram/jobs.ts'
import { bundles } from './telling.ts'

/** A timed job. What is due is read from the database at `now`, so a tick may come late, twice, or after days. */
export type Job = {
  readonly name: string
  readonly cron: string
  /** IANA name, for the hour of nightly jobs; due instants themselves are kept in each school's zone. */
  readonly timeZone: string
  readonly run: (now: Date) => Promise<void>
  /** The next instant at which there is something to do; absent for upkeep. */
  readonly nextAt?: (after: Date) => Promise<Date | undefined>
}

export function jobsOf(db: Database, forms: readonly Form[], onPosted: () => void): Job[] {
  const posting = (run: (now: Date) => Promise<void>) => async (now: Date) => {
    await run(now)
    onPosted()
  }
  return [
    {
      name: 'remind-of-drafts',
      cron: '*/5 * * * *',
      timeZone: 'Europe/Moscow',
      run: posting(async (now) => await remindOfDrafts(db, forms, reminder, now)),
      nextAt: async (after) => await nextReminderAt(db, after),
    },
    {
      name: 'tell-tidings',
      cron: '* * * * *',
      timeZone: 'Europe/Moscow',
      run: posting(async (now) => await tellTidings(db, bundles, now)),
      nextAt: async (after) => await nextTidingAt(db, after),
    },
    {
      name: 'end-campaigns',
      cron: '*/10 * * * *',
      timeZone: 'Europe/Moscow',
      run: posting(async (now) => await endCampaigns(db, closingNotice, now)),
      nextAt: async (after) => await nextCampaignEnd(db, after),
    },
    {
      name: 'expire-proposals',
      cron: '*/5 * * * *',
      timeZone: 'Europe/Moscow',
      run: posting(async (now) => await expireProposals(db, aroundPairs, now)),
      nextAt: async (after) => await nextExpiry(db, after),
    },
    {
      name: 'end-pairs',
      cron: '*/10 * * * *',
      timeZone: 'Europe/Moscow',
      run: posting(async (now) => await endWhatIsDue(db, now)),
      nextAt: async (after) => await nextEnd(db, after),
    },
    {
      name: 'summarise-month',
      cron: '*/10 * * * *',
      timeZone: 'Europe/Moscow',
      run: posting(async (now) => await summariseMonth(db, monthlyNotice, now)),
      nextAt: async (after) => await nextSummaryDue(db, after),
    },
    {
      name: 'match-cohorts',
      cron: '*/2 * * * * *',
      timeZone: 'Europe/Moscow',
      run: async (now) => {
        if (await carryOutRuns(db, matchShowing, now)) onPosted()
      },
      // It begins with a press, not by the calendar.
      nextAt: async () => await Promise.resolve(undefined),
    },
    {
      name: 'send-what-waited',
      cron: '* * * * *',
      timeZone: 'Europe/Moscow',
      run: posting(async () => {}),
      nextAt: async (after) => await nextSendAfter(db, after),
    },
    {
      name: 'forget-files',
      cron: '30 3 * * *',
      timeZone: 'Europe/Moscow',
      run: async (now) => await forgetFiles(db, now),
    },
    {
      name: 'destroy-due',
      cron: '25 * * * *',
      timeZone: 'Europe/Moscow',
      run: posting(async (now) => await destroyDue(db, { notice: actNotice, farewell, onErasing: onLeft }, now)),
      nextAt: async (after) => await nextDestruction(db, after),
    },
    {
      name: 'keep-no-longer',
      cron: '10 3 * * *',
      timeZone: 'Europe/Moscow',
      run: async (now) => await keepNoLonger(db, now),
    },
    { name: 'forget-old', cron: '20 3 * * *', timeZone: 'Europe/Moscow', run: async (now) => await forgetOld(db, now) },
    {
      name: 'checkpoint',
      cron: '*/5 * * * *',
      timeZone: 'Europe/Moscow',
      run: async () => await db.maintain('checkpoint'),
    },
    { name: 'vacuum', cron: '40 3 * * *', timeZone: 'Europe/Moscow', run: async () => await db.maintain('vacuum') },
    {
      name: 'forget-on-disk',
      cron: '50 3 * * 7',
      timeZone: 'Europe/Moscow',
      run: async () => await db.maintain('forget'),
    },
  ]
}

/** Ticks by node-cron until stopped. A tick that finds the job still running is left out. */
export function startTicking(jobs: readonly Job[], tick: (job: Job) => Promise<void>): { stop(): Promise<void> } {
  const tasks = jobs.map((job) =>
    cron.schedule(job.cron, async () => await tick(job), { timezone: job.timeZone, noOverlap: true, name: job.name }),
  )
  return {
    stop: async () => {
      for (const task of tasks) await task.destroy()
    },
  }
}

const reminder: Reminder = (to, shown) => {
  const screen = reminderScreen(textsIn(to.language), shown)
  return { text: screen.text, buttons: callbackRows(screen) }
}

const matchShowing: Showing = {
  progress: (language, run, organisation, progress) => {
    const screen = progressScreen(textsIn(language), run, organisation, progress, matchingWays)
    return { text: screen.text, buttons: callbackRows(screen) }
  },
  part: (to, run, school, counts) => partNotice(textsIn(to.language), run, school, counts),
}

function callbackRows(screen: Screen) {
  return screen.rows.map((row) =>
    row.flatMap((one) => ('data' in one ? [{ text: one.text, callback_data: one.data }] : [])),
  )
}
