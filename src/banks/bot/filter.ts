import { Composer } from 'grammy'
import type { MemberContext } from '../../telegram/context.ts'
import { show, stale } from '../../telegram/screen.ts'
import { sorts } from '../filter.ts'
import { countBank, countWords } from '../store/listed.ts'
import { siftButton, sortButton } from '../view/buttons.ts'
import { siftScreen, sortScreen } from '../view/filter.ts'
import { bankFor, readFilter } from './reading.ts'

/** Narrowing a bank, in place: what is chosen stands in the buttons themselves, so old ones and a restart lose nothing. */
export function filters(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(siftButton.pattern, async (ctx) => {
    const { bank: word, filter: code } = siftButton.read(ctx)
    const bank = bankFor(ctx, word)
    if (!bank) return await stale(ctx)
    const filter = readFilter(bank.kind, code)
    const { total } = await countBank(ctx.tx, bank, filter)
    await show(ctx, siftScreen(ctx.texts, { ...bank, filter }, total))
  })
  bot.callbackQuery(sortButton.pattern, async (ctx) => {
    const { bank: word, sort: name, filter: code } = sortButton.read(ctx)
    const bank = bankFor(ctx, word)
    const sort = sorts.find((one) => one === name)
    if (!bank || !sort) return await stale(ctx)
    const filter = readFilter(bank.kind, code)
    const counts = await countWords(ctx.tx, bank, sort)
    await show(ctx, sortScreen(ctx.texts, { ...bank, filter }, sort, counts))
  })
  return bot
}
