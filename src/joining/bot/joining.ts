import { Composer } from 'grammy'
import type { Tx } from '../../db/transaction.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import type { Member } from '../../people/actor.ts'
import type { BotContext, MemberContext } from '../../telegram/context.ts'
import type { Home } from '../../telegram/home.ts'
import type { MenuItem } from '../../telegram/menu.ts'
import { show, stale, tell } from '../../telegram/screen.ts'
import { reload } from '../../telegram/surroundings.ts'
import { type Acceptance, acceptInvitation, type Answer } from '../actions/accepting.ts'
import { acceptPersonalLink } from '../actions/accepting-personal.ts'
import type { Merge } from '../actions/claiming.ts'
import { acceptanceScreen, joinAsButton, strangerScreen } from '../view/accepting.ts'
import { checking } from './claiming.ts'
import { inviting } from './inviting.ts'
import { invitations } from './invitations.ts'
import { profile } from './profile.ts'

/** What ends in the schools that a teacher has left for another one: handed in by those who end it. */
export type OnMoved = (tx: Tx, member: Member, to: Organisation, now: Date) => Promise<void>

/** Opens the link that came with `/start`, then shows what comes next. */
export async function openInvitation(ctx: BotContext, token: string, home: Home, merge: Merge): Promise<void> {
  const acceptance =
    (await acceptPersonalLink(ctx.tx, ctx.actor, token, merge, ctx.now)) ??
    (await acceptInvitation(ctx.tx, ctx.actor, token, ctx.now))
  await tell(ctx, acceptanceScreen(ctx.texts, acceptance, token))
  if (acceptance.status === 'two-schools') return
  if (acceptance.status === 'refused' && ctx.actor.status === 'stranger') return
  await reload(ctx)
  await home(ctx, 'below')
}

export async function showStranger(ctx: BotContext): Promise<void> {
  await tell(ctx, strangerScreen(ctx.texts))
}

/** `arrival` shows what a new organisation asks first; `profileRows` is what other parts of the program say under the profile. */
export function joiningBot(
  homes: { readonly home: Home; readonly arrival: Home },
  onMoved: OnMoved,
  profileRows: readonly MenuItem[],
): Composer<MemberContext> {
  return new Composer<MemberContext>(
    inviting(),
    invitations(),
    profile(profileRows),
    checking(homes.home, profileRows),
    answering(homes.arrival, onMoved),
  )
}

/** «Do you work in two schools, or have you moved?» */
function answering(arrival: Home, onMoved: OnMoved): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(joinAsButton.pattern, async (ctx) => {
    const { token, answer: text } = joinAsButton.read(ctx)
    const answer = (['both', 'moved'] as const).find((one): one is Answer => one === text)
    if (!answer) return await stale(ctx)
    const member = ctx.actor
    const acceptance = await acceptInvitation(ctx.tx, member, token, ctx.now, answer)
    if (answer === 'moved' && isNew(acceptance)) await onMoved(ctx.tx, member, acceptance.organisation, ctx.now)
    await show(ctx, acceptanceScreen(ctx.texts, acceptance, token))
    await reload(ctx)
    await arrival(ctx, 'below')
  })
  return bot
}

function isNew(acceptance: Acceptance): acceptance is Acceptance & { status: 'role-added' } {
  return acceptance.status === 'role-added'
}
