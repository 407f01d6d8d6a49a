import { Composer } from 'grammy'
import type { Organisation } from '../../organisations/organisation.ts'
import type { ConsentKind } from '../../people/actor.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { pageBounds, pageNumber, toPage } from '../../telegram/paging.ts'
import { show, stale, toast } from '../../telegram/screen.ts'
import { reload } from '../../telegram/surroundings.ts'
import { mayWord, previewWording, returnToOwn } from '../actions/wording.ts'
import { kindNamed } from '../consent.ts'
import type { OwnEditions } from '../edition.ts'
import { findEdition, findTyped, findWordingInForce, listEditions } from '../store/editions.ts'
import { ownTemplate } from '../text.ts'
import { offerButton, readButton } from '../view/offer.ts'
import {
  type InForce,
  pastButton,
  pastScreen,
  pastTextButton,
  previewButton,
  previewScreen,
  toOwnButton,
  toOwnScreen,
  toOwnSureButton,
  typeButton,
  wordingButton,
  wordingScreen,
  wordingsButton,
  wordingsScreen,
} from '../view/wording.ts'
import { placeFor } from './desk.ts'

/** «Texts of consents»: the words in force, own ones in their place, the history, and the way back. */
export function consentWordings(own: OwnEditions): Composer<MemberContext> {
  return new Composer<MemberContext>(reading(own), changing(own), past())
}

function reading(own: OwnEditions): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(wordingsButton.pattern, async (ctx) => {
    const organisation = placeFor(ctx, 'consent.wording', wordingsButton.read(ctx).organisation)
    if (!organisation) return await stale(ctx)
    const all = await inForceOf(ctx, own, organisation)
    await show(ctx, wordingsScreen(ctx.texts, organisation, all))
  })
  bot.callbackQuery(wordingButton.pattern, async (ctx) => {
    const place = wordingPlace(ctx, wordingButton.read(ctx))
    await (place ? showWording(ctx, own, place) : stale(ctx))
  })
  bot.callbackQuery(previewButton.pattern, async (ctx) => {
    const place = wordingPlace(ctx, previewButton.read(ctx))
    if (!place) return await stale(ctx)
    const { typed, number } = await wordsInForce(ctx, own, place)
    const filled = await previewWording(ctx.tx, ctx.actor, { ...place, typed, number })
    if (filled === undefined) await stale(ctx)
    else await show(ctx, previewScreen(ctx.texts, place, filled))
  })
  return bot
}

function changing(own: OwnEditions): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(typeButton.pattern, async (ctx) => {
    const place = wordingPlace(ctx, typeButton.read(ctx))
    if (place) await ctx.conversation.enter('wording', place.organisation.id, place.kind)
    else await stale(ctx)
  })
  bot.callbackQuery(toOwnButton.pattern, async (ctx) => {
    const place = wordingPlace(ctx, toOwnButton.read(ctx))
    const isOwned =
      place && (await findWordingInForce(ctx.tx, { organisationId: place.organisation.id, kind: place.kind }))
    if (place && isOwned) await show(ctx, toOwnScreen(ctx.texts, place))
    else await stale(ctx)
  })
  bot.callbackQuery(toOwnSureButton.pattern, async (ctx) => {
    const place = wordingPlace(ctx, toOwnSureButton.read(ctx))
    if (!place || !(await returnToOwn(ctx.tx, ctx.actor, place, toRead(place), ctx.now))) return await stale(ctx)
    await toast(ctx, ctx.texts.plain('consent.wording.returned'))
    await showWording(ctx, own, place)
    await reload(ctx)
  })
  return bot
}

function past(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(pastButton.pattern, async (ctx) => {
    const parts = pastButton.read(ctx)
    const place = wordingPlace(ctx, parts)
    if (!place) return await stale(ctx)
    const number = pageNumber(parts.page)
    const of = { organisationId: place.organisation.id, kind: place.kind }
    const { rows, total } = await listEditions(ctx.tx, of, pageBounds(number))
    await show(ctx, pastScreen(ctx.texts, place, toPage(rows, total, number)))
  })
  bot.callbackQuery(pastTextButton.pattern, async (ctx) => {
    const { organisation: id, edition } = pastTextButton.read(ctx)
    const organisation = placeFor(ctx, 'consent.wording', id)
    const found = organisation && (await findEdition(ctx.tx, edition, organisation.id, ctx.texts.language))
    if (!organisation || !found) return await stale(ctx)
    const place = { organisation, kind: found.kind }
    const filled = await previewWording(ctx.tx, ctx.actor, { ...place, typed: found.typed, number: found.number })
    if (filled === undefined) await stale(ctx)
    else await show(ctx, previewScreen(ctx.texts, place, filled))
  })
  return bot
}

export type WordingPlace = { readonly organisation: Organisation; readonly kind: ConsentKind }

/** The button of whoever has to decide anew. */
export function toRead({ organisation, kind }: WordingPlace): string {
  return kind === 'PERSONAL_DATA' ? readButton.data({}) : offerButton.data({ organisation: organisation.id, kind })
}

/** An organisation and a kind that the member may word there. */
export function wordingPlace(
  ctx: MemberContext,
  parts: { organisation: string; kind: string },
): WordingPlace | undefined {
  const organisation = placeFor(ctx, 'consent.wording', parts.organisation)
  const kind = kindNamed(parts.kind)
  return organisation && kind && mayWord(ctx.actor, { organisation, kind }) ? { organisation, kind } : undefined
}

/** The words in force with their blanks; typed is undefined for the program's own. */
async function wordsInForce(ctx: MemberContext, own: OwnEditions, { organisation, kind }: WordingPlace) {
  const wording = await findWordingInForce(ctx.tx, { organisationId: organisation.id, kind })
  const typed = wording && (await findTyped(ctx.tx, wording.id, ctx.texts.language))
  return { typed, number: wording?.number ?? own[kind].number, since: wording?.publishedAt }
}

async function inForceOf(
  ctx: MemberContext,
  own: OwnEditions,
  organisation: Organisation,
): Promise<(kind: ConsentKind) => InForce> {
  const all = new Map<ConsentKind, InForce>()
  for (const kind of ['PERSONAL_DATA', 'DISSEMINATION', 'MENTOR_DUTY', 'PARTICIPATION'] as const) {
    const wording = await findWordingInForce(ctx.tx, { organisationId: organisation.id, kind })
    if (wording) all.set(kind, { number: wording.number, since: wording.publishedAt })
  }
  return (kind) => all.get(kind) ?? { number: own[kind].number, since: undefined }
}

export async function showWording(
  ctx: MemberContext,
  own: OwnEditions,
  place: WordingPlace,
  put: typeof show = show,
): Promise<void> {
  const { typed, ...inForce } = await wordsInForce(ctx, own, place)
  // Own words are shown as they were typed; of the program's the tags are left out, since nobody types them.
  const template = typed ?? ownTemplate(ctx.texts, place.kind).replaceAll(/<[^>]*>/g, '')
  await put(ctx, wordingScreen(ctx.texts, place, inForce, template))
}
