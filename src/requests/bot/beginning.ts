import { Composer, type Middleware } from 'grammy'
import { parseDay } from '../../people/order.ts'
import type { BotContext, DialogueContext, MemberContext } from '../../telegram/context.ts'
import { ask, type Dialogue, dialogue, type Parsed } from '../../telegram/dialogue.ts'
import { isMember } from '../../telegram/home.ts'
import { show, stale, tell, toast } from '../../telegram/screen.ts'
import { beginCampaign } from '../actions/campaign.ts'
import { checkDue } from '../campaign.ts'
import { countTeachers } from '../store/asked.ts'
import { askingOf } from '../view/asking.ts'
import {
  beginButton,
  campaignButton,
  campaignsButton,
  checkButton,
  otherDayButton,
  startButton,
} from '../view/buttons.ts'
import { dueScreen, sureScreen } from '../view/campaign.ts'
import { campaignScreen, campaignsScreen, schoolNamed, schoolToRun, todayIn } from './reading.ts'

/** From «Обновить запросы» to the question that everybody is asked: the due day, how many people, sure. */
export function beginning(openForm: string): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(campaignsButton.pattern, async (ctx) => {
    const screen = await campaignsScreen(ctx)
    await (screen ? show(ctx, screen) : stale(ctx))
  })
  bot.callbackQuery(campaignButton.pattern, async (ctx) => {
    const school = schoolNamed(ctx, campaignButton.read(ctx).school)
    await (school ? show(ctx, await campaignScreen(ctx, school)) : stale(ctx))
  })
  bot.callbackQuery(beginButton.pattern, async (ctx) => {
    const school = schoolToRun(ctx, beginButton.read(ctx).school)
    if (!school) return await stale(ctx)
    await show(ctx, dueScreen(ctx.texts, school, await countTeachers(ctx.tx, school.id), todayIn(ctx, school)))
  })
  bot.callbackQuery(otherDayButton.pattern, async (ctx) => {
    const { school } = otherDayButton.read(ctx)
    if (schoolToRun(ctx, school)) await ctx.conversation.enter('due', school)
    else await stale(ctx)
  })
  bot.callbackQuery(checkButton.pattern, async (ctx) => {
    const { school, day } = checkButton.read(ctx)
    await showSure(ctx, school, day, show)
  })
  bot.callbackQuery(startButton.pattern, async (ctx) => await start(ctx, startButton.read(ctx), openForm))
  return bot
}

/** A due day that no button gives. */
export function dueDialogue(): Middleware<BotContext> {
  const asking = async (conversation: Dialogue, ctx: DialogueContext, school: string) => {
    const today = await conversation.external((outer) => {
      const organisation = isMember(outer) ? schoolToRun(outer, school) : undefined
      return isMember(outer) && organisation ? todayIn(outer, organisation) : ''
    })
    const { value } = await ask(conversation, ctx, {
      step: 'due',
      text: ctx.texts.t('requests.due.typed'),
      choices: [],
      parse: (typed) => parseDue(typed, today),
    })
    await conversation.external(async (outer) => {
      if (isMember(outer)) await showSure(outer, school, value, tell)
    })
  }
  return dialogue(asking, 'due')
}

function parseDue(typed: string, today: string): Parsed<string> {
  const day = parseDay(typed)
  if (!day.ok) return day
  const due = checkDue(day.value, today)
  return due.ok ? day : { ok: false, problem: `requests.refusals.${due.reason}` }
}

async function showSure(ctx: MemberContext, id: string, day: string, put: typeof show): Promise<void> {
  const school = schoolToRun(ctx, id)
  const parsed = school && parseDue(readable(day), todayIn(ctx, school))
  if (!school || !parsed?.ok) return await stale(ctx)
  await put(ctx, sureScreen(ctx.texts, school, await countTeachers(ctx.tx, school.id), parsed.value))
}

async function start(ctx: MemberContext, pressed: { school: string; day: string }, openForm: string): Promise<void> {
  const school = schoolToRun(ctx, pressed.school)
  const day = parseDay(readable(pressed.day))
  if (!school || !day.ok) return await stale(ctx)
  const begun = await beginCampaign(ctx.tx, ctx.actor, school, day.value, ctx.now, askingOf(openForm))
  if (begun.ok) {
    const lead = ctx.texts.t('requests.begun', { count: begun.asked })
    return await show(ctx, await campaignScreen(ctx, school, lead))
  }
  if (begun.reason === 'not-allowed') return await stale(ctx)
  await toast(ctx, ctx.texts.plain(`requests.refusals.${begun.reason}`), begun.reason !== 'running')
  await show(ctx, await campaignScreen(ctx, school))
}

/** «2026-10-26» as people type it: data of buttons is read as strictly as words are. */
function readable(day: string): string {
  return day.split('-').toReversed().join('.')
}
