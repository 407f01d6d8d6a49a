import { Composer } from 'grammy'
import type { Tx } from '../../db/transaction.ts'
import { organisationsIn, type ConsentKind } from '../../people/actor.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { show, stale, tell, toast } from '../../telegram/screen.ts'
import { reload } from '../../telegram/surroundings.ts'
import { giveConsent, offerConsent, type Offer } from '../actions/giving.ts'
import { consentDuties, heldIn, kindNamed } from '../consent.ts'
import { isCurrent, type OwnEditions } from '../edition.ts'
import { marksIn, maskOf, type SiteMark } from '../fields.ts'
import { findTextInForce, listConsents } from '../store/consents.ts'
import { cardButton } from '../view/list.ts'
import { acceptButton, changesButton, changesScreen, givenScreen, offerButton, voluntaryScreen } from '../view/offer.ts'
import { showDuty } from './answers.ts'
import { showTicks } from './ticks.ts'

/** Any text read again for any organisation, and what is new in it: before the gate, for that is where it is needed. */
export function consentTexts(own: OwnEditions): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(offerButton.pattern, async (ctx) => {
    const { organisation, kind } = offerButton.read(ctx)
    if (kind === 'DISSEMINATION') return await showTicks(ctx, organisation, await heldMask(ctx, organisation))
    if (kind !== 'PERSONAL_DATA') return await showOffer(ctx, own, organisation, kindNamed(kind), [])
    const duty = consentDuties(ctx.actor, own).find((one) => one.organisation.id === organisation)
    if (!(await showDuty(ctx, own, duty, show))) await stale(ctx)
  })
  bot.callbackQuery(changesButton.pattern, async (ctx) => {
    const { organisation, kind: word } = changesButton.read(ctx)
    const kind = kindNamed(word)
    if (!kind || !belongs(ctx, organisation)) return await stale(ctx)
    const whose = { personId: ctx.actor.personId, organisationId: organisation, kind }
    const before = await findTextInForce(ctx.tx, whose)
    const marks = kind === 'DISSEMINATION' ? marksIn(await heldMask(ctx, organisation)) : []
    const offer = await offerConsent(ctx.tx, own, ctx.actor, { organisationId: organisation, kind, marks })
    if (before !== undefined && offer) await show(ctx, changesScreen(ctx.texts, offer, before))
    else await stale(ctx)
  })
  return bot
}

/** What the consent in force allows on the site, as a button carries it. */
export async function heldMask({ tx, actor }: MemberContext, organisationId: string): Promise<string> {
  const held = await listConsents(tx, actor.personId, 'DISSEMINATION')
  return maskOf(held.find((one) => one.organisationId === organisationId)?.fields ?? [])
}

function belongs({ actor }: MemberContext, organisationId: string): boolean {
  return organisationsIn(actor.allRoles).some(({ id }) => id === organisationId)
}

/** The text of a kind that nobody needs to give; it comes after the gate of the organisation. */
export async function showOffer(
  ctx: MemberContext,
  own: OwnEditions,
  organisationId: string,
  kind: ConsentKind | undefined,
  marks: readonly SiteMark[],
): Promise<void> {
  const isHere = ctx.actor.roles.some(({ organisation }) => organisation.id === organisationId)
  const asked = kind && isHere ? { organisationId, kind, marks } : undefined
  const offer = asked && (await offerConsent(ctx.tx, own, ctx.actor, asked))
  if (offer) await show(ctx, voluntaryScreen(ctx.texts, offer, isOutdated(ctx, offer)))
  else await stale(ctx)
}

function isOutdated(ctx: MemberContext, offer: Offer): boolean {
  const held = heldIn(ctx.actor, offer.operator.id, offer.kind)
  return held !== undefined && !isCurrent(held, offer.edition)
}

/** What waited for a consent, handed in by those for whom it waited. */
export type OnGiven = (
  tx: Tx,
  whose: { readonly personId: string; readonly organisationId: string },
  now: Date,
) => Promise<void>

/** The answers to the kinds that nobody needs to give. */
export function voluntaryAnswers(own: OwnEditions, onGiven: OnGiven): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(acceptButton.pattern, async (ctx) => {
    const { organisation, kind: word, marks: mask, sha } = acceptButton.read(ctx)
    const kind = kindNamed(word)
    const isHere = ctx.actor.roles.some((held) => held.organisation.id === organisation)
    if (!kind || !isHere) return await stale(ctx)
    const asked = { organisationId: organisation, kind, marks: marksIn(mask) }
    const messageNumber = ctx.callbackQuery.message?.message_id ?? null
    const answer = await giveConsent(ctx.tx, own, ctx.actor, { ...asked, sha256Start: sha, messageNumber }, ctx.now)
    if (answer === 'already') return await toast(ctx, ctx.texts.plain('consent.already'))
    const offer = await offerConsent(ctx.tx, own, ctx.actor, asked)
    if (!offer) return await stale(ctx)
    if (answer === 'changed') {
      await toast(ctx, ctx.texts.plain('consent.changed'), true)
      return await show(ctx, voluntaryScreen(ctx.texts, offer, isOutdated(ctx, offer)))
    }
    await show(ctx, givenScreen(ctx.texts, offer, ctx.now))
    await onGiven(ctx.tx, { personId: ctx.actor.personId, organisationId: organisation }, ctx.now)
    await reload(ctx)
    await tell(ctx, {
      text: ctx.texts.t('consent.thanks'),
      rows: [
        [{ text: ctx.texts.plain('consent.buttons.list'), data: cardButton.data({ organisation, kind }) }],
        [{ text: ctx.texts.plain('telegram.buttons.menu'), data: 'menu' }],
      ],
    })
  })
  return bot
}
