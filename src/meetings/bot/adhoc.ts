import { Composer } from 'grammy'
import { dayIn } from '../../calendar/day.ts'
import type { Active } from '../../pairs/pair.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { show, stale, toast } from '../../telegram/screen.ts'
import { listMentoredPairs, nextNumber, noteMeeting } from '../actions/adhoc.ts'
import { dayAgo, presetOf, readNumber } from '../adhoc.ts'
import { daysScreen, noPairScreen, presetsScreen, whichPairScreen } from '../view/adhoc.ts'
import { adhocButton, adhocDaysButton, adhocPairButton, noteButton } from '../view/check-in-buttons.ts'
import { cardOf } from './report-reading.ts'

/** «Была встреча»: a meeting that nobody had planned, in two presses (п. 2.3). */
export function adhoc(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(adhocButton.pattern, async (ctx) => {
    const pairs = await listMentoredPairs(ctx.tx, ctx.actor)
    const [only] = pairs
    if (!only) return await show(ctx, noPairScreen(ctx.texts))
    if (pairs.length === 1) return await showPresets(ctx, only, '0')
    const numbered: { pair: Active; number: string }[] = []
    for (const pair of pairs) numbered.push({ pair, number: await nextNumber(ctx.tx, pair.id) })
    await show(ctx, whichPairScreen(ctx.texts, numbered))
  })
  bot.callbackQuery(adhocPairButton.pattern, async (ctx) => {
    const { pair: id, days } = adhocPairButton.read(ctx)
    const pair = await findMentored(ctx, id)
    if (pair) await showPresets(ctx, pair, days)
    else await stale(ctx)
  })
  bot.callbackQuery(adhocDaysButton.pattern, async (ctx) => {
    const pair = await findMentored(ctx, adhocDaysButton.read(ctx).pair)
    if (pair) await show(ctx, daysScreen(ctx.texts, pair, todayOf(ctx, pair)))
    else await stale(ctx)
  })
  bot.callbackQuery(noteButton.pattern, async (ctx) => {
    const { pair: pairId, number: word, preset: key, days: daysAgo } = noteButton.read(ctx)
    const [preset, number] = [presetOf(key), readNumber(word)]
    if (!preset || number === undefined) return await stale(ctx)
    const noted = await noteMeeting(ctx.tx, ctx.actor, { pairId, number, preset, daysAgo }, ctx.now)
    if (!noted.ok) return await stale(ctx)
    if (!noted.isChanged) await toast(ctx, ctx.texts.plain('meetings.adhoc.already'))
    await show(ctx, await cardOf(ctx, noted.meeting))
  })
  return bot
}

async function showPresets(ctx: MemberContext, pair: Active, days: string): Promise<void> {
  const day = dayAgo(days, todayOf(ctx, pair), pair.startsOn)
  if (day === undefined) return await stale(ctx)
  const number = await nextNumber(ctx.tx, pair.id)
  await show(ctx, presetsScreen(ctx.texts, pair, { days, day, number }))
}

async function findMentored(ctx: MemberContext, id: string): Promise<Active | undefined> {
  return (await listMentoredPairs(ctx.tx, ctx.actor)).find((pair) => pair.id === id)
}

function todayOf({ now }: MemberContext, { organisation }: Active): string {
  return dayIn(now, organisation.timeZone)
}
