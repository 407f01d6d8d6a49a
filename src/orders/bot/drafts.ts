import { Composer } from 'grammy'
import { dayIn } from '../../calendar/day.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { pageNumber } from '../../telegram/paging.ts'
import { show, stale, toast } from '../../telegram/screen.ts'
import { collectAnew, tickPair } from '../actions/changing.ts'
import { discardDraft, draftFor, openPairsDraft } from '../actions/drafting.ts'
import { tellHeads } from '../actions/telling.ts'
import {
  beginButton,
  callButton,
  dropButton,
  dropSureButton,
  lastDayButton,
  periodButton,
  pickButton,
  reasonButton,
  takeOutButton,
  tickButton,
} from '../view/buttons.ts'
import { dropScreen } from '../view/choosing.ts'
import { orderNotices } from '../view/notice.ts'
import type { AroundOrders } from './around.ts'
import { lost, showChoices, showHub, showOrder } from './cards.ts'
import { readOrder } from './reading.ts'
import { enterTerms } from './terms.ts'

/** A draft is begun, its pairs are ticked, it is given up. */
export function drafts(around: AroundOrders): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(beginButton.pattern, async (ctx) => {
    const { organisation } = beginButton.read(ctx)
    const opened = await openPairsDraft(ctx.tx, ctx.actor, organisation, ctx.now)
    if (opened.ok && (await showOrder(ctx, around, opened.orderId))) return
    if (opened.ok || opened.reason === 'not-allowed') return await stale(ctx)
    await toast(ctx, ctx.texts.plain('orders.nothingReady'), true)
    await showHub(ctx, around, organisation)
  })
  bot.callbackQuery(pickButton.pattern, async (ctx) => {
    const { order, page } = pickButton.read(ctx)
    if (!(await showChoices(ctx, order, pageNumber(page)))) await lost(ctx, around, order)
  })
  bot.callbackQuery(tickButton.pattern, async (ctx) => {
    const { order, pair, on, page } = tickButton.read(ctx)
    const asked = { orderId: order, pairId: pair, wanted: on === '1' }
    if (!(await tickPair(ctx.tx, ctx.actor, asked, ctx.now)) && (await draftFor(ctx.tx, ctx.actor, order)))
      await toast(ctx, ctx.texts.plain('orders.pick.gone'), true)
    if (!(await showChoices(ctx, order, pageNumber(page)))) await lost(ctx, around, order)
  })
  bot.callbackQuery(takeOutButton.pattern, async (ctx) => await takeOut(ctx, around, takeOutButton.read(ctx).order))
  bot.callbackQuery(dropButton.pattern, async (ctx) => {
    const { order } = dropButton.read(ctx)
    const draft = await draftFor(ctx.tx, ctx.actor, order)
    await (draft ? show(ctx, dropScreen(ctx.texts, draft)) : lost(ctx, around, order))
  })
  bot.callbackQuery(dropSureButton.pattern, async (ctx) => {
    const { order } = dropSureButton.read(ctx)
    if (await discardDraft(ctx.tx, ctx.actor, order, ctx.now)) await toast(ctx, ctx.texts.plain('orders.drop.done'))
    await lost(ctx, around, order)
  })
  bot.callbackQuery(
    periodButton.pattern,
    async (ctx) => await enterTerms(ctx, around, 'order-period', periodButton.read(ctx).order),
  )
  bot.callbackQuery(
    lastDayButton.pattern,
    async (ctx) => await enterTerms(ctx, around, 'order-last-day', lastDayButton.read(ctx).order),
  )
  bot.callbackQuery(
    reasonButton.pattern,
    async (ctx) => await enterTerms(ctx, around, 'order-reason', reasonButton.read(ctx).order),
  )
  bot.callbackQuery(callButton.pattern, async (ctx) => await callHead(ctx, around, callButton.read(ctx).order))
  return bot
}

async function takeOut(ctx: MemberContext, around: AroundOrders, orderId: string): Promise<void> {
  const count = await collectAnew(ctx.tx, ctx.actor, orderId, ctx.now)
  if (count !== undefined) await toast(ctx, ctx.texts.plain('orders.takenOut', { count }), true)
  await lost(ctx, around, orderId)
}

async function callHead(ctx: MemberContext, around: AroundOrders, orderId: string): Promise<void> {
  const draft = await draftFor(ctx.tx, ctx.actor, orderId)
  const read = draft && (await readOrder(ctx, orderId))
  if (!draft || !read) return await lost(ctx, around, orderId)
  const { school } = read
  const calling = { draft, school, actorId: ctx.actor.personId, today: dayIn(ctx.now, school.timeZone) }
  const isTold = await tellHeads(ctx.tx, calling, orderNotices(around), ctx.now)
  await toast(ctx, ctx.texts.plain(isTold ? 'orders.called' : 'orders.noHead'), true)
}
