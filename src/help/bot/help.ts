import { Composer } from 'grammy'
import { listRunningOf } from '../../pairs/store/pairs.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { pageBounds, pageNumber, toPage } from '../../telegram/paging.ts'
import { show, stale, toast } from '../../telegram/screen.ts'
import { findAsker, findReadableHelp, listHelpFor } from '../actions/access.ts'
import { closeHelp, takeHelp } from '../actions/answering.ts'
import { type Step, withdrawHelp } from '../actions/asking.ts'
import { askerOf, type HelpKind, isUnsettled } from '../help.ts'
import { listUnsettledOf } from '../store/requests.ts'
import { choiceScreen } from '../view/asking.ts'
import {
  askAfterButton,
  askButton,
  closeButton,
  closeDoButton,
  helpButton,
  ownHelpButton,
  replyButton,
  requestButton,
  requestsButton,
  signalButton,
  takeButton,
  withdrawButton,
} from '../view/buttons.ts'
import { closeScreen, requestsScreen } from '../view/card.ts'
import { type Around, showHelp, showRequest } from './reading.ts'

/** «Нужна помощь куратора» and a private signal about the partner (п. 3.5.8). */
export function helpBot(around: Around): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.use(asking(around), answering(around))
  return bot
}

function asking(around: Around): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(helpButton.pattern, async (ctx) => {
    if (!(await showHelp(ctx, around, helpButton.read(ctx).pair))) await stale(ctx)
  })
  bot.callbackQuery(ownHelpButton.pattern, async (ctx) => {
    const pairs = (await listRunningOf(ctx.tx, ctx.actor.personId)).filter((one) => askerOf(one, ctx.actor.personId))
    const [only] = pairs
    if (!only || pairs.length > 1 || !(await showHelp(ctx, around, only.id)))
      await show(ctx, choiceScreen(ctx.texts, pairs))
  })
  bot.callbackQuery(askButton.pattern, async (ctx) => await enter(ctx, around, askButton.read(ctx).pair, 'HELP'))
  bot.callbackQuery(askAfterButton.pattern, async (ctx) => {
    const { pair, meeting } = askAfterButton.read(ctx)
    await enter(ctx, around, pair, 'HELP', meeting)
  })
  bot.callbackQuery(signalButton.pattern, async (ctx) => {
    await enter(ctx, around, signalButton.read(ctx).pair, 'SIGNAL')
  })
  bot.callbackQuery(withdrawButton.pattern, async (ctx) => {
    const { id } = withdrawButton.read(ctx)
    await after(ctx, id, await withdrawHelp(ctx.tx, ctx.actor, id, ctx.now), 'withdrawn')
  })
  return bot
}

/** Asked already, it is shown as it stands. */
async function enter(
  ctx: MemberContext,
  around: Around,
  pairId: string,
  kind: HelpKind,
  ...meeting: readonly string[]
): Promise<void> {
  const asker = await findAsker(ctx.tx, ctx.actor, pairId)
  if (!asker) return await stale(ctx)
  const waiting = (await listUnsettledOf(ctx.tx, { personId: ctx.actor.personId, pairId })).find(
    (one) => one.kind === kind,
  )
  if (waiting) {
    await toast(ctx, ctx.texts.plain('help.done.already'))
    await showRequest(ctx, waiting.id)
  } else if (asker.readers)
    await ctx.conversation.enter(kind === 'HELP' ? 'help-ask' : 'help-signal', pairId, ...meeting)
  else await showHelp(ctx, around, pairId)
}

function answering(around: Around): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(requestButton.pattern, async (ctx) => {
    if (!(await showRequest(ctx, requestButton.read(ctx).id))) await stale(ctx)
  })
  bot.callbackQuery(requestsButton.pattern, async (ctx) => {
    const all = await listHelpFor(ctx.tx, ctx.actor)
    const number = pageNumber(requestsButton.read(ctx).page)
    const { skip, take } = pageBounds(number)
    const page = toPage(all.slice(skip, skip + take), all.length, number)
    await show(ctx, requestsScreen(ctx.texts, page, around.hub, ctx.now))
  })
  bot.callbackQuery(takeButton.pattern, async (ctx) => {
    const { id } = takeButton.read(ctx)
    await after(ctx, id, await takeHelp(ctx.tx, ctx.actor, id, ctx.now), 'taken')
  })
  bot.callbackQuery(replyButton.pattern, async (ctx) => {
    const { id } = replyButton.read(ctx)
    const found = await findReadableHelp(ctx.tx, ctx.actor, id)
    if (found?.as === 'reader' && isUnsettled(found.request)) await ctx.conversation.enter('help-reply', id)
    else if (!(await showRequest(ctx, id))) await stale(ctx)
  })
  bot.callbackQuery(closeButton.pattern, async (ctx) => {
    const { id } = closeButton.read(ctx)
    const found = await findReadableHelp(ctx.tx, ctx.actor, id)
    if (found?.as === 'reader' && isUnsettled(found.request) && found.request.reply === null)
      await show(ctx, closeScreen(ctx.texts, found))
    else await after(ctx, id, await closeHelp(ctx.tx, ctx.actor, id, ctx.now), 'closed')
  })
  bot.callbackQuery(closeDoButton.pattern, async (ctx) => {
    const { id } = closeDoButton.read(ctx)
    await after(ctx, id, await closeHelp(ctx.tx, ctx.actor, id, ctx.now), 'closed')
  })
  return bot
}

async function after(
  ctx: MemberContext,
  id: string,
  step: Step,
  done: 'withdrawn' | 'taken' | 'closed',
): Promise<void> {
  if (!step.ok && step.reason === 'not-allowed') return await stale(ctx)
  await toast(ctx, ctx.texts.plain(step.ok ? `help.done.${done}` : 'help.done.over'))
  if (!(await showRequest(ctx, id))) await stale(ctx)
}
