import type { BotContext, MemberContext } from '../../telegram/context.ts'
import { whereMay } from '../../people/policy.ts'
import { type Screen, show, tell } from '../../telegram/screen.ts'
import { findAsker, findReadableHelp } from '../actions/access.ts'
import { listUnsettledOf } from '../store/requests.ts'
import { helpScreen } from '../view/asking.ts'
import { ownRequestScreen, requestScreen } from '../view/card.ts'

/** Handed in: screens of pairs. */
export type Around = { readonly pairData: (pairId: string) => string; readonly hub: string }
export type Put = (ctx: BotContext, screen: Screen) => Promise<void>

/** Answers false where there is nothing for them to ask. */
export async function showHelp(ctx: MemberContext, around: Around, pairId: string, put: Put = show): Promise<boolean> {
  const asker = await findAsker(ctx.tx, ctx.actor, pairId)
  if (!asker) return false
  const { pair, member, readers } = asker
  const waiting = await listUnsettledOf(ctx.tx, { personId: ctx.actor.personId, pairId })
  const offer = { pair, school: member.organisation.shortName, readers, waiting, pairData: around.pairData(pairId) }
  await put(ctx, helpScreen(ctx.texts, offer))
  return true
}

/** Answers false where it is not theirs to read: whether there is one at all is told to nobody else. */
export async function showRequest(ctx: MemberContext, id: string, put: Put = show): Promise<boolean> {
  const found = await findReadableHelp(ctx.tx, ctx.actor, id)
  if (!found) return false
  if (found.as === 'asker') await put(ctx, ownRequestScreen(ctx.texts, found, ctx.now))
  else {
    const reader = { organisationIds: whereMay(ctx.actor, 'help.answer').map((one) => one.id) }
    await put(ctx, requestScreen(ctx.texts, found, reader, ctx.now))
  }
  return true
}

/** At the end of a dialogue: what it was about is not there any more, or is not theirs. */
export async function lost(ctx: BotContext): Promise<void> {
  const menu = { text: ctx.texts.plain('telegram.buttons.menu'), data: 'menu' }
  await tell(ctx, { text: ctx.texts.t('help.gone'), rows: [[menu]] })
}
