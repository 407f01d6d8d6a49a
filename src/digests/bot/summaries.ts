import { Composer, InputFile } from 'grammy'
import { textsIn } from '../../i18n/texts.ts'
import { whereMay } from '../../people/policy.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { sendDocument } from '../../files/sending.ts'
import { show, stale, tell, toast } from '../../telegram/screen.ts'
import { currentOf, lastOf } from '../actions/current.ts'
import { findToNudge, nudgeLagging, type NudgeMessage } from '../actions/nudging.ts'
import { findPlace, type Place } from '../store/summaries.ts'
import { nudgeMessage } from '../view/monthly.ts'
import { chooseScreen, currentScreen, sureScreen } from '../view/summaries.ts'
import {
  nudgeButton,
  nudgeDoButton,
  summariesButton,
  summaryButton,
  summaryFileButton,
} from '../view/summary-buttons.ts'
import { pictureOf, workbookOf } from './summary-files.ts'

/** «Сводка»: the month so far and the last one, whenever somebody asks (п. 3.4.10, order 5). */
export function summariesBot(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(summariesButton.pattern, async (ctx) => {
    const places = whereMay(ctx.actor, 'summary.read')
    const [only] = places
    if (!only) return await stale(ctx)
    if (places.length > 1) return await show(ctx, chooseScreen(ctx.texts, places))
    await showSummary(ctx, only.id)
  })
  bot.callbackQuery(summaryButton.pattern, async (ctx) => await showSummary(ctx, summaryButton.read(ctx).organisation))
  bot.callbackQuery(summaryFileButton.pattern, async (ctx) => {
    const { organisation, what } = summaryFileButton.read(ctx)
    await sendFile(ctx, organisation, what)
  })
  bot.callbackQuery(nudgeButton.pattern, async (ctx) => {
    const { organisation, month } = nudgeButton.read(ctx)
    await askToNudge(ctx, organisation, month)
  })
  bot.callbackQuery(nudgeDoButton.pattern, async (ctx) => {
    const { organisation, month } = nudgeDoButton.read(ctx)
    await nudge(ctx, organisation, month)
  })
  return bot
}

async function showSummary(ctx: MemberContext, id: string): Promise<void> {
  const place = await placeFor(ctx, id)
  const current = place && (await currentOf(ctx.tx, place, ctx.now))
  const last = place && (await lastOf(ctx.tx, place, ctx.now))
  if (!current || !last) return await stale(ctx)
  await show(ctx, currentScreen(ctx.texts, current, last))
}

async function sendFile(ctx: MemberContext, id: string, what: string): Promise<void> {
  const place = await placeFor(ctx, id)
  const told = place && (await currentOf(ctx.tx, place, ctx.now))
  if (!told || (what !== 'picture' && what !== 'workbook')) return await stale(ctx)
  if (what === 'workbook') return await sendDocument(ctx, await workbookOf(ctx.texts, told))
  const picture = await pictureOf(ctx.texts, told)
  if (!picture) return await toast(ctx, ctx.texts.plain('digests.monthly.onDemand.nothing'), true)
  await ctx.replyWithPhoto(new InputFile(picture.bytes, picture.name), { caption: picture.caption, parse_mode: 'HTML' })
}

/** Months come back from the messenger as anything at all. */
const isMonth = (word: string) => /^20\d\d-(0[1-9]|1[0-2])$/.test(word)

/** Below the figures, which stay. */
async function askToNudge(ctx: MemberContext, districtId: string, month: string): Promise<void> {
  if (!isMonth(month)) return await stale(ctx)
  const found = await findToNudge(ctx.tx, ctx.actor, { districtId, month }, ctx.now)
  if (!found.ok) return await refuse(ctx, found.reason)
  const { left, told } = found
  await tell(ctx, sureScreen(ctx.texts, { organisation: districtId, month }, { count: left.length, told }))
}

async function nudge(ctx: MemberContext, districtId: string, month: string): Promise<void> {
  if (!isMonth(month)) return await stale(ctx)
  const message: NudgeMessage = ({ language }, school, of) => nudgeMessage(textsIn(language), school, of)
  const nudged = await nudgeLagging(ctx.tx, ctx.actor, { districtId, month, message }, ctx.now)
  if (!nudged.ok) return await refuse(ctx, nudged.reason)
  await toast(ctx, ctx.texts.plain('digests.monthly.onDemand.nudged', { count: nudged.people }), true)
  await showSummary(ctx, districtId)
}

async function refuse(ctx: MemberContext, reason: 'not-allowed' | 'told-today' | 'nobody-lags'): Promise<void> {
  switch (reason) {
    case 'not-allowed':
      return await stale(ctx)
    case 'told-today':
      return await toast(ctx, ctx.texts.plain('digests.monthly.onDemand.nudgedToday'), true)
    case 'nobody-lags':
      return await toast(ctx, ctx.texts.plain('digests.monthly.onDemand.nobodyLags'), true)
  }
}

/** Only where the person holds a role: a coordinator reads numbers of the district, and no school's names. */
async function placeFor(ctx: MemberContext, id: string): Promise<Place | undefined> {
  const isOwn = whereMay(ctx.actor, 'summary.read').some((one) => one.id === id)
  return isOwn ? await findPlace(ctx.tx, id) : undefined
}
