import { Composer } from 'grammy'
import { pairKinds } from '../../pairs/pair.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { show, stale, toast } from '../../telegram/screen.ts'
import { setInitiative, setKinds } from '../actions/changing.ts'
import { draftFor, openChangeDraft } from '../actions/drafting.ts'
import { initiativeNamed } from '../order.ts'
import { amendButton, cancelButton, kindButton, kindsButton, whoButton, whoseButton } from '../view/buttons.ts'
import { kindsScreen, whoScreen } from '../view/choosing.ts'
import type { AroundOrders } from './around.ts'
import { lost, showOrder } from './cards.ts'

/** Orders that amend or cancel a signed one (п. 7.1, 7.2). */
export function changes(around: AroundOrders): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(
    amendButton.pattern,
    async (ctx) => await begin(ctx, around, amendButton.read(ctx).order, 'AMENDMENT'),
  )
  bot.callbackQuery(
    cancelButton.pattern,
    async (ctx) => await begin(ctx, around, cancelButton.read(ctx).order, 'CANCELLATION'),
  )
  bot.callbackQuery(kindsButton.pattern, async (ctx) => await showKinds(ctx, around, kindsButton.read(ctx).order))
  bot.callbackQuery(kindButton.pattern, async (ctx) => {
    const { order, kind, on } = kindButton.read(ctx)
    const draft = await draftFor(ctx.tx, ctx.actor, order)
    const before = draft?.pairs[0]?.kinds ?? []
    const kinds = pairKinds.filter((one) => (one === kind ? on === '1' : before.includes(one)))
    if (draft && kinds.length === 0) await toast(ctx, ctx.texts.plain('orders.kinds.atLeastOne'), true)
    else await setKinds(ctx.tx, ctx.actor, order, kinds, ctx.now)
    await showKinds(ctx, around, order)
  })
  bot.callbackQuery(whoButton.pattern, async (ctx) => {
    const { order } = whoButton.read(ctx)
    const draft = await draftFor(ctx.tx, ctx.actor, order)
    await (draft?.kind === 'CANCELLATION' ? show(ctx, whoScreen(ctx.texts, draft)) : lost(ctx, around, order))
  })
  bot.callbackQuery(whoseButton.pattern, async (ctx) => {
    const { order, initiative: word } = whoseButton.read(ctx)
    const initiative = initiativeNamed(word)
    if (initiative) await setInitiative(ctx.tx, ctx.actor, order, initiative, ctx.now)
    await lost(ctx, around, order)
  })
  return bot
}

async function begin(
  ctx: MemberContext,
  around: AroundOrders,
  orderId: string,
  kind: 'AMENDMENT' | 'CANCELLATION',
): Promise<void> {
  const opened = await openChangeDraft(ctx.tx, ctx.actor, { orderId, kind }, ctx.now)
  if (opened.ok || opened.reason === 'another') {
    if (!opened.ok) await toast(ctx, ctx.texts.plain('orders.another'), true)
    return await lost(ctx, around, opened.orderId)
  }
  if (opened.reason === 'not-allowed') return await stale(ctx)
  await toast(ctx, ctx.texts.plain('orders.noneActive'), true)
  if (!(await showOrder(ctx, around, orderId))) await stale(ctx)
}

async function showKinds(ctx: MemberContext, around: AroundOrders, orderId: string): Promise<void> {
  const draft = await draftFor(ctx.tx, ctx.actor, orderId)
  await (draft?.kind === 'AMENDMENT' ? show(ctx, kindsScreen(ctx.texts, draft)) : lost(ctx, around, orderId))
}
