import { Composer } from 'grammy'
import type { MemberContext } from '../../telegram/context.ts'
import { show, stale } from '../../telegram/screen.ts'
import { findControlled } from '../actions/controlling.ts'
import { formOf } from '../banks.ts'
import { bankKinds } from '../listing.ts'
import { listListingsOf } from '../store/listings.ts'
import { mineButton, ownButton } from '../view/buttons.ts'
import { mineScreen, ownScreen } from '../view/controls.ts'
import { entryOf } from './controls.ts'

/** «Моё участие»: whether one is in a bank, with the places and the pause that one sets oneself. */
export function participation(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(mineButton.pattern, async (ctx) => {
    const entries = []
    for (const { id } of await listListingsOf(ctx.tx, ctx.actor.personId)) {
      const found = await findControlled(ctx.tx, ctx.actor, id)
      if (found) entries.push(entryOf(ctx, found))
    }
    const ways = bankKinds.map((kind) => ({
      text: ctx.texts.plain(`banks.mine.form.${kind}`),
      data: `fill:${formOf(kind)}`,
    }))
    await show(ctx, mineScreen(ctx.texts, entries, ways))
  })
  bot.callbackQuery(ownButton.pattern, async (ctx) => {
    const found = await findControlled(ctx.tx, ctx.actor, ownButton.read(ctx).listing)
    if (found && found.card.personId === ctx.actor.personId)
      await show(ctx, ownScreen(ctx.texts, entryOf(ctx, found), ctx.now))
    else await stale(ctx)
  })
  return bot
}
