import { Composer } from 'grammy'
import type { Tx } from '../../db/transaction.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { listSchools } from '../../organisations/store.ts'
import { whereMay } from '../../people/policy.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { pageBounds, pageNumber, toPage } from '../../telegram/paging.ts'
import { show, stale } from '../../telegram/screen.ts'
import type { PairStatus } from '../pair.ts'
import { countPairs, listPairs, listReadyForOrder } from '../store/pairs.ts'
import { countWaiting } from '../store/searching.ts'
import { districtButton, hubButton, listButton, pairButton } from '../view/buttons.ts'
import { type Counts, districtScreen, hubScreen, type ListName, lists, listScreen } from '../view/hub.ts'
import { type Pairing, readerOf, showPair } from './reading.ts'

/** «Пары»: one entry of the menu for curators, heads and coordinators. */
export function hub(pairing: Pairing): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(hubButton.pattern, async (ctx) => await showHub(ctx, pairing, 0))
  bot.callbackQuery(districtButton.pattern, async (ctx) => {
    await showHub(ctx, pairing, pageNumber(districtButton.read(ctx).page))
  })
  bot.callbackQuery(listButton.pattern, async (ctx) => {
    const { what: word, page } = listButton.read(ctx)
    const what = lists.find((one) => one === word)
    const ids = whereMay(ctx.actor, 'pair.read').map(({ id }) => id)
    if (!what || ids.length === 0) return await stale(ctx)
    const number = pageNumber(page)
    const { rows, total } = await listPairs(ctx.tx, ids, { statuses: statusesOf[what] }, pageBounds(number))
    await show(ctx, listScreen(ctx.texts, what, toPage(rows, total, number), readerOf(ctx)))
  })
  bot.callbackQuery(pairButton.pattern, async (ctx) => await showPair(ctx, pairButton.read(ctx).pair, pairing))
  return bot
}

const statusesOf: Readonly<Record<ListName, readonly PairStatus[]>> = {
  proposed: ['proposed'],
  agreed: ['agreed', 'in-order'],
  active: ['active'],
  over: ['ended', 'declined', 'expired', 'withdrawn'],
}

/** A coordinator of schools sees their numbers; who keeps pairs of a school sees its lists. */
async function showHub(ctx: MemberContext, { hubRows }: Pairing, number: number): Promise<void> {
  const more = hubRows
    .filter((row) => row.isFor(ctx.actor))
    .map((row) => ({ text: ctx.texts.plain(row.label), data: row.data }))
  const schools = whereMay(ctx.actor, 'pair.read')
  if (schools.length > 0) {
    const counted = await withCounts(ctx.tx, schools)
    return await show(ctx, hubScreen(ctx.texts, counted, more))
  }
  const districts = whereMay(ctx.actor, 'pair.count').filter(({ kind }) => kind === 'DISTRICT')
  if (districts.length === 0) return await stale(ctx)
  const ids = districts.map(({ id }) => id)
  const page = await listSchools(ctx.tx, ids, pageBounds(number))
  const rows = await withCounts(ctx.tx, page.schools)
  await show(ctx, districtScreen(ctx.texts, toPage(rows, page.total, number), more))
}

async function withCounts(
  tx: Tx,
  schools: readonly Organisation[],
): Promise<{ school: Organisation; counts: Counts }[]> {
  const counted = []
  for (const school of schools) counted.push({ school, counts: await countsOf(tx, school.id) })
  return counted
}

async function countsOf(tx: Tx, id: string): Promise<Counts> {
  const found = await countPairs(tx, [id])
  const sum = (what: ListName) => statusesOf[what].reduce((all, status) => all + (found.get(status) ?? 0), 0)
  return {
    searching: await countWaiting(tx, [id]),
    proposed: sum('proposed'),
    agreed: sum('agreed'),
    ready: (await listReadyForOrder(tx, id)).length,
    active: sum('active'),
    over: sum('over'),
  }
}
