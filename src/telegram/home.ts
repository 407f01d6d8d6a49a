import type { BotContext, MemberContext } from './context.ts'

/**
 * Shows where the person stands and what comes next: the consent, the profile, the menu.
 * `in-place` changes the pressed message, `below` leaves it and writes a new one.
 */
export type Home = (ctx: BotContext, where?: 'in-place' | 'below') => Promise<void>

export function isMember(ctx: BotContext): ctx is MemberContext {
  return ctx.actor.status === 'member'
}
