import { Composer } from 'grammy'
import { dayIn } from '../../calendar/day.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { may, type Permission, whereMay } from '../../people/policy.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { pageBounds, pageNumber, toPage } from '../../telegram/paging.ts'
import { show, stale } from '../../telegram/screen.ts'
import { listRunningClocks } from '../store/clocks.ts'
import { choiceScreen, clocksButton, clocksScreen, deskButton, deskOfButton, deskScreen } from '../view/desk.ts'

/** «Consents» of those who answer for them in an organisation: what there is to look at, and the terms that run. */
export function consentDesk(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(deskButton.pattern, async (ctx) => {
    const places = whereMay(ctx.actor, 'consent.wording')
    const [only] = places
    if (!only) return await stale(ctx)
    await (places.length > 1 ? show(ctx, choiceScreen(ctx.texts, places)) : showDesk(ctx, only))
  })
  bot.callbackQuery(deskOfButton.pattern, async (ctx) => {
    const organisation = placeFor(ctx, 'consent.wording', deskOfButton.read(ctx).organisation)
    await (organisation ? showDesk(ctx, organisation) : stale(ctx))
  })
  bot.callbackQuery(clocksButton.pattern, async (ctx) => {
    const { organisation: id, page } = clocksButton.read(ctx)
    const organisation = placeFor(ctx, 'consent.register', id)
    if (!organisation) return await stale(ctx)
    const number = pageNumber(page)
    const { rows, total } = await listRunningClocks(ctx.tx, organisation.id, pageBounds(number))
    const today = dayIn(ctx.now, organisation.timeZone)
    await show(ctx, clocksScreen(ctx.texts, organisation, toPage(rows, total, number), today))
  })
  return bot
}

/** The organisation of the member's with this id, where they may do it to others. */
export function placeFor({ actor }: MemberContext, what: Permission, id: string): Organisation | undefined {
  return whereMay(actor, what).find((one) => one.id === id)
}

async function showDesk(ctx: MemberContext, organisation: Organisation): Promise<void> {
  const rights = {
    mayRead: may(ctx.actor, 'consent.register', { organisation }),
    mayWord: may(ctx.actor, 'consent.wording', { organisation }),
  }
  await show(ctx, deskScreen(ctx.texts, organisation, rights))
}
