import { Composer } from 'grammy'
import { dayIn, daysBetween } from '../../calendar/day.ts'
import type { Active } from '../../pairs/pair.ts'
import type { DialogueContext, MemberContext } from '../../telegram/context.ts'
import type { Dialogue } from '../../telegram/dialogue.ts'
import { isMember } from '../../telegram/home.ts'
import { show, stale, tell, toast } from '../../telegram/screen.ts'
import { listMentoredPairs, nextNumber, noteMeeting, takeBack } from '../actions/adhoc.ts'
import { dayAgo, presetOf, readNumber } from '../adhoc.ts'
import { readPastDay } from '../past-day.ts'
import { daysScreen, noPairScreen, presetsScreen, whichPairScreen } from '../view/adhoc.ts'
import { adhocButton, adhocDaysButton, adhocPairButton, noteButton, takeBackButton } from '../view/check-in-buttons.ts'
import { type Put, showMeeting } from './reading.ts'
import { cardOf } from './report-reading.ts'
import { lost, take } from './typed-answers.ts'

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
    if (!pair) return await stale(ctx)
    await show(ctx, daysScreen(ctx.texts, pair, todayOf(ctx, pair)))
    await ctx.conversation.enter('meeting-adhoc-day', pair.id)
  })
  bot.callbackQuery(noteButton.pattern, async (ctx) => {
    const { pair: pairId, number: word, preset: key, days: daysAgo } = noteButton.read(ctx)
    const [preset, number] = [presetOf(key), readNumber(word)]
    if (!preset || number === undefined) return await stale(ctx)
    const noted = await noteMeeting(ctx.tx, ctx.actor, { pairId, number, preset, daysAgo }, ctx.now)
    if (!noted.ok) return await stale(ctx)
    if (!noted.isChanged && noted.meeting.status !== 'cancelled')
      await toast(ctx, ctx.texts.plain('meetings.adhoc.already'))
    await show(ctx, await cardOf(ctx, noted.meeting))
  })
  bot.callbackQuery(takeBackButton.pattern, async (ctx) => {
    const { id } = takeBackButton.read(ctx)
    const taken = await takeBack(ctx.tx, ctx.actor, id, ctx.now)
    if (taken.ok) await showMeeting(ctx, id, { lead: [ctx.texts.t('meetings.adhoc.takenBack'), ''] })
    else if (taken.reason === 'gone') await stale(ctx)
    else {
      await toast(ctx, ctx.texts.plain('meetings.adhoc.tooLate'), true)
      await show(ctx, await cardOf(ctx, taken.meeting))
    }
  })
  return bot
}

/** A day typed while the days are on the screen. */
export async function adhocDay(conversation: Dialogue, ctx: DialogueContext, pairId: string): Promise<void> {
  const { at, ...place } = await conversation.external(async (outer) => {
    const pair = isMember(outer) ? await findMentored(outer, pairId) : undefined
    const { organisation: { timeZone: zone } = { timeZone: 'Europe/Moscow' }, startsOn } = pair ?? {}
    return { at: outer.now.getTime(), zone, ...(startsOn ? { startsOn } : {}) }
  })
  const text = ctx.texts.t('meetings.checkIn.day.text')
  const parse = (typed: string, now = new Date(at)) => readPastDay(typed, { now, ...place })
  const { value } = await take(conversation, ctx, { step: 'day', text, choices: [], parse }, true)
  await conversation.external(async (outer) => {
    const pair = isMember(outer) ? await findMentored(outer, pairId) : undefined
    if (!isMember(outer) || !pair) return await lost(outer)
    await showPresets(outer, pair, String(daysBetween(value, todayOf(outer, pair))), tell)
  })
}

async function showPresets(ctx: MemberContext, pair: Active, days: string, put: Put = show): Promise<void> {
  const day = dayAgo(days, todayOf(ctx, pair), pair.startsOn)
  if (day === undefined) return await (put === show ? stale(ctx) : lost(ctx))
  const number = await nextNumber(ctx.tx, pair.id)
  await put(ctx, presetsScreen(ctx.texts, pair, { days, day, number }))
}

async function findMentored(ctx: MemberContext, id: string): Promise<Active | undefined> {
  return (await listMentoredPairs(ctx.tx, ctx.actor)).find((pair) => pair.id === id)
}

function todayOf({ now }: MemberContext, { organisation }: Active): string {
  return dayIn(now, organisation.timeZone)
}
