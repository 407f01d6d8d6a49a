import { Composer } from 'grammy'
import type { MemberContext } from '../../telegram/context.ts'
import type { MenuItem } from '../../telegram/menu.ts'
import { show, stale, toast } from '../../telegram/screen.ts'
import { inviteOwnAccount } from '../actions/inviting.ts'
import { correctButton, fields, ownAccountButton, profileButton, profileScreen } from '../view.ts'
import { requestOf, sendOwnLink } from './link.ts'

/** What the program knows of the person, each part with its correction. */
export function profile(items: readonly MenuItem[]): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(profileButton.pattern, async (ctx) => await show(ctx, profileScreen(ctx.texts, ctx.actor, items)))
  bot.callbackQuery(correctButton.pattern, async (ctx) => {
    const field = fields.find((one) => one === correctButton.read(ctx).field)
    if (field) await ctx.conversation.enter('correction', field)
    else await stale(ctx)
  })
  bot.callbackQuery(ownAccountButton.pattern, async (ctx) => {
    const made = await inviteOwnAccount(ctx.tx, ctx.actor, requestOf(ctx), ctx.now)
    if (made) await sendOwnLink(ctx, made)
    else await toast(ctx, ctx.texts.plain('joining.invite.already'))
  })
  return bot
}
