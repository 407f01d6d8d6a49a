import { findOrganisation } from '../../organisations/store.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { show, stale } from '../../telegram/screen.ts'
import { marksIn } from '../fields.ts'
import { noContactScreen, noSiteScreen, siteScreen } from '../view/site.ts'

/** The ticks; or what is missing, and how it is added. */
export async function showTicks(ctx: MemberContext, organisationId: string, mask: string): Promise<void> {
  const operator = isHere(ctx, organisationId) ? await findOrganisation(ctx.tx, organisationId) : undefined
  if (operator?.kind !== 'SCHOOL') return await stale(ctx)
  const { site } = operator
  if (!site) return await show(ctx, noSiteScreen(ctx.texts, operator))
  const { contact } = ctx.actor.profile
  await show(
    ctx,
    contact
      ? siteScreen(ctx.texts, { ...operator, site }, contact, marksIn(mask))
      : noContactScreen(ctx.texts, operator),
  )
}

/** Whether the person works there with the bot. */
export function isHere(ctx: MemberContext, organisationId: string): boolean {
  return ctx.actor.roles.some(({ organisation }) => organisation.id === organisationId)
}
