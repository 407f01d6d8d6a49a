import { Composer } from 'grammy'
import { searchName } from '../../people/name.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { show, stale, toast } from '../../telegram/screen.ts'
import { mergePeople } from '../actions/merging.ts'
import type { Card } from '../card.ts'
import { keptOf, resembling } from '../merging.ts'
import { findHalf, listOthers } from '../store/merging.ts'
import { compareButton, doubleButton, mergeButton } from '../view/buttons.ts'
import { nameOf } from '../view/card.ts'
import { compareScreen, doublesScreen } from '../view/merging.ts'
import { type ReadCard, readCard, showCard } from './card.ts'

/** As many as stand under one message without a second page: the rest are hardly alike. */
const mostAlike = 8

/** «This is the same person as…»: whom, both side by side, then they are one. */
export function mergingBot(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(doubleButton.pattern, async (ctx) => {
    const { organisation, person } = doubleButton.read(ctx)
    const read = await readCard(ctx, organisation, person)
    if (!read?.deeds.merge) return await stale(ctx)
    const others = await listOthers(ctx.tx, organisation, person)
    const alike = resembling(searchName(read.card), others).slice(0, mostAlike)
    await show(ctx, doublesScreen(ctx.texts, read.organisation, read.card, alike))
  })
  bot.callbackQuery(compareButton.pattern, async (ctx) => {
    const { organisation, person, other } = compareButton.read(ctx)
    const both = await readBoth(ctx, organisation, person, other)
    if (!both) return await stale(ctx)
    await show(ctx, compareScreen(ctx.texts, both.read.organisation, [both.read.card, both.other.card], both.keptName))
  })
  bot.callbackQuery(mergeButton.pattern, async (ctx) => {
    const { organisation, person, other } = mergeButton.read(ctx)
    const both = await readBoth(ctx, organisation, person, other)
    if (!both) return await stale(ctx)
    const merged = await mergePeople(ctx.tx, ctx.actor, both.pair, ctx.now)
    if (!merged.ok && merged.reason === 'not-allowed')
      return await toast(ctx, ctx.texts.plain('staff.merging.notAllowed'), true)
    await toast(ctx, ctx.texts.plain('staff.merging.done'))
    await showCard(ctx, organisation, both.pair.keep)
  })
  return bot
}

type Both = {
  readonly read: ReadCard
  readonly other: ReadCard
  readonly pair: { readonly keep: string; readonly drop: string }
  readonly keptName: string
}

async function readBoth(
  ctx: MemberContext,
  organisationId: string,
  personId: string,
  otherId: string,
): Promise<Both | undefined> {
  const read = await readCard(ctx, organisationId, personId)
  const other = await readCard(ctx, organisationId, otherId)
  if (!read?.deeds.merge || !other?.deeds.merge || personId === otherId) return undefined
  const one = await findHalf(ctx.tx, personId)
  const two = await findHalf(ctx.tx, otherId)
  if (!one || !two) return undefined
  const pair = keptOf(one, two, ctx.actor.personId)
  const [kept, dropped]: [Card, Card] = pair.keep === personId ? [read.card, other.card] : [other.card, read.card]
  return { read, other, pair, keptName: nameOf(ctx.texts, kept.surname === null ? dropped : kept) }
}
