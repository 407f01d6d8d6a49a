import { Composer } from 'grammy'
import type { InlineKeyboardButton } from 'grammy/types'
import type { BotContext, MemberContext } from '../../telegram/context.ts'
import { isMember } from '../../telegram/home.ts'
import { show, stale, toast } from '../../telegram/screen.ts'
import { chooseLevel } from '../actions/choosing.ts'
import { quietUntil } from '../actions/pausing.ts'
import { choiceRow, type NoticeButton, undoRow } from '../choice.ts'
import { isChosen, isKind, kindsFor, type Level, levels, type NoticeKind } from '../kinds.ts'
import { listChoices } from '../store.ts'
import {
  choiceButton,
  chosenText,
  kindButton,
  kindScreen,
  levelButton,
  noticesButton,
  noticesScreen,
  undoButton,
} from '../view/notices.ts'
import { pauseButton, pauseLine } from '../view/pause.ts'
import { pausing } from './pause.ts'

/** «Less often», «don't remind me», «undo» under a notice: they change its keyboard, and leave a dialogue where it is. */
export function noticeChoices(): Composer<BotContext> {
  const bot = new Composer<BotContext>()
  const members = bot.filter(isMember)
  members.callbackQuery(choiceButton.pattern, async (ctx) => {
    await chooseUnder(ctx, choiceButton.read(ctx), ({ kind }, before) => undoRow(ctx.texts.language, kind, before))
  })
  members.callbackQuery(undoButton.pattern, async (ctx) => {
    await chooseUnder(ctx, undoButton.read(ctx), ({ kind, level }) => choiceRow(ctx.texts.language, kind, level))
  })
  return bot
}

type Chosen = { readonly kind: NoticeKind; readonly level: Level }

async function chooseUnder(
  ctx: MemberContext,
  parts: { kind: string; level: string },
  row: (chosen: Chosen, before: Level) => NoticeButton[][],
): Promise<void> {
  const chosen = read(parts)
  const choice = chosen && (await chooseLevel(ctx.tx, ctx.actor, chosen.kind, chosen.level, ctx.now))
  if (!chosen || !choice?.ok) return await stale(ctx)
  await toast(ctx, chosenText(ctx.texts, chosen.kind, chosen.level))
  const keyboard = ctx.callbackQuery?.message?.reply_markup?.inline_keyboard
  // A repeated press finds the row changed already.
  if (!keyboard || !choice.isChanged) return
  const changed = keyboardWith(keyboard, row(chosen, choice.before))
  await ctx.editMessageReplyMarkup({ reply_markup: { inline_keyboard: changed } })
}

/** «Notices» in the profile. */
export function noticesBot(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.use(pausing())
  bot.callbackQuery(noticesButton.pattern, async (ctx) => {
    const chosen = await listChoices(ctx.tx, ctx.actor.personId)
    const kinds = kindsFor(ctx.actor.roles.map(({ role }) => role))
    const until = await quietUntil(ctx.tx, ctx.actor, ctx.now)
    const { texts } = ctx
    await show(
      ctx,
      noticesScreen(
        texts,
        kinds.map((kind) => ({ kind, level: chosen.get(kind) ?? 'USUAL' })),
        {
          lines: until === undefined ? [] : [pauseLine(texts, until)],
          button: { text: texts.plain('notices.pause.button'), data: pauseButton.data({}) },
        },
      ),
    )
  })
  bot.callbackQuery(kindButton.pattern, async (ctx) => {
    const { kind } = kindButton.read(ctx)
    if (!isKind(kind) || !isChosen(kind)) return await stale(ctx)
    const level = (await listChoices(ctx.tx, ctx.actor.personId)).get(kind) ?? 'USUAL'
    await show(ctx, kindScreen(ctx.texts, kind, level))
  })
  bot.callbackQuery(levelButton.pattern, async (ctx) => {
    const chosen = read(levelButton.read(ctx))
    const choice = chosen && (await chooseLevel(ctx.tx, ctx.actor, chosen.kind, chosen.level, ctx.now))
    if (!chosen || !choice?.ok || !isChosen(chosen.kind)) return await stale(ctx)
    await show(ctx, kindScreen(ctx.texts, chosen.kind, chosen.level))
  })
  return bot
}

function read(parts: { kind: string; level: string }): Chosen | undefined {
  const level = levels.find((one) => one === parts.level)
  return isKind(parts.kind) && level ? { kind: parts.kind, level } : undefined
}

/** The keyboard of the notice with this row in place of the choice: what else is there stays. */
function keyboardWith(
  keyboard: readonly InlineKeyboardButton[][],
  row: readonly NoticeButton[][],
): InlineKeyboardButton[][] {
  return [...keyboard.filter((one) => !one.some(isOfChoice)), ...row]
}

function isOfChoice(one: InlineKeyboardButton): boolean {
  const data = 'callback_data' in one ? one.callback_data : ''
  return choiceButton.pattern.test(data) || undoButton.pattern.test(data)
}
