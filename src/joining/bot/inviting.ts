import { Composer } from 'grammy'
import { invitableRoles, invitingScopes, mayGive, roles } from '../../people/appointing.ts'
import { whereMay } from '../../people/policy.ts'
import type { Role } from '../../people/role.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { findOrganisation, listSchools } from '../../organisations/store.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { pageBounds, pageNumber, toPage } from '../../telegram/paging.ts'
import { show, stale } from '../../telegram/screen.ts'
import { usesOfCommonLink } from '../invitation.ts'
import {
  inviteButton,
  inviteRoleButton,
  inviteSchoolButton,
  inviteSchoolsPageButton,
  inviteUsesButton,
  newSchoolButton,
  rolesScreen,
  schoolsScreen,
  usesScreen,
} from '../view.ts'
import { requestOf, sendLink } from './link.ts'

/** Whom, to which school, for how many: then the link. Each press is authorised anew. */
export function inviting(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(inviteButton.pattern, async (ctx) => await show(ctx, rolesScreen(ctx.texts, rolesToInvite(ctx))))
  bot.callbackQuery(
    inviteRoleButton.pattern,
    async (ctx) => await chooseSchool(ctx, roleIn(inviteRoleButton.read(ctx).role), 0),
  )
  bot.callbackQuery(inviteSchoolsPageButton.pattern, async (ctx) => {
    const { role, page } = inviteSchoolsPageButton.read(ctx)
    await chooseSchool(ctx, roleIn(role), pageNumber(page))
  })
  bot.callbackQuery(inviteSchoolButton.pattern, async (ctx) => {
    const { role, school } = inviteSchoolButton.read(ctx)
    await chooseUses(ctx, roleIn(role), await findOrganisation(ctx.tx, school))
  })
  bot.callbackQuery(inviteUsesButton.pattern, async (ctx) => {
    const { role, school, uses } = inviteUsesButton.read(ctx)
    // Only teachers are invited many at a time; a curator is appointed by an order, which this button knows nothing of.
    if (role !== 'TEACHER') return await stale(ctx)
    await sendLink(ctx, {
      organisationId: school,
      role,
      maxUses: uses === 'common' ? usesOfCommonLink : 1,
      request: requestOf(ctx),
    })
  })
  bot.callbackQuery(newSchoolButton.pattern, async (ctx) => {
    const role = roleIn(newSchoolButton.read(ctx).role)
    if (role && whereMay(ctx.actor, 'school.add').length > 0) await ctx.conversation.enter('school', role)
    else await stale(ctx)
  })
  return bot
}

/** A coordinator chooses among the schools of the district; others have their own, and a district its coordinators. */
async function chooseSchool(ctx: MemberContext, role: Role | undefined, page: number): Promise<void> {
  if (!role || !rolesToInvite(ctx).includes(role)) return await stale(ctx)
  const scopes = invitingScopes(ctx.actor.roles)
  const districts = scopes.filter(({ inSchools }) => inSchools.includes(role)).map((one) => one.organisationId)
  if (districts.length > 0) {
    const { schools, total } = await listSchools(ctx.tx, districts, pageBounds(page))
    return await show(ctx, schoolsScreen(ctx.texts, role, toPage(schools, total, page), true))
  }
  const own = whereMay(ctx.actor, `role.${role}`).filter((one) => mayGive(ctx.actor.roles, one, role))
  if (own.length === 1) return await chooseUses(ctx, role, own[0])
  await show(ctx, schoolsScreen(ctx.texts, role, toPage(own, own.length, 0), false))
}

async function chooseUses(ctx: MemberContext, role: Role | undefined, school: Organisation | undefined): Promise<void> {
  if (!role || !school || !invitableRoles(ctx.actor.roles, school).includes(role)) return await stale(ctx)
  if (role === 'CURATOR') return await ctx.conversation.enter('appointment', school.id)
  if (role === 'TEACHER') return await show(ctx, usesScreen(ctx.texts, role, school, usesOfCommonLink))
  await sendLink(ctx, { organisationId: school.id, role, maxUses: 1, request: requestOf(ctx) })
}

function rolesToInvite(ctx: MemberContext): Role[] {
  const scopes = invitingScopes(ctx.actor.roles)
  return roles.filter((role) => scopes.some(({ own, inSchools }) => own.includes(role) || inSchools.includes(role)))
}

function roleIn(text: string): Role | undefined {
  return roles.find((role) => role === text)
}
