import { Composer } from 'grammy'
import { type ConsentKind, organisationsIn } from '../../people/actor.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { pageNumber, toPage } from '../../telegram/paging.ts'
import { show, stale } from '../../telegram/screen.ts'
import { reload } from '../../telegram/surroundings.ts'
import { type OnWithdrawn, withdrawConsent } from '../actions/withdrawing.ts'
import { heldIn, kindNamed, kindsOf } from '../consent.ts'
import { editionInForce, type OwnEditions } from '../edition.ts'
import { maskOf } from '../fields.ts'
import { type KeptConsent, standingOf, type Standing } from '../standing.ts'
import { findText, listKept } from '../store/consents.ts'
import { listWishes } from '../store/people.ts'
import {
  cardButton,
  consentsButton,
  consentsPageButton,
  consentsScreen,
  consentTextButton,
  ownCardScreen,
  withdrawButton,
  withdrawScreen,
  withdrawSureButton,
} from '../view/list.ts'
import { keptTextScreen, offerButton } from '../view/offer.ts'
import { siteButton } from '../view/site.ts'
import { withdrawnScreen } from '../view/withdrawn.ts'

type Kept = KeptConsent & { organisationId: string; fields: readonly string[] }

/**
 * «My consents»: reading them again, taking them back. They work before the gate: whoever owes an answer to one operator
 * or to a new edition may still take back what they have given (152-FZ art. 9 part 2).
 */
export function consentList(own: OwnEditions, onWithdrawn: OnWithdrawn): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(consentsButton.pattern, async (ctx) => await showList(ctx, own, 0))
  bot.callbackQuery(
    consentsPageButton.pattern,
    async (ctx) => await showList(ctx, own, pageNumber(consentsPageButton.read(ctx).page)),
  )
  bot.callbackQuery(cardButton.pattern, async (ctx) => {
    const place = placeOf(ctx, cardButton.read(ctx))
    if (place) await showCard(ctx, own, place)
    else await stale(ctx)
  })
  bot.callbackQuery(consentTextButton.pattern, async (ctx) => {
    const kept = await findText(ctx.tx, consentTextButton.read(ctx).consent, ctx.actor.personId)
    if (!kept) return await stale(ctx)
    const back = kept.kind === 'PERSONAL_DATA' ? undefined : { organisation: kept.organisationId, kind: kept.kind }
    await show(ctx, keptTextScreen(ctx.texts, kept, back))
  })
  bot.callbackQuery(withdrawButton.pattern, async (ctx) => {
    const place = placeOf(ctx, withdrawButton.read(ctx))
    if (!place || !heldIn(ctx.actor, place.organisation.id, place.kind)) return await stale(ctx)
    const { organisation, kind } = place
    const others = kind === 'PERSONAL_DATA' ? heldBeside(ctx, organisation.id) : []
    await show(ctx, withdrawScreen(ctx.texts, organisation, kind, others))
  })
  bot.callbackQuery(withdrawSureButton.pattern, async (ctx) => {
    const place = placeOf(ctx, withdrawSureButton.read(ctx))
    const asked = place && { organisationId: place.organisation.id, kind: place.kind }
    const done = asked && (await withdrawConsent(ctx.tx, ctx.actor, asked, ctx.now, onWithdrawn))
    if (!done) return await stale(ctx)
    await reload(ctx)
    await show(ctx, withdrawnScreen(ctx.texts, { ...asked, ...done }, ctx.actor.consents.length > 0))
  })
  return bot
}

/** An organisation of the person's and a kind that it asks for. */
function placeOf(ctx: MemberContext, parts: { organisation: string; kind: string }) {
  const organisation = organisationsIn(ctx.actor.allRoles).find((one) => one.id === parts.organisation)
  const kind = kindNamed(parts.kind)
  return organisation && kind && kindsOf(organisation).includes(kind) ? { organisation, kind } : undefined
}

function heldBeside(ctx: MemberContext, organisationId: string): ConsentKind[] {
  return ctx.actor.consents
    .filter((one) => one.organisationId === organisationId && one.kind !== 'PERSONAL_DATA')
    .map(({ kind }) => kind)
}

const organisationsOnPage = 3

async function showList(ctx: MemberContext, own: OwnEditions, number: number): Promise<void> {
  if (ctx.actor.consents.length === 0) return await stale(ctx)
  const kept = await listKept(ctx.tx, ctx.actor.personId)
  const all = organisationsIn(ctx.actor.allRoles)
  const shown = all.slice(number * organisationsOnPage, (number + 1) * organisationsOnPage).map((organisation) => ({
    organisation,
    standings: kindsOf(organisation).map((kind) => standing(ctx, own, kept, organisation.id, kind)),
  }))
  const page = { ...toPage(shown, all.length, number), from: number * organisationsOnPage, size: organisationsOnPage }
  await show(ctx, consentsScreen(ctx.texts, page))
}

function standing(
  ctx: MemberContext,
  own: OwnEditions,
  kept: readonly Kept[],
  organisationId: string,
  kind: ConsentKind,
): Standing {
  const here = kept.filter((one) => one.organisationId === organisationId)
  return standingOf(kind, here, editionInForce(ctx.actor.wordings, own, organisationId, kind))
}

async function showCard(
  ctx: MemberContext,
  own: OwnEditions,
  { organisation, kind }: NonNullable<ReturnType<typeof placeOf>>,
): Promise<void> {
  const kept = await listKept(ctx.tx, ctx.actor.personId)
  const now = standing(ctx, own, kept, organisation.id, kind)
  const marks = kept.find(({ id }) => id === now.consentId)?.fields ?? []
  const place = { organisation: organisation.id, kind }
  const data = kind === 'DISSEMINATION' ? siteButton.data({ ...place, marks: maskOf(marks) }) : offerButton.data(place)
  const isWanted = await makesSense(ctx, organisation.id, kind)
  await show(ctx, ownCardScreen(ctx.texts, organisation, now, { data, isWanted }))
}

/** Duties of a mentor are for those who want to be mentors, those of a mentee for those who asked for help. */
async function makesSense(ctx: MemberContext, organisationId: string, kind: ConsentKind): Promise<boolean> {
  if (!heldIn(ctx.actor, organisationId, 'PERSONAL_DATA')) return kind === 'PERSONAL_DATA'
  if (kind === 'PERSONAL_DATA' || kind === 'DISSEMINATION') return true
  const wishes = await listWishes(ctx.tx, { personId: ctx.actor.personId, organisationId })
  return wishes.includes(kind === 'MENTOR_DUTY' ? 'MENTOR' : 'MENTEE')
}
