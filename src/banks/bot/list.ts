import { Composer } from 'grammy'
import type { MemberContext } from '../../telegram/context.ts'
import { pageBounds, pageNumber, toPage } from '../../telegram/paging.ts'
import { show, stale } from '../../telegram/screen.ts'
import { countBank, listIds } from '../store/listed.ts'
import { listCards } from '../store/listings.ts'
import { bankButton } from '../view/buttons.ts'
import { bankScreen } from '../view/list.ts'
import { bankFor, readFilter } from './reading.ts'

/** The two banks of a school (п. 3.4.5), for its curators and its head. */
export function lists(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(bankButton.pattern, async (ctx) => {
    const { bank: word, filter: code, page: text } = bankButton.read(ctx)
    const bank = bankFor(ctx, word)
    if (!bank) return await stale(ctx)
    const filter = readFilter(bank.kind, code)
    const page = pageNumber(text)
    const totals = await countBank(ctx.tx, bank, filter)
    const rows = await listCards(ctx.tx, await listIds(ctx.tx, bank, filter, pageBounds(page)))
    await show(ctx, bankScreen(ctx.texts, { ...bank, filter }, toPage(rows, totals.total, page), totals))
  })
  return bot
}
