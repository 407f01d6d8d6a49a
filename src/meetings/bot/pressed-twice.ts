import { Composer } from 'grammy'
import type { MemberContext } from '../../telegram/context.ts'
import { toast } from '../../telegram/screen.ts'
import { hasChanged } from '../store/meetings.ts'
import { leaving } from './leaving.ts'

/** The second of two presses comes at once, or a little later on a slow line. */
const soonMilliseconds = 120_000

/** The second press on the last step: the first has ended the dialogue, and it has happened already. */
export function pressedTwice(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  for (const [data, what] of [
    ['ask:sure:sure', 'planned'],
    ['ask:sure-move:sure', 'moved'],
  ] as const)
    bot.callbackQuery(data, async (ctx, next) => {
      const since = new Date(ctx.now.getTime() - soonMilliseconds)
      if (!(await hasChanged(ctx.tx, ctx.actor.personId, what, since))) return await next()
      await toast(ctx, ctx.texts.plain(`meetings.refused.already.${what}`))
    })
  bot.callbackQuery(['ask:sure:drop', 'ask:sure-move:keep'], left)
  bot.callbackQuery(new RegExp(`^ask:[\\w-]+:${leaving}$`), left)
  return bot
}

/** Nothing was planned or changed, and nothing is. */
async function left(ctx: MemberContext): Promise<void> {
  await toast(ctx, ctx.texts.plain('meetings.refused.kept'))
}
