import { Composer } from 'grammy'
import { dayIn } from '../../calendar/day.ts'
import { may, whereMay } from '../../people/policy.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { pageBounds, pageNumber, toPage } from '../../telegram/paging.ts'
import { show, stale, toast } from '../../telegram/screen.ts'
import type { Around } from '../around.ts'
import { decideStep, type StepChange } from '../actions/searching.ts'
import { dueOf, dues, searchSteps, supports, type Waiting } from '../search.ts'
import { findWaiting, listWaiting } from '../store/searching.ts'
import { listOwners } from '../store/steps.ts'
import { seekButton, seekingButton, seekSetButton, seekToButton, seekWordsButton } from '../view/buttons.ts'
import type { Pairing } from './reading.ts'
import { chooseScreen, seekingScreen, seekScreen } from '../view/searching.ts'

/** «Без пары» (ДК 5.3): the list, and what is done for each. */
export function searching({ around }: Pairing): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(seekingButton.pattern, async (ctx) => {
    const schools = whereMay(ctx.actor, 'search.read')
    if (schools.length === 0) return await stale(ctx)
    const number = pageNumber(seekingButton.read(ctx).page)
    const ids = schools.map(({ id }) => id)
    const { rows, total } = await listWaiting(ctx.tx, ids, pageBounds(number))
    await show(ctx, seekingScreen(ctx.texts, toPage(rows, total, number), ctx.now))
  })
  bot.callbackQuery(seekButton.pattern, async (ctx) => await showSeek(ctx, seekButton.read(ctx).listing, around))
  bot.callbackQuery(seekSetButton.pattern, async (ctx) => {
    const { listing, what: word } = seekSetButton.read(ctx)
    const waiting = await findDecidable(ctx, listing)
    const what = sorts.find((one) => one === word)
    if (!waiting || !what) return await stale(ctx)
    const owners = what === 'owner' ? await listOwners(ctx.tx, waiting.organisation.id) : []
    await show(ctx, chooseScreen(ctx.texts, waiting, what, owners))
  })
  bot.callbackQuery(seekToButton.pattern, async (ctx) => {
    const { listing, what, value } = seekToButton.read(ctx)
    const waiting = await findDecidable(ctx, listing)
    const change = waiting && changeOf(what, value, dayIn(ctx.now, waiting.organisation.timeZone))
    const done = change && (await decideStep(ctx.tx, ctx.actor, listing, change, ctx.now))
    if (!done?.ok) return await stale(ctx)
    await toast(ctx, ctx.texts.plain('pairs.search.saved'))
    await showSeek(ctx, listing, around)
  })
  bot.callbackQuery(seekWordsButton.pattern, async (ctx) => {
    const { listing } = seekWordsButton.read(ctx)
    if (await findDecidable(ctx, listing)) await ctx.conversation.enter('seek-words', listing)
    else await stale(ctx)
  })
  return bot
}

const sorts = ['step', 'owner', 'due', 'support'] as const

export async function showSeek(
  ctx: MemberContext,
  listingId: string,
  { nextCandidate }: Pick<Around, 'nextCandidate'>,
  put = show,
): Promise<void> {
  const waiting = await findWaiting(ctx.tx, listingId)
  if (!waiting || !may(ctx.actor, 'search.read', { organisation: waiting.organisation })) return await stale(ctx)
  const mayDecide = may(ctx.actor, 'search.decide', { organisation: waiting.organisation })
  const match = mayDecide && waiting.openPairId === undefined ? nextCandidate(ctx.texts, listingId) : undefined
  await put(ctx, seekScreen(ctx.texts, waiting, { mayDecide, match: match?.callback_data }, ctx.now))
}

async function findDecidable(ctx: MemberContext, listingId: string): Promise<Waiting | undefined> {
  const waiting = await findWaiting(ctx.tx, listingId)
  return waiting && may(ctx.actor, 'search.decide', { organisation: waiting.organisation }) ? waiting : undefined
}

function changeOf(what: string, value: string, today: string): StepChange | undefined {
  if (what === 'owner') return { ownerId: value }
  const step = what === 'step' ? searchSteps.find((one) => one === value) : undefined
  if (step) return { step }
  const support = what === 'support' ? supports.find((one) => one === value) : undefined
  if (support) return { support }
  const due = what === 'due' ? dues.find((one) => one === value) : undefined
  return due ? { dueOn: dueOf(due, today) } : undefined
}
