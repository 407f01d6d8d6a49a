import { Composer } from 'grammy'
import type { MemberContext } from '../../telegram/context.ts'
import { show } from '../../telegram/screen.ts'
import { sayAbsent } from '../actions/absence.ts'
import { mayStayAway } from '../actions/access.ts'
import { absentCauses } from '../planning.ts'
import { absentButton, absentDoButton } from '../view/buttons.ts'
import { absentScreen } from '../view/planning.ts'
import { partName } from '../words.ts'
import { findOpen, seenOf, showMeeting } from './reading.ts'

/** «Не смогу прийти»: of a group one says it for themselves, and the meeting stands. */
export function absence(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(absentButton.pattern, async (ctx) => {
    const found = await findOpen(ctx, seenOf(absentButton.read(ctx)), mayStayAway)
    if (found) await show(ctx, absentScreen(ctx.texts, found.meeting))
  })
  bot.callbackQuery(absentDoButton.pattern, async (ctx) => {
    const { cause: word, ...parts } = absentDoButton.read(ctx)
    const seen = seenOf(parts)
    const cause = absentCauses.find((one) => one === word) ?? null
    const said = await sayAbsent(ctx.tx, ctx.actor, seen, cause, ctx.now)
    if (!said.ok) {
      await findOpen(ctx, seen, mayStayAway)
      return
    }
    const who = partName(ctx.texts, said.mentor)
    const lead = [
      ctx.texts.t('meetings.absent.said', { who }),
      ...(said.isLate ? [ctx.texts.t('meetings.card.late', { people: who })] : []),
      '',
    ]
    await showMeeting(ctx, seen.id, { lead })
  })
  return bot
}
