import { Composer } from 'grammy'
import type { MemberContext } from '../../telegram/context.ts'
import { pageBounds, pageNumber, toPage } from '../../telegram/paging.ts'
import { show, stale } from '../../telegram/screen.ts'
import { schoolsToRead } from '../actions/access.ts'
import { stateNamed } from '../bank.ts'
import { countProgrammes, listProgrammes } from '../store/bank.ts'
import { programmesButton } from '../view/buttons.ts'
import { bankScreen } from '../view/bank.ts'

/** The bank of programmes (regulation 3.4.6), for curators and heads. */
export function bank(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(programmesButton.pattern, async (ctx) => {
    const { state: word, page: text } = programmesButton.read(ctx)
    const schools = schoolsToRead(ctx.actor)
    if (schools.length === 0) return await stale(ctx)
    const ids = schools.map(({ id }) => id)
    const state = stateNamed(word)
    const number = pageNumber(text)
    const counts = await countProgrammes(ctx.tx, ids)
    const rows = await listProgrammes(ctx.tx, ids, state, pageBounds(number))
    const page = toPage(rows, counts.get(state) ?? 0, number)
    await show(ctx, bankScreen(ctx.texts, state, page, counts, schools.length > 1))
  })
  return bot
}
