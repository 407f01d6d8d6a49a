import { Composer } from 'grammy'
import type { MemberContext } from '../../telegram/context.ts'
import { show, stale } from '../../telegram/screen.ts'
import { findToSettle, settle } from '../actions/differing.ts'
import { nudgePair } from '../actions/silence-nudging.ts'
import { toast } from '../../telegram/screen.ts'
import { differs } from '../differing.ts'
import type { Meeting } from '../meeting.ts'
import { listSaid } from '../store/reports.ts'
import { nudgeButton, settleButton } from '../view/check-in-buttons.ts'
import { differingScreen, settledScreen } from '../view/differing.ts'

/** What curators do about meetings: settle what two remember differently, remind a silent pair. */
export function settling(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(settleButton.pattern, async (ctx) => {
    const { id, how } = settleButton.read(ctx)
    if (how === 'held' || how === 'notHeld') return await settleAs(ctx, id, how)
    const meeting = await findToSettle(ctx.tx, ctx.actor, id)
    if (!meeting) return await stale(ctx)
    const isOpen = differs(meeting)
    if (isOpen) await show(ctx, differingScreen(ctx.texts, meeting, how === 'later'))
    else await showSettled(ctx, meeting, 'over')
  })
  bot.callbackQuery(nudgeButton.pattern, async (ctx) => {
    const nudged = await nudgePair(ctx.tx, ctx.actor, nudgeButton.read(ctx).pair, ctx.now)
    if (nudged.ok) return await toast(ctx, ctx.texts.plain('meetings.silence.nudged'))
    if (nudged.reason === 'not-allowed') return await stale(ctx)
    await toast(ctx, ctx.texts.plain(`meetings.silence.${nudged.reason}`), true)
  })
  return bot
}

async function settleAs(ctx: MemberContext, id: string, how: 'held' | 'notHeld'): Promise<void> {
  const settled = await settle(ctx.tx, ctx.actor, id, how === 'held', ctx.now)
  if (!settled.ok && settled.reason === 'gone') return await stale(ctx)
  await showSettled(ctx, settled.meeting, settled.ok ? how : 'over')
}

async function showSettled(ctx: MemberContext, meeting: Meeting, how: 'held' | 'notHeld' | 'over'): Promise<void> {
  const said = (await listSaid(ctx.tx, [meeting.id])).get(meeting.id)
  await show(ctx, settledScreen(ctx.texts, meeting, how, said))
}
