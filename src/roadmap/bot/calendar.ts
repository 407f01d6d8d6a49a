import { Composer, type MiddlewareFn } from 'grammy'
import { whereMay } from '../../people/policy.ts'
import type { BotContext, MemberContext } from '../../telegram/context.ts'
import { show, stale, toast } from '../../telegram/screen.ts'
import { mayBeApproved, readCalendar, removeDay, reopenYear } from '../actions/calendar.ts'
import { listApprovedYears } from '../store/approved-years.ts'
import { listCalendarRows } from '../store/calendar.ts'
import {
  approveYearButton,
  calendarButton,
  enterDayButton,
  removeDayButton,
  reopenYearButton,
} from '../view/buttons.ts'
import { calendarScreen } from '../view/calendar.ts'
import { todayIn } from './reading.ts'

/** The callback data of the card of an organisation, and of a link for the head of a school. */
export type AroundRoadmap = {
  readonly card: (organisation: string) => string
  readonly inviteHead: (school: string) => string
}

/** «Production calendar» under the card of a district. */
export function calendar(around: AroundRoadmap): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(calendarButton.pattern, async (ctx) => {
    const { year } = calendarButton.read(ctx)
    if (!(await showCalendar(ctx, year, around))) await stale(ctx)
  })
  bot.callbackQuery(enterDayButton.pattern, async (ctx) => {
    const { what } = enterDayButton.read(ctx)
    const isFit = (what === 'off' || what === 'worked') && whereMay(ctx.actor, 'calendar.edit').length > 0
    await (isFit ? ctx.conversation.enter('workday', what) : stale(ctx))
  })
  bot.callbackQuery(removeDayButton.pattern, async (ctx) => {
    const { day } = removeDayButton.read(ctx)
    const removed = await removeDay(ctx.tx, ctx.actor, day, ctx.now)
    if (!removed.ok) return await stale(ctx)
    await toast(ctx, ctx.texts.plain('roadmap.calendar.done.removed', { day: ctx.texts.day(day) }))
    await showCalendar(ctx, day.slice(0, 4), around)
  })
  bot.callbackQuery(approveYearButton.pattern, async (ctx) => {
    const year = Number(approveYearButton.read(ctx).year)
    const isFit = mayBeApproved(year) && whereMay(ctx.actor, 'calendar.edit').length > 0
    await (isFit ? ctx.conversation.enter('workyear', year) : stale(ctx))
  })
  bot.callbackQuery(reopenYearButton.pattern, async (ctx) => {
    const { year } = reopenYearButton.read(ctx)
    const reopened = await reopenYear(ctx.tx, ctx.actor, Number(year), ctx.now)
    if (!reopened.ok) return await stale(ctx)
    await toast(ctx, ctx.texts.plain('roadmap.calendar.done.reopened', { year }))
    await showCalendar(ctx, year, around)
  })
  return bot
}

/** An empty year is this one. False where it is not this person's to see. */
export async function showCalendar(
  ctx: MemberContext,
  word: string,
  around: AroundRoadmap,
  put: typeof show = show,
): Promise<boolean> {
  const district = whereMay(ctx.actor, 'calendar.edit').find(({ kind }) => kind === 'DISTRICT')
  if (!district) return false
  const year = /^20\d\d$/.test(word) ? Number(word) : Number(todayIn(ctx, district).slice(0, 4))
  await readCalendar(ctx.tx)
  const rows = await listCalendarRows(ctx.tx, year)
  const approved = (await listApprovedYears(ctx.tx)).find((one) => one.year === year)
  await put(ctx, calendarScreen(ctx.texts, { year, rows, approved, back: around.card(district.id) }))
  return true
}

const freshMilliseconds = 60_000

/** The lead's job reads the calendar each minute; a process that has not the lead reads it with its first update of a minute. */
export function calendarUpToDate(): MiddlewareFn<BotContext> {
  let readAt = 0
  return async (ctx, next) => {
    if (Math.abs(ctx.now.getTime() - readAt) >= freshMilliseconds) {
      readAt = ctx.now.getTime()
      await readCalendar(ctx.tx)
    }
    await next()
  }
}
