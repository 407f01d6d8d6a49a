import type { BotContext } from '../../telegram/context.ts'
import type { ScreenButton } from '../../telegram/screen.ts'
import { dueButton } from '../view/buttons.ts'

/** Ways back that stand on the pressed card beside its own: to the deadlines, and to what another folder has put below it. */
export function waysOf(ctx: BotContext): ScreenButton[] {
  const message = ctx.callbackQuery?.message
  const rows = message && 'reply_markup' in message ? (message.reply_markup?.inline_keyboard ?? []) : []
  return rows.flat().flatMap((one) => {
    if (!('callback_data' in one)) return []
    const { text, callback_data: data } = one
    return isOfDues(data) || !/^(?:road-|menu$)/.test(data) ? [{ text, data }] : []
  })
}

/** Of these, the way to the deadlines alone: other folders put theirs back themselves below what is shown to a press. */
export function duesWayOf(ctx: BotContext): ScreenButton[] {
  return waysOf(ctx).filter((one) => 'data' in one && isOfDues(one.data))
}

function isOfDues(data: string): boolean {
  return dueButton.pattern.test(data)
}
