import { Composer } from 'grammy'
import { viewerOf } from '../../questionnaires/seen.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { pageBounds, pageNumber, toPage } from '../../telegram/paging.ts'
import { show, stale } from '../../telegram/screen.ts'
import type { Filter } from '../filter.ts'
import { noFilter } from '../filter.ts'
import { type Bank, listPage } from '../store/listed.ts'
import { findCard } from '../store/listings.ts'
import { bankButton, cardButton, listingButton } from '../view/buttons.ts'
import { cardScreen } from '../view/card.ts'
import { bankScreen } from '../view/list.ts'
import { bankFor, readableSchools, readFilter } from './reading.ts'

/** The two banks of a school (п. 3.4.5), for its curators and its head. */
export function lists(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(bankButton.pattern, async (ctx) => {
    const { bank, filter, page } = bankButton.read(ctx)
    const found = bankFor(ctx, bank)
    if (found) await showBank(ctx, found, readFilter(found.kind, filter), pageNumber(page))
    else await stale(ctx)
  })
  bot.callbackQuery(cardButton.pattern, async (ctx) => {
    const { listing, filter, page } = cardButton.read(ctx)
    await showCard(ctx, listing, { filter, page: pageNumber(page) })
  })
  bot.callbackQuery(listingButton.pattern, async (ctx) => await showCard(ctx, listingButton.read(ctx).listing))
  return bot
}

export async function showBank(ctx: MemberContext, bank: Bank, filter: Filter, page: number): Promise<void> {
  const { rows, ...totals } = await listPage(ctx.tx, bank, filter, pageBounds(page))
  await show(ctx, bankScreen(ctx.texts, { ...bank, filter }, toPage(rows, totals.total, page), totals))
}

/** The card, with the way back to where in the list it was opened. */
export async function showCard(
  ctx: MemberContext,
  listingId: string,
  back?: { filter: string; page: number },
): Promise<void> {
  const schools = readableSchools(ctx)
  const card = await findCard(
    ctx.tx,
    listingId,
    schools.map(({ id }) => id),
  )
  const school = schools.find(({ id }) => id === card?.organisationId)
  if (!card || !school) return await stale(ctx)
  const filter = back ? readFilter(card.kind, back.filter) : noFilter
  const viewer = viewerOf(ctx.actor, { personId: card.personId, organisation: school })
  await show(ctx, cardScreen(ctx.texts, card, school, viewer, { filter, page: back?.page ?? 0 }))
}
