import { Composer } from 'grammy'
import { invitingScopes } from '../../people/appointing.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { pageBounds, pageNumber, toPage } from '../../telegram/paging.ts'
import { show, stale, toast } from '../../telegram/screen.ts'
import { revokeInvitation } from '../actions/inviting.ts'
import { listOpenInvitations } from '../store.ts'
import { invitationsButton, invitationsScreen, revokeButton } from '../view.ts'

/** Links that still let people in, and taking them back. */
export function invitations(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(
    invitationsButton.pattern,
    async (ctx) => await list(ctx, pageNumber(invitationsButton.read(ctx).page)),
  )
  bot.callbackQuery(revokeButton.pattern, async (ctx) => {
    const outcome = await revokeInvitation(ctx.tx, ctx.actor, revokeButton.read(ctx).invitation, ctx.now)
    if (outcome === 'not-allowed') return await stale(ctx)
    await toast(ctx, ctx.texts.plain(`joining.invitations.${outcome}`))
    await list(ctx, 0)
  })
  return bot
}

async function list(ctx: MemberContext, page: number): Promise<void> {
  const { rows, total } = await listOpenInvitations(ctx.tx, invitingScopes(ctx.actor.roles), ctx.now, pageBounds(page))
  await show(ctx, invitationsScreen(ctx.texts, toPage(rows, total, page)))
}
