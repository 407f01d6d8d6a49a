import { Composer } from 'grammy'
import { whereHeld } from '../people/role.ts'
import type { MemberContext } from '../telegram/context.ts'
import { pageBounds, pageNumber, toPage } from '../telegram/paging.ts'
import { show, stale } from '../telegram/screen.ts'
import { findListing, listListings } from './store.ts'
import { bankButton, bankScreen, cardButton, cardScreen } from './view.ts'

/** The bank of mentors, for the curators and the head of the school. */
export function mentorsBot(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(bankButton.pattern, async (ctx) => {
    const schools = whereHeld(ctx.actor.roles, 'CURATOR', 'HEAD')
    if (schools.length === 0) return await stale(ctx)
    const page = pageNumber(bankButton.read(ctx).page)
    const { rows, total } = await listListings(
      ctx.tx,
      schools.map((one) => one.id),
      pageBounds(page),
    )
    await show(ctx, bankScreen(ctx.texts, toPage(rows, total, page)))
  })
  bot.callbackQuery(cardButton.pattern, async (ctx) => {
    const schools = whereHeld(ctx.actor.roles, 'CURATOR', 'HEAD')
    const listing = await findListing(
      ctx.tx,
      cardButton.read(ctx).listing,
      schools.map((one) => one.id),
    )
    const school = schools.find((one) => one.id === listing?.organisationId)
    if (listing && school) await show(ctx, cardScreen(ctx.texts, listing, school.timeZone))
    else await stale(ctx)
  })
  return bot
}
