import cron from 'node-cron'
import type { Database } from './db/connect.ts'
import { aroundPairs, onLeft } from './consequences.ts'
import { summaryFiles } from './digests/bot/summary-files.ts'
import { monthlyNotice } from './digests/view/monthly-notice.ts'
import { nextSummaryDue, summariseMonth } from './digests/jobs/monthly.ts'
import { nextWeekAt, tellWeek } from './digests/jobs/weekly.ts'
import { weeklyNotice } from './digests/view/weekly.ts'
import { destroyDue, nextDestruction } from './privacy/jobs.ts'
import { farewell } from './privacy/bot/papers.ts'
import { actNotice } from './privacy/view/acts.ts'
import { endWhatIsDue, expireProposals, nextEnd, nextExpiry } from './pairs/jobs.ts'
import { carryOutRuns } from './matching/jobs.ts'
import { askHowItWent, nextCheckInAt } from './meetings/jobs/check-ins.ts'
import { nextMeetingReminder, remindOfMeetings } from './meetings/jobs/reminders.ts'
import { nextSilenceAt, tellOfSilentPairs } from './meetings/jobs/silence.ts'
import { summaryDoors, weekDoors } from './doors.ts'
import { holdForMorning } from './notices/actions/holding.ts'
import { nextTidingAt, tellTidings } from './notices/jobs.ts'
import { nextSendAfter } from './outbox/store.ts'
import type { Form } from './questionnaires/actions/form.ts'
import { nextReminderAt, remindOfDrafts } from './questionnaires/jobs.ts'
import { endCampaigns, nextCampaignEnd } from './requests/jobs.ts'
import { nextDeadlineAt, rereadCalendar, tellDeadlines } from './roadmap/jobs.ts'
import { closingNotice } from './requests/view/asking.ts'
import { nextTaskReminder, remindOfTasks } from './tasks/jobs.ts'
import { askAboutMiddle, nextSurveyAt } from './surveys/jobs.ts'
import { bundles, matchShowing, reminder } from './telling.ts'
import { upkeepOf } from './upkeep.ts'

/** A timed job. What is due is read from the database at `now`, so a tick may come late, twice, or after days. */
export type Job = {
  readonly name: string
  readonly cron: string
  /** IANA name, for the hour of nightly jobs; due instants themselves are kept in each school's zone. */
  readonly timeZone: string
  readonly run: (now: Date) => Promise<void>
  /** Run also when this process begins to send, before anything goes. */
  readonly isBeforeSending?: true
  /** The next instant at which there is something to do; absent for upkeep. */
  readonly nextAt?: (after: Date) => Promise<Date | undefined>
}

/** Nights of upkeep are those of Moscow. */
const upkeepZone = 'Europe/Moscow'

export type JobOfMoscow = Omit<Job, 'timeZone'>

export function jobsOf(db: Database, forms: readonly Form[], onPosted: () => void): Job[] {
  const posting = (run: (now: Date) => Promise<void>) => async (now: Date) => {
    await run(now)
    onPosted()
  }
  const jobs: JobOfMoscow[] = [
    {
      name: 'reread-calendar',
      isBeforeSending: true,
      cron: '* * * * *',
      run: async () => await rereadCalendar(db),
      // Nothing falls due by it; first of all jobs, so that those after it count by what was entered.
      nextAt: async () => await Promise.resolve(undefined),
    },
    {
      name: 'tell-deadlines',
      cron: '*/10 * * * *',
      run: posting(async (now) => await tellDeadlines(db, now)),
      nextAt: async (after) => await nextDeadlineAt(db, after),
    },
    {
      name: 'hold-for-morning',
      isBeforeSending: true,
      cron: '*/10 * * * *',
      run: async (now) => await holdForMorning(db, now),
    },
    {
      // First of all: what was put off joins it before it would go by itself.
      name: 'tell-week',
      isBeforeSending: true,
      cron: '* * * * *',
      run: posting(async (now) => await tellWeek(db, { notice: weeklyNotice(weekDoors), bundles }, now)),
      nextAt: async (after) => await nextWeekAt(db, after),
    },
    {
      name: 'remind-of-drafts',
      cron: '*/5 * * * *',
      run: posting(async (now) => await remindOfDrafts(db, forms, reminder, now)),
      nextAt: async (after) => await nextReminderAt(db, after),
    },
    {
      name: 'tell-tidings',
      cron: '* * * * *',
      run: posting(async (now) => await tellTidings(db, bundles, now)),
      nextAt: async (after) => await nextTidingAt(db, after),
    },
    {
      name: 'end-campaigns',
      cron: '*/10 * * * *',
      run: posting(async (now) => await endCampaigns(db, closingNotice, now)),
      nextAt: async (after) => await nextCampaignEnd(db, after),
    },
    {
      name: 'expire-proposals',
      cron: '*/5 * * * *',
      run: posting(async (now) => await expireProposals(db, aroundPairs, now)),
      nextAt: async (after) => await nextExpiry(db, after),
    },
    {
      name: 'end-pairs',
      cron: '*/10 * * * *',
      run: posting(async (now) => await endWhatIsDue(db, aroundPairs, now)),
      nextAt: async (after) => await nextEnd(db, after),
    },
    {
      name: 'summarise-month',
      cron: '*/10 * * * *',
      run: posting(
        async (now) => await summariseMonth(db, { notice: monthlyNotice(summaryDoors), files: summaryFiles }, now),
      ),
      nextAt: async (after) => await nextSummaryDue(db, after),
    },
    {
      name: 'remind-of-tasks',
      cron: '*/5 * * * *',
      run: posting(async (now) => await remindOfTasks(db, now)),
      nextAt: async (after) => await nextTaskReminder(db, after),
    },
    {
      name: 'remind-of-meetings',
      cron: '* * * * *',
      run: posting(async (now) => await remindOfMeetings(db, now)),
      nextAt: async (after) => await nextMeetingReminder(db, after),
    },
    {
      name: 'ask-how-meetings-went',
      cron: '*/5 * * * *',
      run: posting(async (now) => await askHowItWent(db, now)),
      nextAt: async (after) => await nextCheckInAt(db, after),
    },
    {
      name: 'tell-of-silent-pairs',
      cron: '7 * * * *',
      run: posting(async (now) => await tellOfSilentPairs(db, now)),
      nextAt: async (after) => await nextSilenceAt(db, after),
    },
    {
      name: 'ask-about-middle',
      // At nine there, or as soon as it may be: every zone is whole or half hours from another.
      cron: '*/30 * * * *',
      run: posting(async (now) => await askAboutMiddle(db, now)),
      nextAt: async (after) => await nextSurveyAt(db, after),
    },
    {
      name: 'match-cohorts',
      cron: '*/2 * * * * *',
      run: async (now) => {
        if (await carryOutRuns(db, matchShowing, now)) onPosted()
      },
      // It begins with a press, not by the calendar.
      nextAt: async () => await Promise.resolve(undefined),
    },
    {
      name: 'send-what-waited',
      cron: '* * * * *',
      run: posting(async () => {}),
      nextAt: async (after) => await nextSendAfter(db, after),
    },
    {
      name: 'destroy-due',
      cron: '25 * * * *',
      run: posting(async (now) => await destroyDue(db, { notice: actNotice, farewell, onErasing: onLeft }, now)),
      nextAt: async (after) => await nextDestruction(db, after),
    },
    ...upkeepOf(db),
  ]
  return jobs.map((job) => ({ timeZone: upkeepZone, ...job }))
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
