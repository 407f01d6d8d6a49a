import { Composer } from 'grammy'
import { sendDocument } from '../../files/sending.ts'
import { whereMay } from '../../people/policy.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { pageBounds, pageNumber, toPage } from '../../telegram/paging.ts'
import { show, stale } from '../../telegram/screen.ts'
import { findParties, type Parties } from '../actions/farewell.ts'
import { type Act, findAct, listActs, listJournalOf } from '../store/acts.ts'
import { actButton, actFileButton, actJournalButton, actsButton, actScreen, actsScreen } from '../view/acts.ts'
import { actDocument, journalWorkbook } from './papers.ts'

/** «Акты об уничтожении»: for those who answer for the data of the organisation (order 179 of Roskomnadzor). */
export function acts(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(actsButton.pattern, async (ctx) => {
    const places = whereMay(ctx.actor, 'act.read')
    if (places.length === 0) return await stale(ctx)
    const number = pageNumber(actsButton.read(ctx).page)
    const ids = places.map(({ id }) => id)
    const { rows, total } = await listActs(ctx.tx, ids, pageBounds(number))
    const placeOf = (act: Act) =>
      places.find(({ id }) => id === act.organisationId) ?? { shortName: '', timeZone: 'UTC' }
    await show(ctx, actsScreen(ctx.texts, toPage(rows, total, number), placeOf))
  })
  bot.callbackQuery(actButton.pattern, async (ctx) => {
    const found = await findOwn(ctx, actButton.read(ctx).act)
    if (found) await show(ctx, actScreen(ctx.texts, found.act, found.operator))
    else await stale(ctx)
  })
  bot.callbackQuery(actFileButton.pattern, async (ctx) => {
    const found = await findOwn(ctx, actFileButton.read(ctx).act)
    if (found) await sendDocument(ctx, actDocument(ctx.texts, found.act, found))
    else await stale(ctx)
  })
  bot.callbackQuery(actJournalButton.pattern, async (ctx) => {
    const found = await findOwn(ctx, actJournalButton.read(ctx).act)
    if (!found) return await stale(ctx)
    const lines = await listJournalOf(ctx.tx, found.act)
    await sendDocument(ctx, await journalWorkbook(ctx.texts, found.act, lines, found))
  })
  return bot
}

async function findOwn(ctx: MemberContext, id: string): Promise<(Parties & { act: Act }) | undefined> {
  const places = whereMay(ctx.actor, 'act.read')
  const act = await findAct(
    ctx.tx,
    id,
    places.map((place) => place.id),
  )
  const parties = act ? await findParties(ctx.tx, act.organisationId) : undefined
  return act && parties ? { act, ...parties } : undefined
}
