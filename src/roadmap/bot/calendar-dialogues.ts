import type { Middleware } from 'grammy'
import { whereMay } from '../../people/policy.ts'
import type { BotContext, DialogueContext } from '../../telegram/context.ts'
import { type Dialogue, dialogue } from '../../telegram/dialogue.ts'
import { isMember } from '../../telegram/home.ts'
import { tell } from '../../telegram/screen.ts'
import { enterDay } from '../actions/calendar.ts'
import { askDay, type When, whenOf } from './asking.ts'
import { type AroundCalendar, showCalendar } from './calendar.ts'

/** A day that is off, or worked. */
export function calendarDialogues(around: AroundCalendar): Middleware<BotContext>[] {
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
  return [dialogue(entering, 'workday')]
}

function whenHere(ctx: BotContext): When | undefined {
  const district = isMember(ctx) ? whereMay(ctx.actor, 'calendar.edit')[0] : undefined
  return district && whenOf(ctx.now, district.timeZone)
}

async function keep(
  ctx: BotContext,
  entered: { readonly day: string; readonly isOff: boolean },
  around: AroundCalendar,
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
