import { Composer } from 'grammy'
import { findOrganisation } from '../../organisations/store.ts'
import { invitableRoles, mayGive } from '../../people/appointing.ts'
import type { Role } from '../../people/role.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { pageBounds, pageNumber, toPage } from '../../telegram/paging.ts'
import { show, stale, toast } from '../../telegram/screen.ts'
import { isLastCoordinator } from '../actions/roles.ts'
import { mayAppoint, roleNamed } from '../card.ts'
import { countHolders, listHeld, listHolders } from '../store/roles.ts'
import { appointButton, giveButton, officesButton, orderButton, takeButton, takeSureButton } from '../view/buttons.ts'
import { nameOf } from '../view/card.ts'
import { appointScreen, officesScreen, takeSureScreen } from '../view/roles.ts'
import { readCard } from './card.ts'

/** Who holds which office; giving a role to somebody who is here already, and taking it back. */
export function rolesBot(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(officesButton.pattern, async (ctx) => await showOffices(ctx, officesButton.read(ctx)))
  bot.callbackQuery(appointButton.pattern, async (ctx) => {
    const { organisation, person } = appointButton.read(ctx)
    const read = await readCard(ctx, organisation, person)
    if (!read || read.deeds.give.length === 0) return await stale(ctx)
    const name = nameOf(ctx.texts, read.card)
    await show(
      ctx,
      appointScreen(ctx.texts, { name, organisation: read.organisation, personId: person }, read.deeds.give),
    )
  })
  bot.callbackQuery(giveButton.pattern, async (ctx) => {
    const { organisation, person, role } = giveButton.read(ctx)
    await askOrderFor(ctx, 'give', { organisation, person, role: roleNamed(role) })
  })
  bot.callbackQuery(orderButton.pattern, async (ctx) => {
    const { organisation, person, role } = orderButton.read(ctx)
    await askOrderFor(ctx, 'enter', { organisation, person, role: roleNamed(role) })
  })
  bot.callbackQuery(takeButton.pattern, async (ctx) => await askWhetherToTake(ctx, takeButton.read(ctx)))
  bot.callbackQuery(takeSureButton.pattern, async (ctx) => {
    const { organisation, person, role } = takeSureButton.read(ctx)
    await askOrderFor(ctx, 'take', { organisation, person, role: roleNamed(role) })
  })
  return bot
}

type Asked<Part extends string> = Readonly<Record<Part, string>>

async function showOffices(ctx: MemberContext, asked: Asked<'organisation' | 'page'>): Promise<void> {
  const { organisation: id, page: text } = asked
  const organisation = await findOrganisation(ctx.tx, id)
  const offices = organisation ? invitableRoles(ctx.actor.roles, organisation).filter((one) => one !== 'TEACHER') : []
  if (!organisation || offices.length === 0) return await stale(ctx)
  const page = pageNumber(text)
  const { rows, total } = await listHolders(ctx.tx, id, offices, pageBounds(page))
  await show(ctx, officesScreen(ctx.texts, organisation, toPage(rows, total, page)))
}

type Wanted = { readonly organisation: string; readonly person: string; readonly role: Role | undefined }

/** The order is asked in a dialogue, at the end of which the action asks the policy anew. */
async function askOrderFor(ctx: MemberContext, purpose: 'give' | 'take' | 'enter', wanted: Wanted): Promise<void> {
  const { organisation: id, person, role } = wanted
  const organisation = await findOrganisation(ctx.tx, id)
  if (!organisation || !role || !mayGive(ctx.actor.roles, organisation, role)) return await stale(ctx)
  const held = purpose === 'give' ? await listHeld(ctx.tx, person) : undefined
  if (held && !mayAppoint(ctx.actor, { id: person, held }, organisation, role)) return await stale(ctx)
  if (purpose === 'take' && (await isLastCoordinator(ctx.tx, id, role)))
    return await toast(ctx, ctx.texts.plain('staff.roles.lastCoordinator'), true)
  await ctx.conversation.enter('role-order', purpose, id, person, role)
}

async function askWhetherToTake(ctx: MemberContext, asked: Asked<'organisation' | 'person' | 'role'>): Promise<void> {
  const { organisation: id, person, role: text } = asked
  const role = roleNamed(text)
  const read = await readCard(ctx, id, person)
  if (!read || !role || !read.deeds.take.includes(role)) return await stale(ctx)
  if (await isLastCoordinator(ctx.tx, id, role))
    return await toast(ctx, ctx.texts.plain('staff.roles.lastCoordinator'), true)
  const { organisation, card } = read
  await show(
    ctx,
    takeSureScreen(ctx.texts, {
      name: nameOf(ctx.texts, card),
      organisation,
      personId: person,
      role,
      isOwn: person === ctx.actor.personId,
      isLast: (await countHolders(ctx.tx, id, role)) <= 1,
    }),
  )
}
