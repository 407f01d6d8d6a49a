import type { Middleware } from 'grammy'
import { addDays, dayIn } from '../../calendar/day.ts'
import { parseDay } from '../../people/order.ts'
import { cleanText, lengthOf } from '../../questionnaires/clean-text.ts'
import type { BotContext, DialogueContext, MemberContext } from '../../telegram/context.ts'
import { ask, type Dialogue, dialogue, type Parsed } from '../../telegram/dialogue.ts'
import { isMember } from '../../telegram/home.ts'
import { stale, tell } from '../../telegram/screen.ts'
import { setLastDay, setPeriod, setReason } from '../actions/changing.ts'
import type { Draft } from '../order.ts'
import {
  earliestLastDay,
  longestEnd,
  type Period,
  periodProblem,
  shortestEnd,
  usualEnd,
  usualPeriod,
} from '../period.ts'
import { needsNotice } from '../signing.ts'
import type { AroundOrders } from './around.ts'
import { lost, showOrder } from './cards.ts'
import { pairsOf, readOrder } from './reading.ts'

/** The first day and the last of the pairs of a draft: three months to a year (п. 1.2). */
export function periodDialogue(around: AroundOrders): Middleware<BotContext> {
  const asking = async (conversation: Dialogue, ctx: DialogueContext, orderId: string) => {
    const today = await conversation.external(async (outer) => (await draftIn(outer, orderId))?.today)
    if (today === undefined) return
    const period = await askPeriod(conversation, ctx, today)
    await conversation.external(async (outer) => {
      if (isMember(outer)) await setPeriod(outer.tx, outer.actor, orderId, period, outer.now)
      await showAfter(outer, around, orderId)
    })
  }
  return dialogue(asking, 'order-period')
}

async function askPeriod(conversation: Dialogue, ctx: DialogueContext, today: string): Promise<Period> {
  const { texts } = ctx
  const usual = usualPeriod(today).startsOn
  const first = await ask(conversation, ctx, {
    step: 'starts-on',
    text: texts.t('orders.ask.startsOn'),
    choices: [{ label: texts.day(usual), value: 'usual' }],
    parse: (typed) => near(parseDay(typed), today),
  })
  const startsOn = first.by === 'button' ? usual : first.value
  const days = [usualEnd(startsOn), shortestEnd(startsOn), longestEnd(startsOn)]
  const last = await ask(conversation, ctx, {
    step: 'ends-on',
    text: texts.t('orders.ask.endsOn', {
      from: texts.day(startsOn),
      shortest: texts.day(shortestEnd(startsOn)),
      longest: texts.day(longestEnd(startsOn)),
    }),
    choices: [...new Set(days)].map((day) => ({ label: texts.day(day), value: day })),
    parse: (typed) => fitting(startsOn, parseDay(typed)),
  })
  return { startsOn, endsOn: last.value }
}

/** Within two years of today: what is further off is a slip. */
function near(day: Parsed<string>, today: string): Parsed<string> {
  if (!day.ok) return day
  const isNear = day.value >= addDays(today, -730) && day.value <= addDays(today, 730)
  return isNear ? day : { ok: false, problem: 'orders.ask.farOff' }
}

function fitting(startsOn: string, day: Parsed<string>): Parsed<string> {
  const problem = day.ok ? periodProblem({ startsOn, endsOn: day.value }) : undefined
  return problem ? { ok: false, problem: `orders.periodProblems.${problem}` } : day
}

/** Of an amendment the new last day, or none; of a cancellation the day on which the pairs end (п. 7.1, 7.2; ТК 351.8). */
export function lastDayDialogue(around: AroundOrders): Middleware<BotContext> {
  const asking = async (conversation: Dialogue, ctx: DialogueContext, orderId: string) => {
    const known = await conversation.external(async (outer) => await lastDayIn(outer, orderId))
    if (!known) return
    const endsOn = await askLastDay(conversation, ctx, known)
    await conversation.external(async (outer) => {
      if (isMember(outer)) await setLastDay(outer.tx, outer.actor, orderId, endsOn, outer.now)
      await showAfter(outer, around, orderId)
    })
  }
  return dialogue(asking, 'order-last-day')
}

/** `starts`: the first days of its pairs; the period of each must stay within a year (п. 1.2). */
type LastDay = {
  readonly kind: 'AMENDMENT' | 'CANCELLATION'
  readonly today: string
  readonly starts: readonly string[]
  readonly isNoticed: boolean
}

async function askLastDay(conversation: Dialogue, ctx: DialogueContext, known: LastDay): Promise<string | null> {
  const { texts } = ctx
  const { kind, today, starts, isNoticed } = known
  if (kind === 'CANCELLATION') {
    const usual = isNoticed ? earliestLastDay(today) : today
    const { value } = await ask(conversation, ctx, {
      step: 'last-day',
      text: texts.t(isNoticed ? 'orders.ask.lastDay' : 'orders.ask.lastDayAtOnce', { day: texts.day(usual) }),
      choices: [{ label: texts.day(usual), value: usual }],
      parse: (typed) => notBefore(near(parseDay(typed), today), usual, isNoticed),
    })
    return value
  }
  const answer = await ask(conversation, ctx, {
    step: 'new-end',
    text: texts.t('orders.ask.newEnd'),
    choices: [{ label: texts.plain('orders.ask.sameEnd'), value: 'same' }],
    parse: (typed) => {
      const day = near(parseDay(typed), today)
      const wrong = starts.map((startsOn) => fitting(startsOn, day)).find(({ ok }) => !ok)
      return wrong ?? day
    },
  })
  return answer.by === 'button' ? null : answer.value
}

/** Where notice is given the day of the order is not known yet, so the earliest is that of an order of today. */
function notBefore(day: Parsed<string>, earliest: string, isNoticed: boolean): Parsed<string> {
  if (!day.ok || !isNoticed || day.value >= earliest) return day
  return { ok: false, problem: 'orders.ask.noNotice' }
}

async function lastDayIn(ctx: BotContext, orderId: string): Promise<LastDay | undefined> {
  const found = await draftIn(ctx, orderId)
  if (!found || !isMember(ctx)) return undefined
  const { draft, today } = found
  if (draft.kind !== 'AMENDMENT' && draft.kind !== 'CANCELLATION') return undefined
  const pairs = await pairsOf(ctx, draft)
  const starts = pairs.flatMap(({ startsOn }) => startsOn ?? [])
  return { kind: draft.kind, today, starts, isNoticed: needsNotice(draft.initiative, pairs) }
}

/** Why an order is amended or cancelled, in its own words. */
export function reasonDialogue(around: AroundOrders): Middleware<BotContext> {
  const asking = async (conversation: Dialogue, ctx: DialogueContext, orderId: string) => {
    const answer = await ask(conversation, ctx, {
      step: 'order-reason',
      text: ctx.texts.t('orders.ask.reason'),
      choices: [{ label: ctx.texts.plain('orders.ask.noReason'), value: 'none' }],
      parse: parseReason,
    })
    const reason = answer.by === 'button' ? null : answer.value
    await conversation.external(async (outer) => {
      if (isMember(outer)) await setReason(outer.tx, outer.actor, orderId, reason, outer.now)
      await showAfter(outer, around, orderId)
    })
  }
  return dialogue(asking, 'order-reason')
}

const longestReason = 300

function parseReason(typed: string): Parsed<string> {
  const value = cleanText(typed).replaceAll(/\s+/g, ' ')
  if (value === '') return { ok: false, problem: 'orders.ask.noWords' }
  return lengthOf(value) > longestReason ? { ok: false, problem: 'orders.ask.tooLong' } : { ok: true, value }
}

async function draftIn(ctx: BotContext, orderId: string): Promise<{ draft: Draft; today: string } | undefined> {
  const read = isMember(ctx) ? await readOrder(ctx, orderId) : undefined
  if (read?.order.status !== 'DRAFT') return undefined
  return { draft: read.order, today: dayIn(ctx.now, read.school.timeZone) }
}

async function showAfter(ctx: BotContext, around: AroundOrders, orderId: string): Promise<void> {
  if (!isMember(ctx) || !(await showOrder(ctx, around, orderId, tell))) await stale(ctx)
}

/** Enters a dialogue about a draft; what is no draft any more is shown as it is. */
export async function enterTerms(
  ctx: MemberContext,
  around: AroundOrders,
  dialogueName: 'order-period' | 'order-last-day' | 'order-reason',
  orderId: string,
): Promise<void> {
  if (await draftIn(ctx, orderId)) await ctx.conversation.enter(dialogueName, orderId)
  else await lost(ctx, around, orderId)
}
