import type { Middleware } from 'grammy'
import type { Profile } from '../../people/actor.ts'
import { holds, whereHeld } from '../../people/role.ts'
import { countNamesakes } from '../../people/store.ts'
import { findOrganisation } from '../../organisations/store.ts'
import { organisationsOf } from '../../people/actor.ts'
import type { BotContext, DialogueContext } from '../../telegram/context.ts'
import { type Dialogue, dialogue } from '../../telegram/dialogue.ts'
import { type Home, isMember } from '../../telegram/home.ts'
import { stale, tell } from '../../telegram/screen.ts'
import { changeProfile } from '../../people/actions.ts'
import { addSchool } from '../../organisations/actions.ts'
import { type Field, inviteSchoolButton, profileScreen } from '../view.ts'
import { requestOf, sendLink } from './link.ts'
import { askField, askOrder, askProfile, askSchool } from './questions.ts'

type Reload = (ctx: BotContext) => Promise<void>

/** The guided dialogues of joining. What they learn is kept by one action at their end. */
export function joiningDialogues(home: Home, reload: Reload): Middleware<BotContext>[] {
  const profile = async (conversation: Dialogue, ctx: DialogueContext) => {
    const known = await conversation.external((outer) => (isMember(outer) ? outer.actor.profile : noProfile))
    await askProfile(
      conversation,
      ctx,
      known,
      async (change) => await conversation.external(async (outer) => await keepPart(outer, change, reload)),
    )
    await conversation.external(async (outer) => await finishProfile(outer, home))
  }
  const correction = async (conversation: Dialogue, ctx: DialogueContext, field: Field) => {
    const change = await askField(conversation, ctx, field)
    await conversation.external(async (outer) => await keepCorrection(outer, change, reload))
  }
  const appointment = async (conversation: Dialogue, ctx: DialogueContext, schoolId: string) => {
    const order = await askOrder(conversation, ctx)
    await conversation.external(async (outer) => await appoint(outer, schoolId, order))
  }
  const school = async (conversation: Dialogue, ctx: DialogueContext, role: string) => {
    const answers = await askSchool(conversation, ctx)
    await conversation.external(async (outer) => await keepSchool(outer, answers, role))
  }
  return [
    dialogue(profile, 'profile'),
    dialogue(correction, 'correction'),
    dialogue(appointment, 'appointment'),
    dialogue(school, 'school'),
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

async function keepCorrection(ctx: BotContext, change: Partial<Profile>, reload: Reload): Promise<void> {
  await keepPart(ctx, change, reload)
  if (isMember(ctx)) await tell(ctx, profileScreen(ctx.texts, ctx.actor))
}

async function appoint(
  ctx: BotContext,
  schoolId: string,
  order: { orderNumber: string | null; orderOn: string | null },
): Promise<void> {
  if (!isMember(ctx)) return
  await sendLink(ctx, {
    organisationId: schoolId,
    role: 'CURATOR',
    maxUses: 1,
    request: requestOf(ctx),
    order: { orderNumber: order.orderNumber, orderOn: order.orderOn === null ? null : new Date(order.orderOn) },
  })
}

async function keepSchool(ctx: BotContext, answers: Parameters<typeof addSchool>[3], role: string): Promise<void> {
  const [district] =
    isMember(ctx) && holds(ctx.actor.roles, 'COORDINATOR') ? whereHeld(ctx.actor.roles, 'COORDINATOR') : []
  if (!isMember(ctx) || !district) return await stale(ctx)
  const id = await addSchool(ctx.tx, ctx.actor, district, answers, ctx.now)
  const school = await findOrganisation(ctx.tx, id)
  await tell(ctx, {
    text: ctx.texts.t('joining.school.added', { school: school?.shortName ?? '' }),
    rows: [
      [{ text: ctx.texts.plain('joining.buttons.goOn'), data: inviteSchoolButton.data({ role, school: id }) }],
      [{ text: ctx.texts.plain('telegram.buttons.menu'), data: 'menu' }],
    ],
  })
}
