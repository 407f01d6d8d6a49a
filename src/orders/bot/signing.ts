import { Composer, type Middleware } from 'grammy'
import { dayIn } from '../../calendar/day.ts'
import { shortName } from '../../people/name.ts'
import { parseOrderDay, parseOrderNumber } from '../../people/order.ts'
import type { BotContext, DialogueContext, MemberContext } from '../../telegram/context.ts'
import { ask, type Dialogue, dialogue } from '../../telegram/dialogue.ts'
import { isMember } from '../../telegram/home.ts'
import { stale, tell, toast } from '../../telegram/screen.ts'
import { correctOrder, findCorrectable } from '../actions/correcting.ts'
import { maySign, type Signed, signOrder } from '../actions/signing.ts'
import { type OrderName, type SignedOrder, stampOf } from '../order.ts'
import { listNamed } from '../store/people.ts'
import { correctButton, signButton } from '../view/buttons.ts'
import { obstacleText } from '../view/obstacle.ts'
import { orderNotices } from '../view/notice.ts'
import { orderNameText, periodText, titleOf } from '../view/words.ts'
import type { AroundOrders } from './around.ts'
import { lost, showOrder } from './cards.ts'
import { readOrder } from './reading.ts'

/** Number and date of the signed paper (п. 6.2). */
export function signing(around: AroundOrders): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(signButton.pattern, async (ctx) => {
    const { order } = signButton.read(ctx)
    const asked = await maySign(ctx.tx, ctx.actor, order)
    if (asked.ok) return await ctx.conversation.enter('order-sign', order)
    if (asked.reason === 'not-allowed') return await stale(ctx)
    if (asked.reason === 'obstacle') await toast(ctx, ctx.texts.plain('orders.sign.notYet'), true)
    if (asked.reason === 'signed') await toast(ctx, ctx.texts.plain('orders.sign.already'), true)
    if (asked.reason === 'subject-gone') await toast(ctx, ctx.texts.plain('orders.sign.subjectGone'), true)
    await lost(ctx, around, order)
  })
  bot.callbackQuery(correctButton.pattern, async (ctx) => {
    const { order } = correctButton.read(ctx)
    if (await findCorrectable(ctx.tx, ctx.actor, order)) await ctx.conversation.enter('order-correct', order)
    else await lost(ctx, around, order)
  })
  return bot
}

/** What the questions need of the order. */
type Asked = {
  readonly today: string
  readonly draftedOn: string
  readonly about: string
  /** What the paper says whose number is entered. */
  readonly stamp: string
}

export function signingDialogue(around: AroundOrders): Middleware<BotContext> {
  const entering = async (conversation: Dialogue, ctx: DialogueContext, orderId: string) => {
    const asked = await conversation.external(async (outer) => await askedOf(outer, orderId))
    if (!asked) return
    const number = await askNumber(conversation, ctx, asked)
    const on = await askDay(conversation, ctx, asked)
    await conversation.external(async (outer) => await keep(outer, around, { orderId, number, on, stamp: asked.stamp }))
  }
  return dialogue(entering, 'order-sign')
}

export function correctingDialogue(around: AroundOrders): Middleware<BotContext> {
  const correcting = async (conversation: Dialogue, ctx: DialogueContext, orderId: string) => {
    const asked = await conversation.external(async (outer) => await askedOf(outer, orderId))
    if (!asked) return
    const number = await askNumber(conversation, ctx, asked)
    const on = await askDay(conversation, ctx, asked)
    await conversation.external(async (outer) => await keepCorrected(outer, around, { orderId, number, on }))
  }
  return dialogue(correcting, 'order-correct')
}

async function askedOf(ctx: BotContext, orderId: string): Promise<Asked | undefined> {
  const read = isMember(ctx) ? await readOrder(ctx, orderId) : undefined
  if (!read) return undefined
  const { order, school } = read
  const { startsOn, endsOn } = order
  const title = titleOf(ctx.texts, order)
  const hasPeriod = order.kind === 'PAIRS' && startsOn !== null && endsOn !== null
  return {
    today: dayIn(ctx.now, school.timeZone),
    draftedOn: dayIn(order.draftedAt, school.timeZone),
    stamp: stampOf(order),
    about: [
      ctx.texts.t('orders.sign.about', { title, count: order.pairs.length }),
      ...(hasPeriod
        ? [ctx.texts.t('orders.draft.period', { period: periodText(ctx.texts, { startsOn, endsOn }) })]
        : []),
    ].join('\n'),
  }
}

async function askNumber(conversation: Dialogue, ctx: DialogueContext, { about }: Asked): Promise<string> {
  const { value } = await ask(conversation, ctx, {
    step: 'sign-number',
    text: `${about}\n\n${ctx.texts.t('orders.sign.number')}`,
    choices: [],
    parse: parseOrderNumber,
  })
  return value
}

/**
 * Today at the latest. A day before the draft is unusual, for it is the draft that is signed, but an order may be older than
 * the school's use of the bot: it is asked about once more, not refused.
 */
async function askDay(conversation: Dialogue, ctx: DialogueContext, asked: Asked): Promise<string> {
  const { texts } = ctx
  for (;;) {
    const day = await ask(conversation, ctx, {
      step: 'sign-day',
      text: texts.t('orders.sign.day'),
      choices: [{ label: texts.plain('orders.sign.today'), value: 'today' }],
      parse: (typed) => parseOrderDay(typed, asked.today),
    })
    const on = day.by === 'button' ? asked.today : day.value
    if (on >= asked.draftedOn) return on
    const sure = await ask(conversation, ctx, {
      step: 'sign-early',
      text: texts.t('orders.sign.early', { day: texts.day(on), drafted: texts.day(asked.draftedOn) }),
      choices: [
        { label: texts.plain('orders.sign.earlyYes'), value: 'yes' },
        { label: texts.plain('orders.sign.earlyNo'), value: 'no' },
      ],
    })
    if (sure.value === 'yes') return on
  }
}

type Entered = OrderName & { readonly orderId: string }

async function keep(ctx: BotContext, around: AroundOrders, entered: Entered & { stamp: string }): Promise<void> {
  if (!isMember(ctx)) return await stale(ctx)
  const surroundings = { notices: orderNotices(around), appoint: around.appoint, afterPairs: around.afterPairs }
  const signed = await signOrder(ctx.tx, ctx.actor, entered, surroundings, ctx.now)
  await tell(ctx, { text: await outcomeText(ctx, signed), rows: [] })
  if (!(await showOrder(ctx, around, entered.orderId, tell))) await stale(ctx)
}

async function keepCorrected(ctx: BotContext, around: AroundOrders, entered: Entered): Promise<void> {
  if (!isMember(ctx)) return await stale(ctx)
  const corrected = await correctOrder(ctx.tx, ctx.actor, entered, around, ctx.now)
  const { texts } = ctx
  const text = corrected.ok
    ? texts.t('orders.sign.corrected', { order: orderNameText(texts, corrected.name) })
    : corrected.reason === 'gone'
      ? texts.t('orders.sign.notAllowed')
      : texts.t('orders.sign.correctedTooSoon', { day: texts.day(corrected.earliest) })
  await tell(ctx, { text, rows: [] })
  if (!(await showOrder(ctx, around, entered.orderId, tell))) await stale(ctx)
}

async function outcomeText(ctx: MemberContext, signed: Signed): Promise<string> {
  const { texts } = ctx
  if (signed.ok) return texts.t(`orders.sign.done.${signed.order.kind}`, { order: nameText(ctx, signed.order) })
  switch (signed.reason) {
    case 'obstacle':
      return `${texts.t('orders.sign.stopped')}\n\n${obstacleText(texts, signed.obstacle)}`
    case 'signed':
      return texts.t('orders.sign.other', {
        order: nameText(ctx, signed.order),
        name: await entererOf(ctx, signed.order),
      })
    case 'rewritten':
      return texts.t('orders.sign.rewritten')
    case 'subject-gone':
      return texts.t('orders.sign.subjectGone')
    case 'gone':
      return texts.t('orders.sign.gone')
    case 'not-allowed':
      return texts.t('orders.sign.notAllowed')
  }
}

function nameText(ctx: MemberContext, { number, signedOn }: SignedOrder): string {
  return orderNameText(ctx.texts, { number, on: signedOn })
}

async function entererOf(ctx: MemberContext, { enteredById }: SignedOrder): Promise<string> {
  const person = enteredById === null ? undefined : (await listNamed(ctx.tx, [enteredById])).get(enteredById)
  return person ? shortName(person) : ctx.texts.plain('orders.nobody')
}
