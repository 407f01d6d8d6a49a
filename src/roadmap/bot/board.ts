import { Composer, InputFile } from 'grammy'
import { renderPng } from '../../charts/chart.ts'
import { may, whereMay } from '../../people/policy.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { pageBounds, pageNumber, toPage } from '../../telegram/paging.ts'
import { inlineKeyboard, type Screen, show, stale, toast } from '../../telegram/screen.ts'
import { findPlaceFor } from '../actions/access.ts'
import { collectBoard, findLagging, nudgeLagging, nudgeSchool } from '../actions/nudging.ts'
import { collectMap } from '../actions/reading.ts'
import { boardScreen, nudgeAllScreen } from '../view/board.ts'
import { boardButton, nudgeAllButton, nudgeAllDoButton, nudgeButton, pictureButton } from '../view/buttons.ts'
import { boardChart } from '../view/picture.ts'
import type { AroundRoadmap } from './calendar.ts'
import { todayIn } from './reading.ts'

/** The coordinator's board: the schools of the district by stages (order 5). */
export function board(around: AroundRoadmap): Composer<MemberContext> {
  return new Composer<MemberContext>(looking(), nudging(around))
}

function looking(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(boardButton.pattern, async (ctx) => await showBoard(ctx, pageNumber(boardButton.read(ctx).page)))
  bot.callbackQuery(pictureButton.pattern, async (ctx) => {
    const district = await findPlaceFor(ctx.tx, ctx.actor, 'roadmap.nudge', pictureButton.read(ctx).district)
    if (district?.kind !== 'DISTRICT') return await stale(ctx)
    const rows = await collectBoard(ctx.tx, district, ctx.now)
    if (rows.length === 0) return await stale(ctx)
    const on = todayIn(ctx, district)
    const png = await renderPng(boardChart(ctx.texts, { district: district.shortName, rows, on }))
    const back = { text: ctx.texts.plain('roadmap.buttons.board'), data: boardButton.data({ page: '0' }) }
    const screen: Screen = { text: ctx.texts.t('roadmap.picture.caption'), rows: [[back]] }
    await ctx.replyWithPhoto(new InputFile(png, 'road-map.png'), {
      caption: screen.text,
      parse_mode: 'HTML',
      reply_markup: { inline_keyboard: inlineKeyboard(screen) },
    })
  })
  return bot
}

function nudging(around: AroundRoadmap): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(nudgeButton.pattern, async (ctx) => {
    const nudged = await nudgeSchool(ctx.tx, ctx.actor, nudgeButton.read(ctx).organisation, ctx.now)
    if (nudged.ok) {
      const isLater = nudged.told === 0
      return await toast(ctx, ctx.texts.plain(isLater ? 'roadmap.nudge.later' : 'roadmap.nudge.told'), true)
    }
    if (nudged.reason === 'not-allowed') return await stale(ctx)
    await toast(ctx, ctx.texts.plain(`roadmap.nudge.refusals.${nudged.reason}`), true)
  })
  bot.callbackQuery(nudgeAllButton.pattern, async (ctx) => {
    const { district } = nudgeAllButton.read(ctx)
    const found = await findLagging(ctx.tx, ctx.actor, district, ctx.now)
    if (!found) return await stale(ctx)
    await show(ctx, nudgeAllScreen(ctx.texts, district, found, around.inviteHead))
  })
  bot.callbackQuery(nudgeAllDoButton.pattern, async (ctx) => {
    const count = await nudgeLagging(ctx.tx, ctx.actor, nudgeAllDoButton.read(ctx).district, ctx.now)
    if (count === undefined) return await stale(ctx)
    await toast(ctx, ctx.texts.plain(count > 0 ? 'roadmap.nudge.all' : 'roadmap.nudge.sure', { count }), true)
    await showBoard(ctx, 0)
  })
  return bot
}

async function showBoard(ctx: MemberContext, number: number): Promise<void> {
  const [first] = whereMay(ctx.actor, 'roadmap.nudge').filter(({ kind }) => kind === 'DISTRICT')
  const district = first && (await findPlaceFor(ctx.tx, ctx.actor, 'roadmap.nudge', first.id))
  if (!district || !may(ctx.actor, 'roadmap.read', { organisation: district })) return await stale(ctx)
  const rows = await collectBoard(ctx.tx, district, ctx.now)
  const { skip, take } = pageBounds(number)
  const page = toPage(rows.slice(skip, skip + take), rows.length, number)
  const own = await collectMap(ctx.tx, district, ctx.now)
  const lagging = rows.filter(({ late }) => late > 0).length
  await show(ctx, boardScreen(ctx.texts, { district, own, page, lagging }))
}
