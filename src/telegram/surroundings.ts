import type { MiddlewareFn } from 'grammy'
import { languageOf } from '../i18n/language.ts'
import { textsIn } from '../i18n/texts.ts'
import type { Actor } from '../people/actor.ts'
import { findActor, saveBlocked } from '../people/store.ts'
import type { BotContext } from './context.ts'
import { currentTurn } from './turn.ts'

/** Puts the transaction, the time, the actor and the texts on the context; confirms the press when nobody else has. */
export function surroundings(settle: (actor: Actor) => Actor): MiddlewareFn<BotContext> {
  return async (ctx, next) => {
    const { tx, now } = currentTurn()
    Object.assign(ctx, { tx, now, settle })
    await reload(ctx)
    await next()
    if (ctx.callbackQuery && !ctx.isPressAnswered) await ctx.answerCallbackQuery()
  }
}

/** Reads the actor anew, after a change of roles, consents, profile or language. */
export async function reload(ctx: BotContext): Promise<void> {
  const turn = currentTurn()
  const actor = await findActor(turn.tx, turn.platform, turn.chatId, languageOf(ctx.from?.language_code))
  ctx.actor = ctx.settle(actor)
  ctx.texts = textsIn(ctx.actor.language)
  turn.language = ctx.actor.language
}

/** Keeps in mind who has blocked the bot; whoever writes again has not. */
export const reachability: MiddlewareFn<BotContext> = async (ctx, next) => {
  const { platform, chatId } = currentTurn()
  const status = ctx.myChatMember?.new_chat_member.status
  if (status !== undefined) {
    await saveBlocked(ctx.tx, platform, chatId, status === 'kicked' ? ctx.now : null)
    return
  }
  if (ctx.actor.status === 'member' && ctx.actor.isBlocked) await saveBlocked(ctx.tx, platform, chatId, null)
  await next()
}
