import { Composer } from 'grammy'
import { organisationsOf } from '../people/actor.ts'
import type { BotContext, MemberContext } from '../telegram/context.ts'
import { type Home, isMember } from '../telegram/home.ts'
import { show, stale, toast } from '../telegram/screen.ts'
import { reload } from '../telegram/surroundings.ts'
import { giveConsent, offerConsent, type OnWithdrawn, withdrawConsent } from './actions.ts'
import { consentDuty } from './consent.ts'
import { findCurrentEdition, findText, findWithdrawal, listConsents } from './store.ts'
import {
  agreeButton,
  consentsButton,
  consentsScreen,
  consentTextButton,
  declineButton,
  declinedEditionScreen,
  declinedScreen,
  givenScreen,
  keptTextScreen,
  offerScreen,
  readButton,
  withdrawButton,
  withdrawnScreen,
  withdrawScreen,
  withdrawSureButton,
} from './view.ts'

/** Shows the text that the member still owes an answer to; false when there is none. */
export async function showDuty(ctx: MemberContext, put: typeof show): Promise<boolean> {
  const duty = consentDuty(ctx.actor, (await findCurrentEdition(ctx.tx)).number)
  if (duty.status === 'given') return false
  const offer = await offerConsent(ctx.tx, ctx.actor, duty.organisation.id)
  if (!offer) return false
  const withdrawal = await findWithdrawal(ctx.tx, ctx.actor.personId, duty.organisation.id)
  await put(ctx, offerScreen(ctx.texts, offer, duty.status, withdrawal))
  return true
}

/** A second press on an agreement that is in force: it leaves no dialogue, for the first press has begun one. */
export function repeatedAgreement(edition: number): Composer<BotContext> {
  const bot = new Composer<BotContext>()
  bot.filter(isMember).callbackQuery(agreeButton.pattern, async (ctx, next) => {
    const held = heldBy(ctx, agreeButton.read(ctx).organisation)
    if (held && held.edition >= edition) await toast(ctx, ctx.texts.plain('consent.already'))
    else await next()
  })
  return bot
}

function heldBy(ctx: MemberContext, organisationId: string) {
  return ctx.actor.consents.find((one) => one.organisationId === organisationId)
}

/** The answers to the text: they work before the gate. */
export function consentAnswers(edition: number, home: Home): Composer<BotContext> {
  const bot = new Composer<BotContext>()
  const members = bot.filter(isMember)
  members.callbackQuery(agreeButton.pattern, async (ctx) => {
    const { organisation, sha } = agreeButton.read(ctx)
    const messageNumber = ctx.callbackQuery.message?.message_id ?? null
    const answer = await giveConsent(
      ctx.tx,
      ctx.actor,
      { organisationId: organisation, sha256Start: sha, messageNumber },
      ctx.now,
    )
    if (answer === 'already') return await toast(ctx, ctx.texts.plain('consent.already'))
    const offer = await offerConsent(ctx.tx, ctx.actor, organisation)
    if (answer === 'given' && offer) await show(ctx, givenScreen(ctx.texts, offer, ctx.now))
    else await toast(ctx, ctx.texts.plain('consent.changed'), true)
    await reload(ctx)
    await home(ctx, answer === 'given' ? 'below' : 'in-place')
  })
  members.callbackQuery(declineButton.pattern, async (ctx) => {
    const { organisation } = declineButton.read(ctx)
    const held = heldBy(ctx, organisation)
    // Who has agreed under another message takes it back in the list of consents, in two taps.
    if (held && held.edition >= edition) return await stale(ctx)
    const withdrawal = await findWithdrawal(ctx.tx, ctx.actor.personId, organisation)
    if (held) await show(ctx, declinedEditionScreen(ctx.texts))
    else if (withdrawal)
      await show(ctx, withdrawnScreen(ctx.texts, withdrawal.destroyBy, ctx.actor.consents.length > 0))
    else await show(ctx, declinedScreen(ctx.texts))
  })
  members.callbackQuery(readButton.pattern, async (ctx) => await home(ctx, 'in-place'))
  return bot
}

/**
 * The consents in force: reading them again, taking them back. They work before the gate: whoever owes an answer to one
 * operator or to a new edition may still take back what they have given (152-FZ art. 9 part 2).
 */
export function consentBot(onWithdrawn: OnWithdrawn): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(consentsButton.pattern, async (ctx) => {
    const inForce = await listConsents(ctx.tx, ctx.actor.personId)
    if (inForce.length > 0) await show(ctx, consentsScreen(ctx.texts, inForce))
    else await stale(ctx)
  })
  bot.callbackQuery(consentTextButton.pattern, async (ctx) => {
    const kept = await findText(ctx.tx, consentTextButton.read(ctx).consent, ctx.actor.personId)
    if (kept) await show(ctx, keptTextScreen(ctx.texts, kept))
    else await stale(ctx)
  })
  bot.callbackQuery(withdrawButton.pattern, async (ctx) => {
    const { organisation: id } = withdrawButton.read(ctx)
    const organisation = organisationsOf(ctx.actor).find((one) => one.id === id)
    if (organisation && heldBy(ctx, id)) await show(ctx, withdrawScreen(ctx.texts, organisation))
    else await stale(ctx)
  })
  bot.callbackQuery(withdrawSureButton.pattern, async (ctx) => {
    const { organisation } = withdrawSureButton.read(ctx)
    const done = await withdrawConsent(ctx.tx, ctx.actor, organisation, ctx.now, onWithdrawn)
    if (done) await show(ctx, withdrawnScreen(ctx.texts, done.destroyBy, ctx.actor.consents.length > 1))
    else await stale(ctx)
  })
  return bot
}
