import { Composer, type Middleware } from 'grammy'
import type { BotContext, MemberContext } from '../../telegram/context.ts'
import { pageNumber, pageSize, toPage } from '../../telegram/paging.ts'
import { show, stale } from '../../telegram/screen.ts'
import { lacksOf } from '../readiness.ts'
import type { Order } from '../order.ts'
import { findOrderOfPair, listChangesOf } from '../store/orders.ts'
import { listAgreed, listPairFacts } from '../store/pairs.ts'
import { lackingButton, orderCardButton, orderOfPairButton, ordersButton, schoolOrdersButton } from '../view/buttons.ts'
import { lackingScreen } from '../view/hub.ts'
import { ownOrderScreen } from '../view/own.ts'
import { agreements } from './agreement.ts'
import type { AroundOrders } from './around.ts'
import { enterOrders, showHub, showOrder } from './cards.ts'
import { changes } from './changes.ts'
import { curators } from './curators.ts'
import { drafts } from './drafts.ts'
import { papers } from './papers.ts'
import { readSchool } from './reading.ts'
import { registers } from './registers.ts'
import { correctingDialogue, signing, signingDialogue } from './signing.ts'
import { lastDayDialogue, periodDialogue, reasonDialogue } from './terms.ts'

/** Orders of the head: on pairs, their changes, on the curator (п. 3.3.3, 3.3.5, 6.2; order 4.5). */
export function ordersBot(around: AroundOrders): Composer<MemberContext> {
  return new Composer<MemberContext>(
    hub(around),
    drafts(around),
    changes(around),
    curators(around),
    papers(around),
    agreements(around),
    signing(around),
    registers(),
  )
}

export function ordersDialogues(around: AroundOrders): Middleware<BotContext>[] {
  return [
    periodDialogue(around),
    lastDayDialogue(around),
    reasonDialogue(around),
    signingDialogue(around),
    correctingDialogue(around),
  ]
}

function hub(around: AroundOrders): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(ordersButton.pattern, async (ctx) => await enterOrders(ctx, around))
  bot.callbackQuery(
    schoolOrdersButton.pattern,
    async (ctx) => await showHub(ctx, around, schoolOrdersButton.read(ctx).organisation),
  )
  bot.callbackQuery(orderCardButton.pattern, async (ctx) => {
    if (!(await showOrder(ctx, around, orderCardButton.read(ctx).order))) await stale(ctx)
  })
  bot.callbackQuery(orderOfPairButton.pattern, async (ctx) => {
    const { pair } = orderOfPairButton.read(ctx)
    const order = await findOrderOfPair(ctx.tx, pair)
    if (order && ((await showOrder(ctx, around, order.id)) || (await showOwn(ctx, around, order, pair)))) return
    await stale(ctx)
  })
  bot.callbackQuery(lackingButton.pattern, async (ctx) => {
    const { organisation, page } = lackingButton.read(ctx)
    await showLacking(ctx, around, organisation, pageNumber(page))
  })
  return bot
}

/** To somebody of the pair: what the orders say of it. */
async function showOwn(ctx: MemberContext, around: AroundOrders, order: Order, pairId: string): Promise<boolean> {
  const [pair] = await listPairFacts(ctx.tx, [pairId])
  const people = pair ? [...pair.people, ...pair.left.map(({ person }) => person)] : []
  if (!pair || order.status !== 'SIGNED' || !people.some(({ personId }) => personId === ctx.actor.personId))
    return false
  const later = (await listChangesOf(ctx.tx, order.id)).filter(
    (one) => one.status === 'SIGNED' && one.pairs.some((terms) => terms.pairId === pairId),
  )
  const orders = [order, ...later].filter((one) => one.status === 'SIGNED')
  await show(ctx, ownOrderScreen(ctx.texts, pair, orders, around.pairCard))
  return true
}

async function showLacking(ctx: MemberContext, around: AroundOrders, id: string, number: number): Promise<void> {
  const school = await readSchool(ctx, id)
  if (!school) return await stale(ctx)
  const all = (await listAgreed(ctx.tx, school.id)).filter((pair) => lacksOf(pair).length > 0)
  const page = toPage(all.slice(number * pageSize, (number + 1) * pageSize), all.length, number)
  await show(ctx, lackingScreen(ctx.texts, school, page, around.pairCard))
}
