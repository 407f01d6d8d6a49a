import type { BotContext, MemberContext } from '../../telegram/context.ts'
import type { Home } from '../../telegram/home.ts'
import { tell } from '../../telegram/screen.ts'
import { Composer } from 'grammy'
import { acceptInvitation } from '../actions/accepting.ts'
import { acceptanceText, strangerScreen } from '../view.ts'
import { inviting } from './inviting.ts'
import { invitations } from './invitations.ts'
import { profile } from './profile.ts'

/** Opens the link that came with `/start`, then shows what comes next. `reload` reads the actor anew. */
export async function openInvitation(
  ctx: BotContext,
  token: string,
  home: Home,
  reload: (ctx: BotContext) => Promise<void>,
): Promise<void> {
  const acceptance = await acceptInvitation(ctx.tx, ctx.actor, token, ctx.now)
  await tell(ctx, { text: acceptanceText(ctx.texts, acceptance), rows: [] })
  if (acceptance.status === 'refused' && ctx.actor.status === 'stranger') return
  await reload(ctx)
  await home(ctx, 'below')
}

export async function showStranger(ctx: BotContext): Promise<void> {
  await tell(ctx, strangerScreen(ctx.texts))
}

export function joiningBot(): Composer<MemberContext> {
  return new Composer<MemberContext>(inviting(), invitations(), profile())
}
