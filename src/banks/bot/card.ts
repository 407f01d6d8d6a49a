import { Composer } from 'grammy'
import { forgetSeen } from '../../notices/actions/gathering.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { may } from '../../people/policy.ts'
import { viewerOf } from '../../questionnaires/seen.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { pageBounds, pageNumber, toPage } from '../../telegram/paging.ts'
import { show, stale, tell } from '../../telegram/screen.ts'
import { isOld } from '../../requests/standing.ts'
import { findStanding } from '../../requests/store/standings.ts'
import { noticeOf } from '../actions/telling.ts'
import { formOf } from '../banks.ts'
import { noFilter } from '../filter.ts'
import { historyOf } from '../history.ts'
import type { Card } from '../listing.ts'
import { listKept } from '../store/history.ts'
import { findCard } from '../store/listings.ts'
import { countNotes } from '../store/notes.ts'
import { cardButton, historyButton, listingButton } from '../view/buttons.ts'
import { type CardRow, cardScreen } from '../view/card.ts'
import { historyScreen } from '../view/history.ts'
import { readableSchools, readFilter } from './reading.ts'

/** Somebody of a bank, and what happened to their part in it. */
export function cards(rows: readonly CardRow[]): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(cardButton.pattern, async (ctx) => {
    const { listing, filter, page } = cardButton.read(ctx)
    await showCard(ctx, listing, rows, { back: { filter, page: pageNumber(page) } })
  })
  bot.callbackQuery(listingButton.pattern, async (ctx) => await showCard(ctx, listingButton.read(ctx).listing, rows))
  bot.callbackQuery(historyButton.pattern, async (ctx) => {
    const { listing, page: text } = historyButton.read(ctx)
    const found = await findReadable(ctx, listing)
    if (!found) return await stale(ctx)
    const { card, school } = found
    const all = historyOf(await listKept(ctx.tx, card.kind, formOf(card.kind), card))
    const { skip, take } = pageBounds(pageNumber(text))
    const page = toPage(all.slice(skip, skip + take), all.length, pageNumber(text))
    const viewer = viewerOf(ctx.actor, { personId: card.personId, organisation: school })
    await show(ctx, historyScreen(ctx.texts, card, school, viewer, page))
  })
  return bot
}

/** The card, with the way back to where in the list it was opened; after words it is a new message. */
export async function showCard(
  ctx: MemberContext,
  listingId: string,
  rows: readonly CardRow[],
  { back, isBelow = false }: { back?: { filter: string; page: number }; isBelow?: boolean } = {},
): Promise<void> {
  const found = await findReadable(ctx, listingId)
  if (!found) return await stale(ctx)
  const { card, school } = found
  await forgetSeen(ctx.tx, ctx.actor.personId, { kind: noticeOf(card.kind), aboutId: card.personId })
  const target = { organisation: school, personId: card.personId }
  const mayRead = may(ctx.actor, 'bank.note', { organisation: school })
  const reader = {
    viewer: viewerOf(ctx.actor, target),
    mayPause: may(ctx.actor, 'bank.pause', target),
    notes: mayRead ? await countNotes(ctx.tx, card) : undefined,
    isOldRequest:
      card.kind === 'MENTEE' && isOld(await findStanding(ctx.tx, school.id, card.personId), ctx.now, school.timeZone),
    now: ctx.now,
  }
  const way = { filter: back ? readFilter(card.kind, back.filter) : noFilter, page: back?.page ?? 0 }
  const more = rows
    .filter(({ isFor }) => isFor(ctx.actor, card, school))
    .map(({ label, data }) => ({ text: ctx.texts.plain(label), data: data(card.id) }))
  await (isBelow ? tell : show)(ctx, cardScreen(ctx.texts, card, school, reader, way, more))
}

async function findReadable(
  ctx: MemberContext,
  listingId: string,
): Promise<{ card: Card; school: Organisation } | undefined> {
  const schools = readableSchools(ctx)
  const ids = schools.map(({ id }) => id)
  const card = await findCard(ctx.tx, listingId, ids)
  const school = schools.find(({ id }) => id === card?.organisationId)
  return card && school ? { card, school } : undefined
}
