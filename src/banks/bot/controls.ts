import { Composer, type Middleware } from 'grammy'
import { dayIn } from '../../calendar/day.ts'
import { parseDay } from '../../people/order.ts'
import type { BotContext, DialogueContext, MemberContext } from '../../telegram/context.ts'
import { ask, type Dialogue, dialogue, type Parsed } from '../../telegram/dialogue.ts'
import { isMember } from '../../telegram/home.ts'
import { type Screen, show, stale, tell, toast } from '../../telegram/screen.ts'
import { type Change, type Controlled, findControlled, pause, resume, setPlaces } from '../actions/controlling.ts'
import { mayEndOn, pauseChoices, untilOf } from '../pause.ts'
import { pauseButton, pausesButton, placeButton, placesButton, resumeButton } from '../view/buttons.ts'
import { type Entry, ownScreen, pausesScreen, placesScreen } from '../view/controls.ts'
import { showCard } from './card.ts'
import { lost } from './reading.ts'

/** Places and pauses: set by the curator, or by the person themself. */
export function controls(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(placesButton.pattern, async (ctx) => {
    await showFor(ctx, placesButton.read(ctx).listing, (entry) => placesScreen(ctx.texts, entry))
  })
  bot.callbackQuery(placeButton.pattern, async (ctx) => {
    const { listing, count } = placeButton.read(ctx)
    const places = /^\d$/.test(count) ? Number(count) : Number.NaN
    await answer(ctx, listing, await setPlaces(ctx.tx, ctx.actor, listing, places, ctx.now))
  })
  bot.callbackQuery(pausesButton.pattern, async (ctx) => {
    await showFor(ctx, pausesButton.read(ctx).listing, (entry) => pausesScreen(ctx.texts, entry, ctx.now))
  })
  bot.callbackQuery(pauseButton.pattern, async (ctx) => {
    const { listing, until } = pauseButton.read(ctx)
    const found = await findControlled(ctx.tx, ctx.actor, listing)
    if (!found) return await stale(ctx)
    const today = dayIn(ctx.now, found.organisation.timeZone)
    if (until === 'typed') return await ctx.conversation.enter('pause', listing, today)
    const choice = pauseChoices.find((one) => one === until)
    if (!choice) return await stale(ctx)
    const day = choice === 'open' ? null : untilOf(choice, today)
    await answer(ctx, listing, await pause(ctx.tx, ctx.actor, listing, day, ctx.now))
  })
  bot.callbackQuery(resumeButton.pattern, async (ctx) => {
    const { listing } = resumeButton.read(ctx)
    await answer(ctx, listing, await resume(ctx.tx, ctx.actor, listing, ctx.now))
  })
  return bot
}

/** The day of return, typed. */
export function pauseDialogue(): Middleware<BotContext> {
  const pausing = async (conversation: Dialogue, ctx: DialogueContext, listing: string, today: string) => {
    const { value } = await ask(conversation, ctx, {
      step: 'until',
      text: ctx.texts.t('banks.pause.ask'),
      choices: [],
      parse: (typed) => parseReturn(typed, today),
    })
    await conversation.external(async (outer) => {
      const change = isMember(outer) && (await pause(outer.tx, outer.actor, listing, value, outer.now))
      if (isMember(outer) && change && change.ok) await answer(outer, listing, change)
      else await lost(outer)
    })
  }
  return dialogue(pausing, 'pause')
}

function parseReturn(typed: string, today: string): Parsed<string> {
  const day = parseDay(typed)
  if (!day.ok) return day
  return mayEndOn(day.value, today) ? day : { ok: false, problem: 'banks.pause.notSo' }
}

async function showFor(ctx: MemberContext, listing: string, screen: (entry: Entry) => Screen): Promise<void> {
  const found = await findControlled(ctx.tx, ctx.actor, listing)
  if (found) await show(ctx, screen(entryOf(ctx, found)))
  else await stale(ctx)
}

/** After a change: one's own entry, or the card. A repeated press finds it done already. */
async function answer(ctx: MemberContext, listing: string, change: Change): Promise<void> {
  const found = change.ok ? await findControlled(ctx.tx, ctx.actor, listing) : undefined
  if (!found) return await stale(ctx)
  await toast(ctx, ctx.texts.plain('banks.saved'))
  const entry = entryOf(ctx, found)
  if (!entry.isOwn) return await showCard(ctx, listing, { isBelow: !ctx.callbackQuery })
  await (ctx.callbackQuery ? show : tell)(ctx, ownScreen(ctx.texts, entry, ctx.now))
}

export function entryOf(ctx: MemberContext, { card, organisation }: Controlled): Entry {
  return { card, organisation, isOwn: card.personId === ctx.actor.personId }
}
