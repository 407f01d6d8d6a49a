import { Composer } from 'grammy'
import { answered } from '../../notices/actions/awaiting.ts'
import { organisationsIn } from '../../people/actor.ts'
import type { BotContext, MemberContext } from '../../telegram/context.ts'
import { type Home, isMember } from '../../telegram/home.ts'
import { show, stale, toast } from '../../telegram/screen.ts'
import { reload } from '../../telegram/surroundings.ts'
import { giveConsent, offerConsent } from '../actions/giving.ts'
import { consentDuties, gatingDuty, heldIn, type ConsentDuty } from '../consent.ts'
import { editionInForce, isCurrent, type OwnEditions } from '../edition.ts'
import { findWithdrawal } from '../store/consents.ts'
import {
  agreeButton,
  declineButton,
  declinedEditionScreen,
  declinedHereScreen,
  declinedScreen,
  givenScreen,
  offerScreen,
  readButton,
} from '../view/offer.ts'
import { withdrawnScreen } from '../view/withdrawn.ts'

/** Shows the text that the member still owes an answer to; false when there is none. */
export async function showDuty(
  ctx: MemberContext,
  own: OwnEditions,
  duty: ConsentDuty | undefined,
  put: typeof show,
): Promise<boolean> {
  if (!duty) return false
  const asked = { organisationId: duty.organisation.id, kind: 'PERSONAL_DATA' } as const
  const offer = await offerConsent(ctx.tx, own, ctx.actor, asked)
  if (!offer) return false
  const withdrawal = await findWithdrawal(ctx.tx, { personId: ctx.actor.personId, ...asked })
  await put(ctx, offerScreen(ctx.texts, offer, duty.status, withdrawal))
  return true
}

/** A second press on an agreement that is in force: it leaves no dialogue, for the first press has begun one. */
export function repeatedAgreement(own: OwnEditions): Composer<BotContext> {
  const bot = new Composer<BotContext>()
  bot.filter(isMember).callbackQuery(agreeButton.pattern, async (ctx, next) => {
    if (hasAgreed(ctx, own, agreeButton.read(ctx).organisation)) await toast(ctx, ctx.texts.plain('consent.already'))
    else await next()
  })
  return bot
}

function hasAgreed({ actor }: MemberContext, own: OwnEditions, organisationId: string): boolean {
  const held = heldIn(actor, organisationId, 'PERSONAL_DATA')
  return held !== undefined && isCurrent(held, editionInForce(actor.wordings, own, organisationId, 'PERSONAL_DATA'))
}

/** The answers to the text about personal data: they work before the gate. */
export function consentAnswers(own: OwnEditions, home: Home): Composer<BotContext> {
  const bot = new Composer<BotContext>()
  const members = bot.filter(isMember)
  members.callbackQuery(agreeButton.pattern, async (ctx) => {
    const { organisation, sha } = agreeButton.read(ctx)
    const asked = { organisationId: organisation, kind: 'PERSONAL_DATA' } as const
    const messageNumber = ctx.callbackQuery.message?.message_id ?? null
    const accepted = { ...asked, sha256Start: sha, messageNumber }
    const answer = await giveConsent(ctx.tx, own, ctx.actor, accepted, ctx.now)
    if (answer === 'already') return await toast(ctx, ctx.texts.plain('consent.already'))
    const offer = await offerConsent(ctx.tx, own, ctx.actor, asked)
    if (answer === 'given' && offer) await show(ctx, givenScreen(ctx.texts, offer, ctx.now))
    else await toast(ctx, ctx.texts.plain('consent.changed'), true)
    await reload(ctx)
    const duty = consentDuties(ctx.actor, own).find((one) => one.organisation.id === organisation)
    if (answer === 'changed' && (await showDuty(ctx, own, duty, show))) return
    await home(ctx, answer === 'given' ? 'below' : 'in-place')
  })
  members.callbackQuery(
    declineButton.pattern,
    async (ctx) => await decline(ctx, own, declineButton.read(ctx).organisation),
  )
  members.callbackQuery(readButton.pattern, async (ctx) => await home(ctx, 'in-place'))
  return bot
}

async function decline(ctx: MemberContext, own: OwnEditions, id: string): Promise<void> {
  // Who has agreed under another message takes it back in the list of consents, in two taps.
  if (hasAgreed(ctx, own, id)) return await stale(ctx)
  await answered(ctx.tx, { personId: ctx.actor.personId, organisationId: id, step: { what: 'consent' } })
  const organisation = organisationsIn(ctx.actor.allRoles).find((one) => one.id === id)
  if (organisation && !gatingDuty(ctx.actor, own)) return await show(ctx, declinedHereScreen(ctx.texts, organisation))
  if (heldIn(ctx.actor, id, 'PERSONAL_DATA')) return await show(ctx, declinedEditionScreen(ctx.texts))
  const whose = { personId: ctx.actor.personId, organisationId: id, kind: 'PERSONAL_DATA' } as const
  const withdrawal = await findWithdrawal(ctx.tx, whose)
  await show(
    ctx,
    withdrawal
      ? withdrawnScreen(ctx.texts, { ...whose, destroyBy: withdrawal.destroyBy }, ctx.actor.consents.length > 0)
      : declinedScreen(ctx.texts),
  )
}
