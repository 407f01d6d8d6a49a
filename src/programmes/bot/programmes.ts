import { Composer } from 'grammy'
import type { MemberContext } from '../../telegram/context.ts'
import { stale, toast } from '../../telegram/screen.ts'
import { beginProgramme } from '../actions/beginning.ts'
import { beginButton, programmeButton } from '../view/buttons.ts'
import { agreeing } from './agreeing.ts'
import { bank } from './bank.ts'
import { paper } from './paper.ts'
import { parts } from './parts.ts'
import { plan } from './plan.ts'
import { type Around, showProgramme } from './reading.ts'
import { versions } from './versions.ts'

/** The personalised programme of a pair (regulation 1.2, 3.4.6, 3.4.9, 5.1.2, 7.2). */
export function programmesBot(around: Around): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(programmeButton.pattern, async (ctx) => {
    if (!(await showProgramme(ctx, around, programmeButton.read(ctx).pair))) await stale(ctx)
  })
  bot.callbackQuery(beginButton.pattern, async (ctx) => {
    const { pair } = beginButton.read(ctx)
    const begun = await beginProgramme(ctx.tx, ctx.actor, pair, ctx.now)
    if (begun.ok && begun.isNew) await toast(ctx, ctx.texts.plain('programmes.done.begun'))
    if (!begun.ok && begun.reason === 'not-allowed') await stale(ctx)
    else if (!(await showProgramme(ctx, around, pair))) await stale(ctx)
  })
  bot.use(parts(around), plan(around), agreeing(around), versions(around), paper(), bank())
  return bot
}
