import { Composer } from 'grammy'
import type { Organisation } from '../../organisations/organisation.ts'
import { findOrganisation, listSchools } from '../../organisations/store.ts'
import { may, whereMay } from '../../people/policy.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { pageBounds, pageNumber, toPage } from '../../telegram/paging.ts'
import { type Screen, show, stale } from '../../telegram/screen.ts'
import { countsOf, type Filter, filtered, filters, schoolCounts } from '../list.ts'
import { canBeNudged } from '../nudging.ts'
import { listStaff } from '../store/list.ts'
import { countsButton, countsScreen, listButton, listScreen, schoolsScreen, staffButton } from '../view/list.ts'

/** The people of a school for its curator and head; of all schools of a district the figures, for its coordinator. */
export function staffList(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(staffButton.pattern, enter)
  bot.callbackQuery(listButton.pattern, async (ctx) => {
    const { school: id, filter: text, page } = listButton.read(ctx)
    const school = await findOrganisation(ctx.tx, id)
    const filter = filters.find((one) => one === text)
    if (!school || !filter || !may(ctx.actor, 'staff.read', { organisation: school })) return await stale(ctx)
    await show(ctx, await listOf(ctx, school, filter, pageNumber(page)))
  })
  bot.callbackQuery(countsButton.pattern, async (ctx) => {
    const [district] = districtsOf(ctx)
    if (!district) return await stale(ctx)
    await show(ctx, await countsOfDistrict(ctx, district, pageNumber(countsButton.read(ctx).page)))
  })
  return bot
}

async function enter(ctx: MemberContext): Promise<void> {
  const schools = schoolsOf(ctx)
  const [school, ...others] = schools
  const [district] = districtsOf(ctx)
  if (school && others.length === 0 && !district) return await show(ctx, await listOf(ctx, school, 'all', 0))
  if (school) return await show(ctx, schoolsScreen(ctx.texts, schools, district !== undefined))
  if (district) return await show(ctx, await countsOfDistrict(ctx, district, 0))
  await stale(ctx)
}

function schoolsOf(ctx: MemberContext): Organisation[] {
  return whereMay(ctx.actor, 'staff.read').filter(({ kind }) => kind === 'SCHOOL')
}

function districtsOf(ctx: MemberContext): Organisation[] {
  return whereMay(ctx.actor, 'staff.count').filter(({ kind }) => kind === 'DISTRICT')
}

/** The caller has asked whether the actor may read it. */
async function listOf(ctx: MemberContext, school: Organisation, filter: Filter, number: number): Promise<Screen> {
  const all = await listStaff(ctx.tx, school.id)
  const rows = filtered(all, filter)
  const { skip, take } = pageBounds(number)
  return listScreen(ctx.texts, {
    school,
    filter,
    counts: countsOf(all),
    page: toPage(rows.slice(skip, skip + take), rows.length, number),
    toNudge: rows.filter(canBeNudged).length,
  })
}

async function countsOfDistrict(ctx: MemberContext, district: Organisation, number: number): Promise<Screen> {
  const { schools, total } = await listSchools(ctx.tx, district.id, pageBounds(number))
  const rows = []
  for (const school of schools) rows.push({ school, counts: schoolCounts(await listStaff(ctx.tx, school.id)) })
  return countsScreen(ctx.texts, district, toPage(rows, total, number))
}
