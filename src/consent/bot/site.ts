import { Composer } from 'grammy'
import type { MemberContext } from '../../telegram/context.ts'
import { stale, toast } from '../../telegram/screen.ts'
import type { OwnEditions } from '../edition.ts'
import { allowedFields, marksIn } from '../fields.ts'
import { contactButton, siteButton, siteTextButton } from '../view/site.ts'
import { showOffer } from './giving.ts'
import { isHere, showTicks } from './ticks.ts'

/** The consent to publication: what may be shown, by ticks; then its whole text (152-FZ art. 10.1). */
export function siteConsent(own: OwnEditions): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(siteButton.pattern, async (ctx) => {
    const { organisation, marks } = siteButton.read(ctx)
    await showTicks(ctx, organisation, marks)
  })
  bot.callbackQuery(siteTextButton.pattern, async (ctx) => {
    const { organisation, marks } = siteTextButton.read(ctx)
    if (allowedFields(marksIn(marks)).length === 0)
      return await toast(ctx, ctx.texts.plain('consent.site.nothingTicked'), true)
    await showOffer(ctx, own, organisation, 'DISSEMINATION', marksIn(marks))
  })
  bot.callbackQuery(contactButton.pattern, async (ctx) => {
    const { organisation } = contactButton.read(ctx)
    if (!isHere(ctx, organisation)) return await stale(ctx)
    await ctx.conversation.enter('site-contact', organisation)
  })
  return bot
}
