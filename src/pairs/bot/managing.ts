import { Composer } from 'grammy'
import { dayIn } from '../../calendar/day.ts'
import { may } from '../../people/policy.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { pageBounds, pageNumber, toPage } from '../../telegram/paging.ts'
import { show, stale, toast } from '../../telegram/screen.ts'
import { findAsked } from '../actions/asking.ts'
import { endPair, mayEnd, withdrawProposal } from '../actions/ending.ts'
import { joinPair, reversePair } from '../actions/joining.ts'
import { chooseBasis, mayPrepare, remindOfConsents } from '../actions/preparing.ts'
import type { ProposalOutcome } from '../actions/proposing.ts'
import { lastDayOf } from '../deciding.ts'
import { isOpen, isRunning, menteesIn, type Pair } from '../pair.ts'
import { findPair } from '../store/pairs.ts'
import { listWaiting } from '../store/searching.ts'
import {
  basisButton,
  basisIsButton,
  endButton,
  endDoButton,
  endNoteButton,
  endWhyButton,
  joinButton,
  joinDoButton,
  remindButton,
  replyButton,
  turnButton,
  turnDoButton,
  withdrawButton,
  withdrawSureButton,
} from '../view/buttons.ts'
import {
  basisScreen,
  curatorsReasons,
  endScreen,
  endSureScreen,
  joinScreen,
  turnScreen,
  withdrawScreen,
} from '../view/managing.ts'
import { type Pairing, readerOf, showPair } from './reading.ts'

/** What a curator does with a pair. */
export function managing(pairing: Pairing): Composer<MemberContext> {
  return new Composer<MemberContext>(withdrawing(pairing), preparing(pairing), growing(pairing), ending(pairing))
}

function withdrawing(pairing: Pairing): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(withdrawButton.pattern, async (ctx) => {
    const { pair: id } = withdrawButton.read(ctx)
    const pair = await findPair(ctx.tx, id)
    if (!pair || !may(ctx.actor, 'pair.propose', { organisation: pair.organisation })) return await stale(ctx)
    if (isOpen(pair)) await show(ctx, withdrawScreen(ctx.texts, pair, readerOf(ctx)))
    else await showPair(ctx, id, pairing)
  })
  bot.callbackQuery(withdrawSureButton.pattern, async (ctx) => {
    const { pair: id } = withdrawSureButton.read(ctx)
    const done = await withdrawProposal(ctx.tx, ctx.actor, id, ctx.now)
    if (!done.ok && done.reason === 'not-allowed') return await stale(ctx)
    await showPair(ctx, id, pairing)
  })
  return bot
}

function preparing(pairing: Pairing): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(basisButton.pattern, async (ctx) => {
    const pair = await findPair(ctx.tx, basisButton.read(ctx).pair)
    if (!pair || !mayPrepare(ctx.actor, pair)) return await stale(ctx)
    await show(ctx, basisScreen(ctx.texts, pair))
  })
  bot.callbackQuery(basisIsButton.pattern, async (ctx) => {
    const { pair: id, kind } = basisIsButton.read(ctx)
    const pair = await findPair(ctx.tx, id)
    if (!pair || !mayPrepare(ctx.actor, pair)) return await stale(ctx)
    if (kind === 'AGREEMENT') return await ctx.conversation.enter('pair-agreement', id, pair.organisation.timeZone)
    const chosen = kind === 'JOB' && (await chooseBasis(ctx.tx, ctx.actor, id, { kind: 'JOB' }, ctx.now)).ok
    if (!chosen) return await stale(ctx)
    await toast(ctx, ctx.texts.plain('pairs.basis.saved'))
    await showPair(ctx, id, pairing)
  })
  bot.callbackQuery(remindButton.pattern, async (ctx) => {
    const { pair: id } = remindButton.read(ctx)
    const count = await remindOfConsents(ctx.tx, ctx.actor, id, ctx.now)
    if (count === undefined) return await stale(ctx)
    await toast(ctx, ctx.texts.plain(count === 0 ? 'pairs.consent.nothing' : 'pairs.consent.reminded'))
    if (count === 0) await showPair(ctx, id, pairing)
  })
  bot.callbackQuery(replyButton.pattern, async (ctx) => {
    const { question } = replyButton.read(ctx)
    const asked = await findAsked(ctx.tx, ctx.actor, question)
    if (!asked) return await stale(ctx)
    if (asked.question.reply === null && isOpen(asked.pair)) return await ctx.conversation.enter('pair-reply', question)
    const text =
      asked.question.reply === null
        ? ctx.texts.plain('pairs.asking.over')
        : ctx.texts.plain('pairs.asking.repliedAlready', { reply: asked.question.reply })
    await toast(ctx, text, true)
  })
  return bot
}

function growing(pairing: Pairing): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(joinButton.pattern, async (ctx) => {
    const { pair: id, page } = joinButton.read(ctx)
    const pair = await findProposed(ctx, id)
    if (!pair) return await stale(ctx)
    const number = pageNumber(page)
    const { rows, total } = await listWaiting(ctx.tx, [pair.organisation.id], pageBounds(number))
    const free = rows.filter((one) => one.openPairId === undefined && one.personId !== pair.mentor.personId)
    await show(ctx, joinScreen(ctx.texts, pair, toPage(free, total, number)))
  })
  bot.callbackQuery(joinDoButton.pattern, async (ctx) => {
    const { pair: id, listing } = joinDoButton.read(ctx)
    await say(ctx, await joinPair(ctx.tx, ctx.actor, id, listing, ctx.now, pairing.around), id, pairing)
  })
  bot.callbackQuery(turnButton.pattern, async (ctx) => {
    const pair = await findPair(ctx.tx, turnButton.read(ctx).pair)
    const isTheirs = pair && may(ctx.actor, 'pair.propose', { organisation: pair.mentor.organisation })
    if (!pair || !isTheirs || !isRunning(pair) || menteesIn(pair).length !== 1) return await stale(ctx)
    await show(ctx, turnScreen(ctx.texts, pair, readerOf(ctx)))
  })
  bot.callbackQuery(turnDoButton.pattern, async (ctx) => {
    const { pair: id } = turnDoButton.read(ctx)
    await say(ctx, await reversePair(ctx.tx, ctx.actor, id, ctx.now, pairing.around), id, pairing)
  })
  return bot
}

async function findProposed(ctx: MemberContext, id: string): Promise<Pair | undefined> {
  const pair = await findPair(ctx.tx, id)
  const isTheirs = pair && may(ctx.actor, 'pair.propose', { organisation: pair.organisation })
  return isTheirs && isRunning(pair) ? pair : undefined
}

/** The proposal that came of it, or why there is none. */
async function say(ctx: MemberContext, outcome: ProposalOutcome, from: string, pairing: Pairing): Promise<void> {
  if (outcome.ok) {
    const key = outcome.pairId === from ? 'pairs.joining.added' : 'pairs.joining.done'
    await toast(ctx, ctx.texts.plain(key))
    return await showPair(ctx, outcome.pairId, pairing)
  }
  const text =
    outcome.reason === 'taken'
      ? ctx.texts.plain('pairs.refused.taken', { by: outcome.by ?? '' })
      : ctx.texts.plain(`pairs.refused.${outcome.reason}`)
  await toast(ctx, text, true)
  await showPair(ctx, from, pairing)
}

function ending(pairing: Pairing): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(endButton.pattern, async (ctx) => {
    const pair = await findEndable(ctx, endButton.read(ctx).pair, pairing)
    if (pair) await show(ctx, endScreen(ctx.texts, pair, readerOf(ctx)))
  })
  bot.callbackQuery(endWhyButton.pattern, async (ctx) => {
    const { pair: id, reason: word } = endWhyButton.read(ctx)
    const reason = curatorsReasons.find((one) => one === word)
    const pair = reason && (await findEndable(ctx, id, pairing))
    if (!pair) return reason ? undefined : await stale(ctx)
    const today = dayIn(ctx.now, pair.organisation.timeZone)
    const on = lastDayOf(pair, reason, today)
    await show(ctx, endSureScreen(ctx.texts, pair, { reason, on, isLater: on > today }, readerOf(ctx)))
  })
  bot.callbackQuery(endNoteButton.pattern, async (ctx) => {
    const { pair: id, reason } = endNoteButton.read(ctx)
    if (await findEndable(ctx, id, pairing)) await ctx.conversation.enter('pair-ending', id, reason)
  })
  bot.callbackQuery(endDoButton.pattern, async (ctx) => {
    const { pair: id, reason: word } = endDoButton.read(ctx)
    const reason = curatorsReasons.find((one) => one === word)
    if (!reason) return await stale(ctx)
    const ended = await endPair(ctx.tx, ctx.actor, id, { reason, note: null }, ctx.now, pairing.around)
    if (!ended.ok && ended.reason === 'not-allowed') return await stale(ctx)
    await showPair(ctx, id, pairing)
  })
  return bot
}

/** The pair that may be ended now; where it is over already, its card says so. */
async function findEndable(ctx: MemberContext, id: string, pairing: Pairing): Promise<Pair | undefined> {
  const pair = await findPair(ctx.tx, id)
  if (!pair || !mayEnd(ctx.actor, pair)) {
    await stale(ctx)
    return undefined
  }
  if (pair.status === 'active' && pair.ending === null) return pair
  await showPair(ctx, id, pairing)
  return undefined
}
