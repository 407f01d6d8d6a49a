import { Composer, type Middleware } from 'grammy'
import { dayIn } from '../../calendar/day.ts'
import { parseDay } from '../../people/order.ts'
import type { BotContext, DialogueContext, MemberContext } from '../../telegram/context.ts'
import { ask, type Dialogue, dialogue, type Parsed } from '../../telegram/dialogue.ts'
import { isMember } from '../../telegram/home.ts'
import { type Screen, show, stale, tell, toast } from '../../telegram/screen.ts'
import type { Tx } from '../../db/transaction.ts'
import { type Change, type Controlled, findControlled, pause, resume, setPlaces } from '../actions/controlling.ts'
import type { Card } from '../listing.ts'
import { mayEndOn, pauseChoices, untilOf } from '../pause.ts'
import { pauseButton, pausesButton, placeButton, placesButton, resumeButton } from '../view/buttons.ts'
import { type Entry, ownScreen, pausesScreen, placesScreen } from '../view/controls.ts'
import type { CardRow } from '../view/card.ts'
import { showCard } from './card.ts'
import { lost } from './reading.ts'

/** What a pause ends elsewhere, handed in by those who end it. */
export type OnPaused = (tx: Tx, card: Pick<Card, 'kind' | 'personId' | 'organisationId'>, now: Date) => Promise<void>

/** Places and pauses: set by the curator, or by the person themself. */
export function controls(rows: readonly CardRow[], onPaused: OnPaused): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(placesButton.pattern, async (ctx) => {
    await showFor(ctx, placesButton.read(ctx).listing, (entry) => placesScreen(ctx.texts, entry))
  })
  bot.callbackQuery(placeButton.pattern, async (ctx) => {
    const { listing, count } = placeButton.read(ctx)
    const places = /^\d$/.test(count) ? Number(count) : Number.NaN
    await answer(ctx, listing, rows, await setPlaces(ctx.tx, ctx.actor, listing, places, ctx.now))
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
    const change = await pause(ctx.tx, ctx.actor, listing, day, ctx.now)
    if (change.ok && change.isChanged) await onPaused(ctx.tx, found.card, ctx.now)
    await answer(ctx, listing, rows, change)
  })
  bot.callbackQuery(resumeButton.pattern, async (ctx) => {
    const { listing } = resumeButton.read(ctx)
    await answer(ctx, listing, rows, await resume(ctx.tx, ctx.actor, listing, ctx.now))
  })
  return bot
}

/** The day of return, typed. */
export function pauseDialogue(rows: readonly CardRow[], onPaused: OnPaused): Middleware<BotContext> {
  const pausing = async (conversation: Dialogue, ctx: DialogueContext, listing: string, today: string) => {
    const { value } = await ask(conversation, ctx, {
      step: 'until',
      text: ctx.texts.t('banks.pause.ask'),
      choices: [],
      parse: (typed) => parseReturn(typed, today),
    })
    await conversation.external(async (outer) => {
      const found = isMember(outer) ? await findControlled(outer.tx, outer.actor, listing) : undefined
      const change = isMember(outer) && (await pause(outer.tx, outer.actor, listing, value, outer.now))
      if (found && change && change.ok && change.isChanged) await onPaused(outer.tx, found.card, outer.now)
      if (isMember(outer) && change && change.ok) await answer(outer, listing, rows, change)
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
async function answer(ctx: MemberContext, listing: string, rows: readonly CardRow[], change: Change): Promise<void> {
  const found = change.ok ? await findControlled(ctx.tx, ctx.actor, listing) : undefined
  if (!found) return await stale(ctx)
  await toast(ctx, ctx.texts.plain('banks.saved'))
  const entry = entryOf(ctx, found)
  if (!entry.isOwn) return await showCard(ctx, listing, rows, { isBelow: !ctx.callbackQuery })
  await (ctx.callbackQuery ? show : tell)(ctx, ownScreen(ctx.texts, entry, ctx.now))
}

export function entryOf(ctx: MemberContext, { card, organisation }: Controlled): Entry {
  return { card, organisation, isOwn: card.personId === ctx.actor.personId }
}
