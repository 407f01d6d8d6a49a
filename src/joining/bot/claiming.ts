import { Composer } from 'grammy'
import { findOrganisation } from '../../organisations/store.ts'
import type { Profile } from '../../people/actor.ts'
import type { BotContext, DialogueContext, MemberContext } from '../../telegram/context.ts'
import { ask, type Dialogue } from '../../telegram/dialogue.ts'
import { type Home, isMember } from '../../telegram/home.ts'
import type { MenuItem } from '../../telegram/menu.ts'
import { show, stale } from '../../telegram/screen.ts'
import { reload } from '../../telegram/surroundings.ts'
import { claimListed, confirmListed, findClaim, type Merge } from '../actions/claiming.ts'
import { checkButton, claimQuestion } from '../view/claim.ts'
import { profileScreen } from '../view.ts'

/** Asks whether the person is the one whom the school's list names; what is known of them then, or nothing. */
export async function askClaim(
  conversation: Dialogue,
  ctx: DialogueContext,
  merge: Merge,
): Promise<Profile | undefined> {
  const offer = await conversation.external(async (outer) => await offerIn(outer))
  if (!offer) return undefined
  const answer = await ask(conversation, ctx, {
    step: 'claim',
    text: claimQuestion(ctx.texts, offer.school, offer.profile),
    choices: [
      { label: ctx.texts.plain('joining.claim.yes'), value: 'yes' },
      { label: ctx.texts.plain('joining.claim.no'), value: 'no' },
    ],
  })
  if (answer.value !== 'yes') return undefined
  const taken = await conversation.external(async (outer) => await takeIn(outer, offer.personId, merge))
  await ctx.reply(ctx.texts.t(taken ? 'joining.claim.found' : 'joining.claim.gone'), { parse_mode: 'HTML' })
  return taken ?? undefined
}

async function offerIn(ctx: BotContext) {
  const claim = isMember(ctx) ? await findClaim(ctx.tx, ctx.actor) : undefined
  const school = claim && (await findOrganisation(ctx.tx, claim.organisationId))
  return claim && school
    ? { personId: claim.personId, profile: claim.profile, school: { shortName: school.shortName } }
    : null
}

async function takeIn(ctx: BotContext, personId: string, merge: Merge): Promise<Profile | null> {
  if (!isMember(ctx)) return null
  const { ok } = await claimListed(ctx.tx, ctx.actor, personId, merge, ctx.now)
  await reload(ctx)
  return ok && isMember(ctx) ? ctx.actor.profile : null
}

/** «All correct», «Correct it»: what the school's list says has been looked at. */
export function checking(home: Home, items: readonly MenuItem[]): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(checkButton.pattern, async (ctx) => {
    const { answer } = checkButton.read(ctx)
    if (answer !== 'right' && answer !== 'correct') return await stale(ctx)
    await confirmListed(ctx.tx, ctx.actor, ctx.now)
    await reload(ctx)
    if (answer === 'correct') return await show(ctx, profileScreen(ctx.texts, ctx.actor, items))
    await show(ctx, { text: ctx.texts.t('joining.claim.checked'), rows: [] })
    await home(ctx, 'below')
  })
  return bot
}
