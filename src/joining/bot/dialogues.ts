import type { Middleware } from 'grammy'
import { dayIn } from '../../calendar/day.ts'
import { findOrganisation } from '../../organisations/store.ts'
import type { Profile } from '../../people/actor.ts'
import { countNamesakes } from '../../people/store.ts'
import { organisationsOf } from '../../people/actor.ts'
import type { BotContext, DialogueContext } from '../../telegram/context.ts'
import { type Dialogue, dialogue } from '../../telegram/dialogue.ts'
import { type Home, isMember } from '../../telegram/home.ts'
import type { MenuItem } from '../../telegram/menu.ts'
import { tell } from '../../telegram/screen.ts'
import { changeProfile } from '../../people/actions.ts'
import type { OrderGiven } from '../../people/order.ts'
import { type Field, profileScreen } from '../view.ts'
import type { Merge } from '../actions/claiming.ts'
import { askClaim } from './claiming.ts'
import { requestOf, sendLink } from './link.ts'
import { askField, askOrder, askProfile } from './questions.ts'
import { addingSchool } from './school.ts'

type Reload = (ctx: BotContext) => Promise<void>

/** The guided dialogues of joining. What they learn is kept by one action at their end. */
export function joiningDialogues(
  home: Home,
  reload: Reload,
  merge: Merge,
  profileRows: readonly MenuItem[] = [],
): Middleware<BotContext>[] {
  const profile = async (conversation: Dialogue, ctx: DialogueContext) => {
    const known = await conversation.external((outer) => (isMember(outer) ? outer.actor.profile : noProfile))
    await askProfile(
      conversation,
      ctx,
      known,
      async (change) => await conversation.external(async (outer) => await keepPart(outer, change, reload)),
      async () => await askClaim(conversation, ctx, merge),
    )
    await conversation.external(async (outer) => await finishProfile(outer, home))
  }
  const correction = async (conversation: Dialogue, ctx: DialogueContext, field: Field) => {
    const change = await askField(conversation, ctx, field)
    await conversation.external(async (outer) => await keepCorrection(outer, change, reload, profileRows))
  }
  const appointment = async (conversation: Dialogue, ctx: DialogueContext, schoolId: string) => {
    const today = await conversation.external(async (outer) => await todayAt(outer, schoolId))
    const order = await askOrder(conversation, ctx, today)
    await conversation.external(async (outer) => await appoint(outer, schoolId, order))
  }
  return [
    dialogue(profile, 'profile'),
    dialogue(correction, 'correction'),
    dialogue(appointment, 'appointment'),
    dialogue(addingSchool, 'school'),
  ]
}

const noProfile: Profile = { surname: null, givenName: null, patronymic: null, post: null, subjects: [] }

async function keepPart(ctx: BotContext, change: Partial<Profile>, reload: Reload): Promise<void> {
  if (!isMember(ctx)) return
  await changeProfile(ctx.tx, ctx.actor, change, ctx.now)
  await reload(ctx)
}

async function finishProfile(ctx: BotContext, home: Home): Promise<void> {
  if (!isMember(ctx)) return
  const organisationIds = organisationsOf(ctx.actor).map((one) => one.id)
  const namesakes = await countNamesakes(ctx.tx, ctx.actor.personId, organisationIds, ctx.actor.profile)
  if (namesakes > 0) await tell(ctx, { text: ctx.texts.t('joining.namesake'), rows: [] })
  await home(ctx, 'below')
}

async function keepCorrection(
  ctx: BotContext,
  change: Partial<Profile>,
  reload: Reload,
  profileRows: readonly MenuItem[],
): Promise<void> {
  await keepPart(ctx, change, reload)
  if (isMember(ctx)) await tell(ctx, profileScreen(ctx.texts, ctx.actor, profileRows))
}

/** The day it is in the school. */
async function todayAt(ctx: BotContext, schoolId: string): Promise<string> {
  const school = await findOrganisation(ctx.tx, schoolId)
  return dayIn(ctx.now, school?.timeZone ?? 'Europe/Moscow')
}

async function appoint(ctx: BotContext, schoolId: string, order: OrderGiven): Promise<void> {
  if (!isMember(ctx)) return
  await sendLink(ctx, {
    organisationId: schoolId,
    role: 'CURATOR',
    maxUses: 1,
    request: requestOf(ctx),
    order: { orderNumber: order.number, orderOn: order.on === null ? null : new Date(order.on) },
  })
}
