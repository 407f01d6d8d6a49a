import type { Middleware } from 'grammy'
import { dayIn } from '../../calendar/day.ts'
import { findOrganisation } from '../../organisations/store.ts'
import { type OrderGiven, parseOrderDay, parseOrderNumber } from '../../people/order.ts'
import type { BotContext, DialogueContext, MemberContext } from '../../telegram/context.ts'
import { ask, type Dialogue, dialogue } from '../../telegram/dialogue.ts'
import { type Home, isMember } from '../../telegram/home.ts'
import { stale, tell } from '../../telegram/screen.ts'
import { reload } from '../../telegram/surroundings.ts'
import { appoint, type Appointment, enterOrder, revoke } from '../actions/roles.ts'
import type { OnLeft } from '../actions/leaving.ts'
import { roleNamed } from '../card.ts'
import { showCard } from './card.ts'

type Purpose = 'give' | 'take' | 'enter'

/** The dialogue about the order by which a role is given or taken back, or that is entered later. */
export function staffDialogues(home: Home, onLeft: OnLeft): Middleware<BotContext>[] {
  const roleOrder = async (
    conversation: Dialogue,
    ctx: DialogueContext,
    purpose: Purpose,
    organisationId: string,
    personId: string,
    role: string,
  ) => {
    const today = await conversation.external(async (outer) => await todayIn(outer, organisationId))
    const order = await askOrder(conversation, ctx, purpose, today)
    await conversation.external(async (outer) => {
      await keep(outer, purpose, { personId, organisationId, role }, order, { home, onLeft })
    })
  }
  return [dialogue(roleOrder, 'role-order')]
}

async function todayIn(ctx: BotContext, organisationId: string): Promise<string> {
  const organisation = await findOrganisation(ctx.tx, organisationId)
  return dayIn(ctx.now, organisation?.timeZone ?? 'Europe/Moscow')
}

async function askOrder(
  conversation: Dialogue,
  ctx: DialogueContext,
  purpose: Purpose,
  today: string,
): Promise<OrderGiven> {
  const later = [{ label: ctx.texts.plain('staff.roles.order.later'), value: 'later' }]
  const number = await ask(conversation, ctx, {
    step: 'order-number',
    text: ctx.texts.t(`staff.roles.order.${purpose}`),
    choices: later,
    parse: parseOrderNumber,
  })
  if (number.by === 'button') return { number: null, on: null }
  const day = await ask(conversation, ctx, {
    step: 'order-day',
    text: ctx.texts.t('staff.roles.order.day'),
    choices: later,
    parse: (typed) => parseOrderDay(typed, today),
  })
  return { number: number.value, on: day.by === 'button' ? null : day.value }
}

async function keep(
  ctx: BotContext,
  purpose: Purpose,
  wanted: Omit<Appointment, 'role'> & { readonly role: string },
  order: OrderGiven,
  { home, onLeft }: { home: Home; onLeft: OnLeft },
): Promise<void> {
  const role = roleNamed(wanted.role)
  if (!isMember(ctx) || !role) return await stale(ctx)
  const { personId, organisationId } = wanted
  const done = await carryOut(ctx, purpose, { personId, organisationId, role }, order, onLeft)
  await tell(ctx, { text: ctx.texts.t(done), rows: [] })
  await reload(ctx)
  const isShown = isMember(ctx) && (await showCard(ctx, organisationId, personId, tell))
  if (!isShown) await home(ctx, 'below')
}

/** What to say of what was done, or why it was not. */
async function carryOut(ctx: MemberContext, purpose: Purpose, wanted: Appointment, order: OrderGiven, onLeft: OnLeft) {
  switch (purpose) {
    case 'give': {
      const given = await appoint(ctx.tx, ctx.actor, wanted, order, ctx.now)
      if (given.ok) return 'staff.roles.done.given'
      return given.reason === 'already' ? 'staff.roles.done.heldAlready' : 'staff.roles.done.notAllowed'
    }
    case 'take': {
      const taken = await revoke(ctx.tx, ctx.actor, wanted, order, ctx.now, onLeft)
      if (taken.ok) return 'staff.roles.done.taken'
      if (taken.reason === 'last-coordinator') return 'staff.roles.lastCoordinator'
      return taken.reason === 'already' ? 'staff.roles.done.endedAlready' : 'staff.roles.done.notAllowed'
    }
    case 'enter': {
      if (order.number === null) return 'staff.roles.done.later'
      const entered = await enterOrder(ctx.tx, ctx.actor, wanted, order, ctx.now)
      if (entered.ok) return 'staff.roles.done.entered'
      return entered.reason === 'already' ? 'staff.roles.done.endedAlready' : 'staff.roles.done.notAllowed'
    }
  }
}
