import { Composer } from 'grammy'
import { pause } from '../../banks/actions/controlling.ts'
import { pauseChoices, untilOf } from '../../banks/pause.ts'
import { findListingOf } from '../../banks/store/listings.ts'
import { dayIn } from '../../calendar/day.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { show, stale } from '../../telegram/screen.ts'
import { answerProposal, type Outcome } from '../actions/answering.ts'
import { findAskable } from '../actions/asking.ts'
import { onMentorPaused } from '../actions/leaving.ts'
import { approvePair } from '../actions/approving.ts'
import { isIn, isNamed, isOpen, memberOf, type Pair } from '../pair.ts'
import { menteeCauses, mentorCauses } from '../proposing.ts'
import { findPair } from '../store/pairs.ts'
import { agreedScreen, refusedScreen, refusingScreen } from '../view/answering.ts'
import {
  approveButton,
  askButton,
  causeButton,
  keepButton,
  noButton,
  refuseButton,
  restButton,
  wordsButton,
  yesButton,
} from '../view/buttons.ts'
import { type Pairing, showPair } from './reading.ts'

/** «Согласиться», «Уточнить», «Отказаться» in the message itself; a repeated or late press shows how it stands. */
export function answers(pairing: Pairing): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  const { around } = pairing
  bot.callbackQuery(yesButton.pattern, async (ctx) => {
    const { pair: id } = yesButton.read(ctx)
    const given = { answer: 'AGREED', reason: null } as const
    const outcome = await answerProposal(ctx.tx, ctx.actor, id, given, ctx.now, around)
    if (outcome.ok) await show(ctx, agreedScreen(ctx.texts, outcome.pair, ctx.actor.personId))
    else await showAsItStands(ctx, outcome, pairing)
  })
  bot.callbackQuery(noButton.pattern, async (ctx) => {
    const { pair: id } = noButton.read(ctx)
    const pair = await findOwn(ctx, id)
    const mine = pair && memberOf(pair, ctx.actor.personId)
    if (pair && mine && isOpen(pair) && isIn(mine)) await show(ctx, refusingScreen(ctx.texts, pair, mine.role))
    else await showPair(ctx, id, pairing)
  })
  bot.callbackQuery(keepButton.pattern, async (ctx) => await showPair(ctx, keepButton.read(ctx).pair, pairing))
  bot.callbackQuery(causeButton.pattern, async (ctx) => {
    const { pair: id, cause } = causeButton.read(ctx)
    const known = [...mentorCauses, ...menteeCauses].find((one) => one === cause)
    if (!known) return await stale(ctx)
    const given = { answer: 'DECLINED', reason: known === 'unsaid' ? null : known } as const
    const outcome = await answerProposal(ctx.tx, ctx.actor, id, given, ctx.now, around)
    const mine = outcome.ok ? memberOf(outcome.pair, ctx.actor.personId) : undefined
    if (outcome.ok && mine) await show(ctx, refusedScreen(ctx.texts, outcome.pair, mine.role))
    else if (!outcome.ok) await showAsItStands(ctx, outcome, pairing)
  })
  bot.callbackQuery(wordsButton.pattern, async (ctx) => {
    const { pair: id } = wordsButton.read(ctx)
    const pair = await findOwn(ctx, id)
    if (pair && memberOf(pair, ctx.actor.personId)?.state.status === 'declined')
      await ctx.conversation.enter('pair-words', id)
    else await stale(ctx)
  })
  bot.callbackQuery(restButton.pattern, async (ctx) => {
    const { pair, until } = restButton.read(ctx)
    await rest(ctx, pair, until, pairing)
  })
  bot.callbackQuery(askButton.pattern, async (ctx) => {
    const { pair: id } = askButton.read(ctx)
    if (await findAskable(ctx.tx, ctx.actor, id)) await ctx.conversation.enter('pair-question', id)
    else await showPair(ctx, id, pairing)
  })
  bot.callbackQuery(approveButton.pattern, async (ctx) => {
    await approve(ctx, approveButton.read(ctx).pair, 'AGREED', pairing)
  })
  bot.callbackQuery(refuseButton.pattern, async (ctx) => {
    await approve(ctx, refuseButton.read(ctx).pair, 'DECLINED', pairing)
  })
  return bot
}

async function approve(ctx: MemberContext, id: string, answer: 'AGREED' | 'DECLINED', pairing: Pairing): Promise<void> {
  const done = await approvePair(ctx.tx, ctx.actor, id, { answer, reason: null }, ctx.now, pairing.around)
  if (!done.ok && done.reason === 'gone') await stale(ctx)
  else await showPair(ctx, id, pairing)
}

/** A mentor who refuses may pause in the same breath: the banks keep the pause. */
async function rest(ctx: MemberContext, id: string, until: string, { around }: Pairing): Promise<void> {
  const choice = pauseChoices.find((one) => one === until)
  const pair = await findOwn(ctx, id)
  const mine = pair && memberOf(pair, ctx.actor.personId)
  if (!pair || !choice || mine?.role !== 'MENTOR') return await stale(ctx)
  const whose = { personId: ctx.actor.personId, organisationId: mine.organisation.id }
  const listing = await findListingOf(ctx.tx, 'MENTOR', whose)
  if (!listing) return await stale(ctx)
  const day = choice === 'open' ? null : untilOf(choice, dayIn(ctx.now, mine.organisation.timeZone))
  const paused = await pause(ctx.tx, ctx.actor, listing.id, day, ctx.now)
  if (!paused.ok) return await stale(ctx)
  if (paused.isChanged) await onMentorPaused(ctx.tx, whose, ctx.now, around)
  await show(ctx, refusedScreen(ctx.texts, pair, 'MENTEE', ctx.texts.t('pairs.refusing.paused')))
}

async function showAsItStands(ctx: MemberContext, outcome: Outcome & { ok: false }, pairing: Pairing): Promise<void> {
  if (outcome.reason === 'gone') return await stale(ctx)
  const mine = memberOf(outcome.pair, ctx.actor.personId)
  if (outcome.reason === 'already' && mine?.state.status === 'agreed' && isOpen(outcome.pair))
    return await show(ctx, agreedScreen(ctx.texts, outcome.pair, ctx.actor.personId))
  if (outcome.reason === 'already' && mine?.state.status === 'declined')
    return await show(ctx, refusedScreen(ctx.texts, outcome.pair, mine.role))
  await showPair(ctx, outcome.pair.id, pairing)
}

async function findOwn(ctx: MemberContext, id: string): Promise<Pair | undefined> {
  const pair = await findPair(ctx.tx, id)
  return pair && memberOf(pair, ctx.actor.personId) && isNamed(pair) ? pair : undefined
}
