import { Composer } from 'grammy'
import { sendDocument } from '../../files/sending.ts'
import { findPair } from '../../pairs/store/pairs.ts'
import { whereMay } from '../../people/policy.ts'
import type { BotContext, MemberContext } from '../../telegram/context.ts'
import { pageBounds, pageNumber, toPage } from '../../telegram/paging.ts'
import { show, stale } from '../../telegram/screen.ts'
import { keeps, mayPlan, mayReadOf } from '../actions/access.ts'
import { takeIntoCalendar } from '../actions/changing.ts'
import { fileName } from '../actions/telling.ts'
import { calendarFile } from '../calendar-file.ts'
import type { Meeting } from '../meeting.ts'
import { listMeetingsOf, listMeetingsOfPerson } from '../store/meetings.ts'
import { calendarButton, meetingButton, meetingsButton, ownMeetingsButton } from '../view/buttons.ts'
import { inListOrder, ownListScreen, pairListScreen } from '../view/list.ts'
import { listPlannable, showMeeting, shownOf } from './reading.ts'

/** Lists of meetings, a card, the file for a calendar. */
export function lists(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(meetingButton.pattern, async (ctx) => {
    if (!(await showMeeting(ctx, meetingButton.read(ctx).id))) await stale(ctx)
  })
  bot.callbackQuery(meetingsButton.pattern, async (ctx) => {
    const { pair: id, page } = meetingsButton.read(ctx)
    await showMeetingsOf(ctx, id, pageNumber(page))
  })
  bot.callbackQuery(ownMeetingsButton.pattern, async (ctx) => {
    const number = pageNumber(ownMeetingsButton.read(ctx).page)
    const meetings = await listMeetingsOfPerson(ctx.tx, ctx.actor.personId)
    const mayPlanNow = (await listPlannable(ctx)).length > 0
    const reader = { personId: ctx.actor.personId, mayPlan: mayPlanNow }
    await show(ctx, ownListScreen(ctx.texts, { page: pageOf(meetings, number, ctx.now), now: ctx.now }, reader))
  })
  bot.callbackQuery(calendarButton.pattern, async (ctx) => {
    const { id } = calendarButton.read(ctx)
    const meeting = await takeIntoCalendar(ctx.tx, ctx.actor, id, ctx.now)
    if (meeting) return await sendCalendar(ctx, ctx.actor.personId, meeting, 'caption')
    if (!(await showMeeting(ctx, id))) await stale(ctx)
  })
  return bot
}

async function showMeetingsOf(ctx: MemberContext, pairId: string, number: number): Promise<void> {
  const pair = await findPair(ctx.tx, pairId)
  if (!pair || !mayReadOf(ctx.actor, pair)) return await stale(ctx)
  const all = shownOf(ctx, pair, await listMeetingsOf(ctx.tx, pairId), keeps(ctx.actor, pair))
  const reader = {
    organisationIds: whereMay(ctx.actor, 'pair.read').map(({ id }) => id),
    mayPlan: mayPlan(ctx.actor, pair),
  }
  await show(ctx, pairListScreen(ctx.texts, pair, { page: pageOf(all, number, ctx.now), now: ctx.now }, reader))
}

function pageOf(meetings: readonly Meeting[], number: number, now: Date) {
  const { skip, take } = pageBounds(number)
  return toPage(inListOrder(meetings, now).slice(skip, skip + take), meetings.length, number)
}

/** The meeting for a calendar, as a new message. */
export async function sendCalendar(
  ctx: BotContext,
  personId: string,
  meeting: Meeting,
  caption: 'caption' | 'moved' | 'cancelled',
): Promise<void> {
  await sendDocument(ctx, {
    name: fileName(ctx.texts, meeting),
    bytes: calendarFile(ctx.texts, meeting, personId),
    caption: ctx.texts.t(`meetings.calendar.${caption}`),
  })
}
