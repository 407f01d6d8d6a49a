import { Composer, type MiddlewareFn } from 'grammy'
import type { InlineKeyboardButton } from 'grammy/types'
import { holds } from '../../people/role.ts'
import type { BotContext, MemberContext } from '../../telegram/context.ts'
import { isMember } from '../../telegram/home.ts'
import { show, stale, tell } from '../../telegram/screen.ts'
import { collectDecisions, collectWeeks } from '../actions/weekly.ts'
import { weekButton, type WeekDoors, weekNowButton, weekRestButton } from '../view/week-buttons.ts'
import { restScreen, weekScreen } from '../view/weekly.ts'

/** «Решения недели»: from the message of Monday, from the menu, and back from whatever was opened there. */
export function weeklyBot(doors: WeekDoors): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(weekNowButton.pattern, async (ctx) => await showWeek(ctx, { seen: '', how: '' }, doors))
  bot.callbackQuery(weekButton.pattern, async (ctx) => await showWeek(ctx, weekButton.read(ctx), doors))
  bot.callbackQuery(weekRestButton.pattern, async (ctx) => {
    const { page, seen } = weekRestButton.read(ctx)
    const decisions = await decisionsNow(ctx)
    await show(ctx, restScreen(ctx.texts, { decisions, page: /^\d{1,3}$/.test(page) ? Number(page) : 0, seen }, doors))
  })
  return bot
}

async function showWeek(ctx: MemberContext, { seen, how }: { seen: string; how: string }, doors: WeekDoors) {
  const week = (await collectWeeks(ctx.tx, [personOf(ctx)], ctx.now)).get(ctx.actor.personId)
  if (!week) return await stale(ctx)
  await (how === '' ? show : tell)(ctx, weekScreen(ctx.texts, { ...week, seen }, doors))
}

/** How many decisions wait for the person now, for the line of the menu. */
export async function countDecisions(ctx: MemberContext): Promise<number> {
  return (await decisionsNow(ctx)).length
}

/**
 * What is opened from the message of the week keeps a way back to it; where that message tells also what nothing else
 * tells, it is left as it is, and what is opened comes below.
 */
export function wayBack(doors: WeekDoors): MiddlewareFn<BotContext> {
  return async (ctx, next) => {
    const way = wayIn(ctx)
    if (way === undefined || !isMember(ctx)) return await next()
    const [, seen = '', how = ''] = way.split(':')
    const isOffice = (['CURATOR', 'HEAD', 'COORDINATOR'] as const).some((role) => holds(ctx.actor.roles, role))
    const text = ctx.texts.plain(isOffice ? 'digests.week.back' : 'digests.week.backOwn')
    const back = { text, callback_data: weekButton.data({ seen, how: '' }) }
    const edit = ctx.editMessageText.bind(ctx)
    let isShown = false
    ctx.editMessageText = async (words, other, signal) => {
      isShown = true
      const keyboard = other?.reply_markup?.inline_keyboard ?? []
      const isThere = keyboard.flat().some((one) => 'callback_data' in one && isOfWeek(one.callback_data))
      const options = { ...other, reply_markup: { inline_keyboard: isThere ? keyboard : [...keyboard, [back]] } }
      if (how !== 'below' || typeof words !== 'string') return await edit(words, options, signal)
      await ctx.reply(words, options, signal)
      return true
    }
    await next()
    // It was done there and then: what is left of the list.
    const isDone = !isShown && ctx.isPressAnswered === true && ctx.isStale !== true
    if (isDone && how !== 'below' && isLine(ctx)) await showWeek(ctx, { seen, how: '' }, doors)
  }
}

/** Data of the way back in the pressed message; nothing where the press leads to the menu or is the way itself. */
function wayIn(ctx: BotContext): string | undefined {
  const pressed = ctx.callbackQuery
  const data = pressed?.data ?? ''
  if (!pressed || data === 'menu' || isOfWeek(data)) return undefined
  return keyboardOf(ctx)
    .flat()
    .flatMap((one) => ('callback_data' in one ? [one.callback_data] : []))
    .find((one) => weekButton.pattern.test(one) && !one.endsWith(':apart'))
}

/** Whether a numbered line of the list itself was pressed, and not something that was opened from it. */
function isLine(ctx: BotContext): boolean {
  const data = ctx.callbackQuery?.data
  const buttons = keyboardOf(ctx).flat()
  return buttons.some((one) => 'callback_data' in one && one.callback_data === data && /^\d+\. /.test(one.text))
}

function keyboardOf({ callbackQuery }: BotContext): InlineKeyboardButton[][] {
  const message = callbackQuery?.message
  return message && 'reply_markup' in message ? (message.reply_markup?.inline_keyboard ?? []) : []
}

function isOfWeek(data: string): boolean {
  return weekButton.pattern.test(data)
}

async function decisionsNow(ctx: MemberContext) {
  return (await collectDecisions(ctx.tx, [personOf(ctx)], ctx.now)).get(ctx.actor.personId) ?? []
}

function personOf({ actor: { personId, roles } }: MemberContext) {
  return { personId, roles }
}
