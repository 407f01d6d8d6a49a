import type { Middleware } from 'grammy'
import type { ApprovedYear } from '../../calendar/entered-days.ts'
import { parseOrderNumber } from '../../people/order.ts'
import { whereMay } from '../../people/policy.ts'
import type { BotContext, DialogueContext } from '../../telegram/context.ts'
import { ask, type Dialogue, dialogue, type Parsed } from '../../telegram/dialogue.ts'
import { isMember } from '../../telegram/home.ts'
import { tell } from '../../telegram/screen.ts'
import { approveYear, enterDay, firstDayOfDecree } from '../actions/calendar.ts'
import { askDay, todayOf, type When, whenOf } from './asking.ts'
import { type AroundRoadmap, showCalendar } from './calendar.ts'

/** A day that is off, or worked; the decree on a year. */
export function calendarDialogues(around: AroundRoadmap): Middleware<BotContext>[] {
  const entering = async (conversation: Dialogue, ctx: DialogueContext, what: string): Promise<void> => {
    const when = await conversation.external((outer) => whenHere(outer))
    if (!when) return
    const day = await askDay(conversation, ctx, {
      step: 'workday',
      text: ctx.texts.t(what === 'off' ? 'roadmap.calendar.ask.off' : 'roadmap.calendar.ask.worked'),
      choices: [],
      when,
    })
    await conversation.external(async (outer) => await keep(outer, { day, isOff: what === 'off' }, around))
  }
  const approving = async (conversation: Dialogue, ctx: DialogueContext, year: number): Promise<void> => {
    const when = await conversation.external((outer) => whenHere(outer))
    if (!when) return
    const { texts } = ctx
    const { value: number } = await ask(conversation, ctx, {
      step: 'decree-number',
      text: texts.t('roadmap.calendar.ask.number', { year: String(year) }),
      choices: [],
      parse: parseDecreeNumber,
    })
    const signedOn = await askDay(conversation, ctx, {
      step: 'decree-day',
      text: texts.t('roadmap.calendar.ask.signedOn'),
      choices: [],
      when,
      isPast: true,
      problem: (on) => {
        if (on > todayOf(when)) return 'roadmap.problems.future'
        return on < firstDayOfDecree(year) ? 'roadmap.calendar.problems.longAgo' : undefined
      },
    })
    await conversation.external(async (outer) => await keepYear(outer, { year, number, signedOn }, around))
  }
  return [dialogue(entering, 'workday'), dialogue(approving, 'workyear')]
}

function whenHere(ctx: BotContext): When | undefined {
  const district = isMember(ctx) ? whereMay(ctx.actor, 'calendar.edit')[0] : undefined
  return district && whenOf(ctx.now, district.timeZone)
}

async function keep(
  ctx: BotContext,
  entered: { readonly day: string; readonly isOff: boolean },
  around: AroundRoadmap,
): Promise<void> {
  if (!isMember(ctx)) return
  const done = await enterDay(ctx.tx, ctx.actor, entered, ctx.now)
  const { texts } = ctx
  const day = texts.day(entered.day)
  const what = !done.ok ? undefined : !done.isChanged ? 'already' : entered.isOff ? 'off' : 'worked'
  const text = what ? texts.t(`roadmap.calendar.done.${what}`, { day }) : texts.t('telegram.stale')
  await tell(ctx, { text, rows: [] })
  await showCalendar(ctx, entered.day.slice(0, 4), around, tell)
}

/** As the number of an order is typed; a decree always has one. */
function parseDecreeNumber(typed: string): Parsed<string> {
  const read = parseOrderNumber(typed)
  return read.ok && /\d/.test(read.value) ? read : { ok: false, problem: 'roadmap.calendar.problems.number' }
}

async function keepYear(ctx: BotContext, decree: ApprovedYear, around: AroundRoadmap): Promise<void> {
  if (!isMember(ctx)) return
  const done = await approveYear(ctx.tx, ctx.actor, decree, ctx.now)
  const { texts } = ctx
  const year = String(decree.year)
  const text = done.ok ? texts.t('roadmap.calendar.done.approved', { year }) : texts.t('telegram.stale')
  await tell(ctx, { text, rows: [] })
  await showCalendar(ctx, year, around, tell)
}
