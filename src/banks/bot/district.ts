import { Composer } from 'grammy'
import { whereMay } from '../../people/policy.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { pageBounds, pageNumber, toPage } from '../../telegram/paging.ts'
import { show, stale } from '../../telegram/screen.ts'
import { countBanks } from '../store/district.ts'
import { districtButton } from '../view/buttons.ts'
import { districtScreen } from '../view/district.ts'

/** A coordinator sees how the banks of the schools stand, in numbers. */
export function district(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(districtButton.pattern, async (ctx) => {
    const districts = whereMay(ctx.actor, 'bank.count').filter(({ kind }) => kind === 'DISTRICT')
    if (districts.length === 0) return await stale(ctx)
    const number = pageNumber(districtButton.read(ctx).page)
    const ids = districts.map(({ id }) => id)
    const { rows, total, ...all } = await countBanks(ctx.tx, ids, ctx.now, pageBounds(number))
    await show(ctx, districtScreen(ctx.texts, toPage(rows, total, number), all, ctx.now))
  })
  return bot
}
