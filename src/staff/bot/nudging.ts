import { Composer } from 'grammy'
import type { MemberContext } from '../../telegram/context.ts'
import { show, stale, toast } from '../../telegram/screen.ts'
import { nudge, type Whom } from '../actions/nudging.ts'
import { filters } from '../list.ts'
import { nudgeAllButton } from '../view/list.ts'
import { nudgeButton, nudgedScreen, nudgeMessage } from '../view/nudging.ts'

/** «Remind all» under a filter of the list, «Remind» on a card. */
export function nudging(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(nudgeAllButton.pattern, async (ctx) => {
    const { school, filter: text } = nudgeAllButton.read(ctx)
    const filter = filters.find((one) => one === text)
    if (filter) await remind(ctx, school, { filter })
    else await stale(ctx)
  })
  bot.callbackQuery(nudgeButton.pattern, async (ctx) => {
    const { organisation, person } = nudgeButton.read(ctx)
    await remind(ctx, organisation, { personId: person })
  })
  return bot
}

async function remind(ctx: MemberContext, organisationId: string, whom: Whom): Promise<void> {
  const nudged = await nudge(ctx.tx, ctx.actor, { organisationId, whom }, nudgeMessage, ctx.now)
  const isNobody = nudged.ok && nudged.told === 0 && nudged.skipped.length === 0
  if (!nudged.ok || isNobody) return await stale(ctx)
  // The second of two presses: what the first has told stays on the screen.
  const isRepeated = nudged.told === 0 && nudged.skipped.some(({ why }) => why === 'today')
  if (isRepeated) return await toast(ctx, ctx.texts.plain('staff.nudge.repeated'), true)
  await show(ctx, nudgedScreen(ctx.texts, nudged, 'personId' in whom ? whom.personId : undefined))
}
