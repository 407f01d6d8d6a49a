import type { Context } from 'grammy'
import { Fault } from '../diagnostics/log.ts'
import type { BotContext } from './context.ts'

export type ScreenButton =
  | { readonly text: string; readonly data: string }
  | { readonly text: string; readonly url: string }

/** A message with its buttons, in HTML. One or two buttons a row. */
export type Screen = { readonly text: string; readonly rows: readonly (readonly ScreenButton[])[] }

const longestText = 4000

/** In answer to a press the pressed message changes, so that a repeated press repeats nothing; otherwise a new message. */
export async function show(ctx: Context, screen: Screen): Promise<void> {
  const pressed = ctx.callbackQuery?.message
  if (pressed && pressed.date !== 0 && 'text' in pressed) await ctx.editMessageText(check(screen), options(screen))
  else await tell(ctx, screen)
}

/** Always a new message. */
export async function tell(ctx: Context, screen: Screen): Promise<void> {
  await ctx.reply(check(screen), options(screen))
}

/** Confirms the press with a short line over the chat, or a window to close. */
export async function toast(ctx: BotContext, text: string, isAlert = false): Promise<void> {
  if (!ctx.callbackQuery) return
  ctx.isPressAnswered = true
  await ctx.answerCallbackQuery({ text: text.slice(0, 200), show_alert: isAlert })
}

export function inlineKeyboard(screen: Screen) {
  return screen.rows.map((row) =>
    row.map((one) => ('data' in one ? { text: one.text, callback_data: one.data } : { text: one.text, url: one.url })),
  )
}

/** Two to a row where every label is short, else one below another. */
export function inRows(buttons: readonly ScreenButton[], longestInPair = 14): ScreenButton[][] {
  const perRow = buttons.every((one) => [...one.text].length <= longestInPair) ? 2 : 1
  return Array.from({ length: Math.ceil(buttons.length / perRow) }, (_, row) =>
    buttons.slice(row * perRow, (row + 1) * perRow),
  )
}

function options(screen: Screen) {
  return {
    parse_mode: 'HTML' as const,
    link_preview_options: { is_disabled: true },
    reply_markup: { inline_keyboard: inlineKeyboard(screen) },
  }
}

/** Counted as the messenger counts: without tags, each sign once, however it is escaped. */
function check(screen: Screen): string {
  const { length } = screen.text.replaceAll(/<[^>]*>/g, '').replaceAll(/&\w+;/g, ' ')
  if (length > longestText) throw new Fault(`a screen of ${length} characters`)
  return screen.text
}

/** The press asks for something that is not there any more, or is not this person's to do: says so, and what there is now follows. */
export async function stale(ctx: BotContext): Promise<void> {
  ctx.isStale = true
  await toast(ctx, ctx.texts.plain('telegram.stale'), true)
}
