import { Composer } from 'grammy'
import { findOrganisation } from '../../organisations/store.ts'
import { organisationsIn } from '../../people/actor.ts'
import type { MemberContext } from '../../telegram/context.ts'
import type { Home } from '../../telegram/home.ts'
import { show, stale, toast } from '../../telegram/screen.ts'
import { reload } from '../../telegram/surroundings.ts'
import { leaveSchool, type OnLeft, returnPerson } from '../actions/leaving.ts'
import { mayEndAll } from '../card.ts'
import { findCard } from '../store/card.ts'
import { countHolders } from '../store/roles.ts'
import { leaveButton, leaveSureButton, ownLeaveButton, returnButton } from '../view/buttons.ts'
import { nameOf } from '../view/card.ts'
import { leaveSureScreen, whichLeaveScreen } from '../view/leaving.ts'
import { showCard } from './card.ts'

/** Somebody leaves the school, by the curator or by themselves; somebody who left is back. */
export function leavingBot(home: Home, onLeft: OnLeft): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(ownLeaveButton.pattern, async (ctx) => {
    const [only, ...others] = organisationsIn(ctx.actor.allRoles)
    if (!only) await stale(ctx)
    else if (others.length === 0) await askWhether(ctx, only.id, ctx.actor.personId)
    else await show(ctx, whichLeaveScreen(ctx.texts, [only, ...others], ctx.actor.personId))
  })
  bot.callbackQuery(leaveButton.pattern, async (ctx) => {
    const { organisation, person } = leaveButton.read(ctx)
    await askWhether(ctx, organisation, person)
  })
  bot.callbackQuery(leaveSureButton.pattern, async (ctx) => {
    const { organisation, person } = leaveSureButton.read(ctx)
    await leave(ctx, organisation, person, home, onLeft)
  })
  bot.callbackQuery(returnButton.pattern, async (ctx) => {
    const { organisation: id, person } = returnButton.read(ctx)
    const organisation = await findOrganisation(ctx.tx, id)
    if (!organisation) return await stale(ctx)
    const back = await returnPerson(ctx.tx, ctx.actor, { personId: person, organisation }, ctx.now)
    if (!back.ok && back.reason === 'not-allowed') return await stale(ctx)
    await toast(ctx, ctx.texts.plain(back.ok ? 'staff.leaving.returned' : 'staff.leaving.hereAlready'), true)
    if (!(await showCard(ctx, id, person))) await home(ctx)
  })
  return bot
}

async function askWhether(ctx: MemberContext, organisationId: string, personId: string): Promise<void> {
  const organisation = await findOrganisation(ctx.tx, organisationId)
  const card = organisation && (await findCard(ctx.tx, organisationId, personId))
  const held = card?.held.map(({ role }) => role) ?? []
  if (!organisation || !card || held.length === 0 || !mayEndAll(ctx.actor, organisation, held, personId))
    return await stale(ctx)
  const isOwn = personId === ctx.actor.personId
  const isLast = held.includes('CURATOR') && (await countHolders(ctx.tx, organisationId, 'CURATOR')) <= 1
  const name = nameOf(ctx.texts, card)
  await show(ctx, leaveSureScreen(ctx.texts, { name, organisation, personId, isOwn, isLastCurator: isLast }))
}

async function leave(
  ctx: MemberContext,
  organisationId: string,
  personId: string,
  home: Home,
  onLeft: OnLeft,
): Promise<void> {
  const organisation = await findOrganisation(ctx.tx, organisationId)
  if (!organisation) return await stale(ctx)
  const isOwn = personId === ctx.actor.personId
  const left = await leaveSchool(ctx.tx, ctx.actor, { personId, organisation }, undefined, ctx.now, onLeft)
  if (!left.ok && left.reason === 'last-coordinator')
    return await toast(ctx, ctx.texts.plain('staff.roles.lastCoordinator'), true)
  if (!left.ok && (left.reason === 'not-allowed' || isOwn)) return await stale(ctx)
  const school = organisation.shortName
  if (isOwn) {
    await show(ctx, { text: ctx.texts.t('staff.leaving.doneOwn', { school }), rows: [] })
    await reload(ctx)
    return await home(ctx, 'below')
  }
  await toast(ctx, ctx.texts.plain(left.ok ? 'staff.leaving.done' : 'staff.leaving.goneAlready'))
  if (!(await showCard(ctx, organisationId, personId))) await home(ctx)
}
