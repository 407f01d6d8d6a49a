import { Composer } from 'grammy'
import { menteesIn, memberOf } from '../../pairs/pair.ts'
import { findPair } from '../../pairs/store/pairs.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { show, stale, toast } from '../../telegram/screen.ts'
import { findReadable, mayChange, mayPlan } from '../actions/access.ts'
import { cancelMeeting, refusalOf, type Seen } from '../actions/changing.ts'
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
import { afterChange } from './moving.ts'
import { listPlannable, showMeeting } from './reading.ts'

/** The buttons that begin a meeting, move it and call it off; what follows in words is in the dialogues. */
export function planning(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>(beginning(), changing())
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
    const seen = await findChangeable(ctx, seenOf(moveButton.read(ctx)))
    if (seen) await ctx.conversation.enter('meeting-move', seen.id, seen.sequence)
  })
  bot.callbackQuery(cancelButton.pattern, async (ctx) => {
    const seen = await findChangeable(ctx, seenOf(cancelButton.read(ctx)))
    const found = seen && (await findReadable(ctx.tx, ctx.actor, seen.id))
    if (found) await show(ctx, cancelScreen(ctx.texts, found.meeting))
  })
  bot.callbackQuery(cancelDoButton.pattern, async (ctx) => {
    const { cause: word, ...parts } = cancelDoButton.read(ctx)
    const cause = cancelCauses.find((one) => one === word)
    if (!cause) return await stale(ctx)
    const seen = seenOf(parts)
    await afterChange(ctx, seen.id, 'cancelled', await cancelMeeting(ctx.tx, ctx.actor, seen, cause, ctx.now))
  })
  bot.callbackQuery(cancelWordsButton.pattern, async (ctx) => {
    const seen = await findChangeable(ctx, seenOf(cancelWordsButton.read(ctx)))
    if (seen) await ctx.conversation.enter('meeting-cancel', seen.id, seen.sequence)
  })
  return bot
}

function seenOf({ id, sequence }: { readonly id: string; readonly sequence: string }): Seen {
  return { id, sequence: /^\d{1,6}$/.test(sequence) ? Number(sequence) : -1 }
}

/** Where it is not as the button was shown of it: says so, and how it is now. */
async function findChangeable(ctx: MemberContext, seen: Seen): Promise<Seen | undefined> {
  const found = await findReadable(ctx.tx, ctx.actor, seen.id)
  if (!found || !mayChange(ctx.actor, found)) {
    if (!found || !(await showMeeting(ctx, seen.id))) await stale(ctx)
    return undefined
  }
  const refusal = refusalOf(found.meeting, seen.sequence, ctx.now)
  if (!refusal) return seen
  await toast(ctx, ctx.texts.plain(`meetings.refused.${refusal}`), true)
  await showMeeting(ctx, seen.id)
  return undefined
}
