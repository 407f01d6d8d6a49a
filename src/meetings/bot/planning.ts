import { Composer } from 'grammy'
import { menteesIn, memberOf } from '../../pairs/pair.ts'
import { findPair } from '../../pairs/store/pairs.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { show, stale, toast } from '../../telegram/screen.ts'
import { mayChange, mayPlan } from '../actions/access.ts'
import { cancelMeeting } from '../actions/changing.ts'
import { cancelCauses, isActive } from '../planning.ts'
import {
  cancelButton,
  cancelDoButton,
  cancelWordsButton,
  moveButton,
  planAnyButton,
  planButton,
  planWithButton,
  whoButton,
} from '../view/buttons.ts'
import { cancelScreen, pairsScreen, whoScreen } from '../view/planning.ts'
import { absence } from './absence.ts'
import { afterChange } from './moving.ts'
import { pressedTwice } from './pressed-twice.ts'
import { findOpen, listPlannable, seenOf } from './reading.ts'

/** The buttons that begin a meeting, move it and call it off; what follows in words is in the dialogues. */
export function planning(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>(beginning(), changing(), absence(), pressedTwice())
  return bot
}

function beginning(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(planAnyButton.pattern, async (ctx) => {
    const pairs = await listPlannable(ctx)
    const [only] = pairs
    if (only && pairs.length === 1) return await begin(ctx, only.id)
    await show(ctx, pairsScreen(ctx.texts, pairs))
  })
  bot.callbackQuery(planButton.pattern, async (ctx) => await begin(ctx, planButton.read(ctx).pair))
  bot.callbackQuery(whoButton.pattern, async (ctx) => {
    const { pair: id, mask } = whoButton.read(ctx)
    const pair = await findPair(ctx.tx, id)
    if (!pair || !isActive(pair) || !mayPlan(ctx.actor, pair)) return await stale(ctx)
    await show(ctx, whoScreen(ctx.texts, pair, maskOf(mask)))
  })
  bot.callbackQuery(planWithButton.pattern, async (ctx) => {
    const { pair: id, mask } = planWithButton.read(ctx)
    const pair = await findPair(ctx.tx, id)
    if (!pair || !mayPlan(ctx.actor, pair)) return await stale(ctx)
    await ctx.conversation.enter('meeting-plan', id, maskOf(mask))
  })
  return bot
}

/** The mentor of a group says who comes; a mentee meets the mentor. */
async function begin(ctx: MemberContext, pairId: string): Promise<void> {
  const pair = await findPair(ctx.tx, pairId)
  const role = pair && memberOf(pair, ctx.actor.personId)?.role
  if (!pair || !isActive(pair)) {
    if (role) return await toast(ctx, ctx.texts.plain('meetings.refused.not-active'), true)
    return await stale(ctx)
  }
  if (!mayPlan(ctx.actor, pair)) return await stale(ctx)
  if (role === 'MENTOR' && menteesIn(pair).length > 1) return await show(ctx, whoScreen(ctx.texts, pair, '0'))
  const own = menteesIn(pair).findIndex(({ personId }) => personId === ctx.actor.personId)
  await ctx.conversation.enter('meeting-plan', pairId, own < 0 ? '0' : String(1 << own))
}

function maskOf(word: string): string {
  return /^\d{1,6}$/.test(word) ? word : '0'
}

function changing(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(moveButton.pattern, async (ctx) => {
    const found = await findOpen(ctx, seenOf(moveButton.read(ctx)), mayChange)
    if (found) await ctx.conversation.enter('meeting-move', found.meeting.id, found.meeting.sequence)
  })
  bot.callbackQuery(cancelButton.pattern, async (ctx) => {
    const found = await findOpen(ctx, seenOf(cancelButton.read(ctx)), mayChange)
    if (found) await show(ctx, cancelScreen(ctx.texts, found.meeting))
  })
  bot.callbackQuery(cancelDoButton.pattern, async (ctx) => {
    const { cause: word, ...parts } = cancelDoButton.read(ctx)
    const cause = cancelCauses.find((one) => one === word)
    if (!cause) return await stale(ctx)
    const seen = seenOf(parts)
    if (!(await findOpen(ctx, seen, mayChange))) return
    await afterChange(ctx, seen.id, 'cancelled', await cancelMeeting(ctx.tx, ctx.actor, seen, cause, ctx.now))
  })
  bot.callbackQuery(cancelWordsButton.pattern, async (ctx) => {
    const found = await findOpen(ctx, seenOf(cancelWordsButton.read(ctx)), mayChange)
    if (found) await ctx.conversation.enter('meeting-cancel', found.meeting.id, found.meeting.sequence)
  })
  return bot
}
