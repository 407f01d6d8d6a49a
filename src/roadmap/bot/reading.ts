import { dayIn } from '../../calendar/day.ts'
import { Composer } from 'grammy'
import { findPair } from '../../pairs/store/pairs.ts'
import { pairName } from '../../pairs/words.ts'
import { may, whereMay } from '../../people/policy.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { pageBounds, pageNumber, toPage } from '../../telegram/paging.ts'
import { type ScreenButton, show, stale, tell } from '../../telegram/screen.ts'
import { findItemFor, findPlaceFor } from '../actions/access.ts'
import { collectDues } from '../actions/deadlines.ts'
import { collectMap } from '../actions/reading.ts'
import { type Due, soonestDueFirst } from '../due.ts'
import { stageNamed } from '../items.ts'
import { yearOf } from '../standing.ts'
import { findPlace, type RoadPlace } from '../store/places.ts'
import {
  dueButton,
  dueItemButton,
  itemButton,
  mapButton,
  roadButton,
  stageButton,
  toldItemButton,
} from '../view/buttons.ts'
import { dueScreen, type ShownDue, toDues } from '../view/due.ts'
import { itemScreen } from '../view/item.ts'
import { mapScreen, type Shown, stageScreen, whichScreen } from '../view/map.ts'
import { nudgeRow } from '../view/board.ts'
import { duesWayOf } from './ways.ts'

/** The road map of a school or a district: stages, a stage, an item; and everything with a day. */
export function reading(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(roadButton.pattern, async (ctx) => {
    const schools = whereMay(ctx.actor, 'roadmap.mark').filter(({ kind }) => kind === 'SCHOOL')
    const [only, ...others] = schools
    if (!only) await stale(ctx)
    else if (others.length > 0) await show(ctx, whichScreen(ctx.texts, schools))
    else await showMap(ctx, only.id)
  })
  bot.callbackQuery(mapButton.pattern, async (ctx) => await showMap(ctx, mapButton.read(ctx).organisation))
  bot.callbackQuery(stageButton.pattern, async (ctx) => {
    const { organisation, stage: word } = stageButton.read(ctx)
    const stage = stageNamed(word)
    const shown = stage && (await shownOf(ctx, organisation))
    await (shown ? show(ctx, stageScreen(ctx.texts, shown, stage)) : stale(ctx))
  })
  bot.callbackQuery(itemButton.pattern, async (ctx) => {
    const { organisation, key } = itemButton.read(ctx)
    if (!(await showItem(ctx, organisation, key))) await stale(ctx)
  })
  bot.callbackQuery(toldItemButton.pattern, async (ctx) => {
    const { organisation, key } = toldItemButton.read(ctx)
    if (!(await showItem(ctx, organisation, key, tell))) await stale(ctx)
  })
  bot.callbackQuery(dueItemButton.pattern, async (ctx) => {
    const { organisation, key, page } = dueItemButton.read(ctx)
    if (!(await showItem(ctx, organisation, key, show, [toDues(ctx.texts, page)]))) await stale(ctx)
  })
  bot.callbackQuery(dueButton.pattern, async (ctx) => await showDues(ctx, pageNumber(dueButton.read(ctx).page)))
  return bot
}

async function showMap(ctx: MemberContext, organisationId: string): Promise<void> {
  const shown = await shownOf(ctx, organisationId)
  if (!shown) return await stale(ctx)
  const screen = mapScreen(ctx.texts, shown)
  const isLate = shown.standings.some(({ status }) => status === 'late')
  const mayNudge = shown.organisation.kind === 'SCHOOL' && may(ctx.actor, 'roadmap.nudge', shown)
  const nudge = isLate && mayNudge ? [nudgeRow(ctx.texts, organisationId)] : []
  await show(ctx, { ...screen, rows: [...screen.rows.slice(0, -1), ...nudge, ...screen.rows.slice(-1)] })
}

/** The road map as this person may see it; undefined where they may not. */
async function shownOf(
  ctx: MemberContext,
  organisationId: string,
): Promise<(Shown & { organisation: RoadPlace }) | undefined> {
  const place = await findPlaceFor(ctx.tx, ctx.actor, 'roadmap.read', organisationId)
  if (!place) return undefined
  return {
    organisation: place,
    year: yearOf(ctx.now, place),
    standings: await collectMap(ctx.tx, place, ctx.now),
    mayMark: may(ctx.actor, 'roadmap.mark', { organisation: place }),
    isFromBoard: may(ctx.actor, 'roadmap.nudge', { organisation: place }),
  }
}

/** False where there is no such item, or this person may not read it. */
export async function showItem(
  ctx: MemberContext,
  organisationId: string,
  key: string,
  put: typeof show = show,
  ways: readonly ScreenButton[] = duesWayOf(ctx),
): Promise<boolean> {
  const found = await findItemFor(ctx.tx, ctx.actor, 'roadmap.read', { organisationId, key }, ctx.now)
  if (!found) return false
  const { place, standing } = found
  const mayMark = may(ctx.actor, 'roadmap.mark', { organisation: place })
  await put(ctx, itemScreen(ctx.texts, { organisation: place, mayMark }, standing, ways))
  return true
}

async function showDues(ctx: MemberContext, number: number): Promise<void> {
  const places: RoadPlace[] = []
  for (const { id } of whereMay(ctx.actor, 'roadmap.mark'))
    places.push(...[await findPlace(ctx.tx, id)].flatMap((one) => one ?? []))
  if (places.length === 0) return await stale(ctx)
  const dues = soonestDueFirst([...(await collectDues(ctx.tx, places, ctx.now)).values()].flat())
  const { skip, take } = pageBounds(number)
  const rows: ShownDue[] = []
  for (const due of dues.slice(skip, skip + take)) rows.push(await shownDue(ctx, due, places))
  const mayEditCalendar = whereMay(ctx.actor, 'calendar.edit').some(({ kind }) => kind === 'DISTRICT')
  const page = toPage(rows, dues.length, number)
  await show(ctx, dueScreen(ctx.texts, page, { hasSeveralPlaces: places.length > 1, mayEditCalendar }))
}

async function shownDue(ctx: MemberContext, due: Due, places: readonly RoadPlace[]): Promise<ShownDue> {
  const organisation = places.find(({ id }) => id === due.organisationId)
  if (!organisation) throw new Error(`a deadline of ${due.organisationId} that nobody asked for`)
  const pair = due.pair ? await findPair(ctx.tx, due.pair.id) : undefined
  return { due, organisation, pair: pair ? pairName(ctx.texts, pair) : '' }
}

/** Today, in the organisation. */
export function todayIn(ctx: MemberContext, { timeZone }: Pick<RoadPlace, 'timeZone'>): string {
  return dayIn(ctx.now, timeZone)
}
