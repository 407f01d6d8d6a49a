import { Composer, type Middleware } from 'grammy'
import { dayIn } from '../../calendar/day.ts'
import { readMoment } from '../../calendar/typed-moment.ts'
import type { BotContext, DialogueContext, MemberContext } from '../../telegram/context.ts'
import { ask, type Dialogue, dialogue, type Parsed } from '../../telegram/dialogue.ts'
import { isMember } from '../../telegram/home.ts'
import { show, stale, tell, toast } from '../../telegram/screen.ts'
import { beQuiet, endQuiet, quietUntil, zoneOf } from '../actions/pausing.ts'
import { mayBeQuietUntil } from '../pause.ts'
import { pauseButton, pauseScreen, quietButton, quietDayButton, resumeButton } from '../view/pause.ts'

/** «Не писать до …» in the notices, and its end. */
export function pausing(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(pauseButton.pattern, async (ctx) => await showPause(ctx, show))
  bot.callbackQuery(quietButton.pattern, async (ctx) => await keepQuiet(ctx, quietButton.read(ctx).until, show))
  bot.callbackQuery(quietDayButton.pattern, async (ctx) => await ctx.conversation.enter('quiet'))
  bot.callbackQuery(resumeButton.pattern, async (ctx) => {
    const isEnded = await endQuiet(ctx.tx, ctx.actor, ctx.now)
    await toast(ctx, ctx.texts.plain(isEnded ? 'notices.pause.resumed' : 'notices.pause.none'))
    await showPause(ctx, show)
  })
  return bot
}

/** A day that no button gives: «5.11», «в пятницу». */
export function quietDialogue(): Middleware<BotContext> {
  const asking = async (conversation: Dialogue, ctx: DialogueContext) => {
    const place = await conversation.external((outer) => ({
      at: outer.now.getTime(),
      zone: isMember(outer) ? zoneOf(outer.actor) : 'UTC',
    }))
    const { value } = await ask(conversation, ctx, {
      step: 'quiet',
      text: ctx.texts.t('notices.pause.ask'),
      choices: [],
      parse: (typed) => parseDay(typed, new Date(place.at), place.zone),
    })
    await conversation.external(async (outer) => {
      if (isMember(outer)) await keepQuiet(outer, value, tell)
    })
  }
  return dialogue(asking, 'quiet')
}

function parseDay(typed: string, now: Date, zone: string): Parsed<string> {
  const read = readMoment(typed, 'day', { now, zone })
  if (!read.ok || read.on === undefined) return { ok: false, problem: 'notices.pause.unclear' }
  const isGood = mayBeQuietUntil(read.on, dayIn(now, zone))
  return isGood ? { ok: true, value: read.on } : { ok: false, problem: 'notices.pause.notSo' }
}

async function keepQuiet(ctx: MemberContext, until: string, put: typeof show): Promise<void> {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(until) && !Number.isNaN(Date.parse(until))
  const paused = isDay && (await beQuiet(ctx.tx, ctx.actor, until, ctx.now))
  if (!paused || !paused.ok) return await stale(ctx)
  await toast(ctx, ctx.texts.plain('notices.pause.begun', { day: ctx.texts.day(until) }))
  await showPause(ctx, put)
}

async function showPause(ctx: MemberContext, put: typeof show): Promise<void> {
  const today = dayIn(ctx.now, zoneOf(ctx.actor))
  await put(ctx, pauseScreen(ctx.texts, { until: await quietUntil(ctx.tx, ctx.actor, ctx.now), today }))
}
