import { dayIn } from '../../calendar/day.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { may, whereMay } from '../../people/policy.ts'
import type { MemberContext } from '../../telegram/context.ts'
import type { Screen } from '../../telegram/screen.ts'
import { type Campaign, countsOf, isRefreshDue } from '../campaign.ts'
import { countTeachers, listOutcomes } from '../store/asked.ts'
import { findCampaign, findLastCampaign } from '../store/campaigns.ts'
import { overviewScreen, progressScreen, type Running, schoolsScreen } from '../view/campaign.ts'

/** Schools whose campaigns the person runs or reads. */
export function schoolsOf(ctx: MemberContext): Organisation[] {
  return whereMay(ctx.actor, 'campaign.read').filter(({ kind }) => kind === 'SCHOOL')
}

export function schoolNamed(ctx: MemberContext, id: string): Organisation | undefined {
  return schoolsOf(ctx).find((one) => one.id === id)
}

/** The school where the person may begin one. */
export function schoolToRun(ctx: MemberContext, id: string): Organisation | undefined {
  const school = schoolNamed(ctx, id)
  return school && may(ctx.actor, 'campaign.run', { organisation: school }) ? school : undefined
}

export type Found = Omit<Running, 'counts'>

/** A campaign of one of the person's schools; ids come from buttons. */
export async function campaignNamed(ctx: MemberContext, id: string): Promise<Found | undefined> {
  const campaign = await findCampaign(ctx.tx, id)
  const school = campaign && schoolNamed(ctx, campaign.organisationId)
  return campaign && school && found(ctx, school, campaign)
}

export function found(ctx: MemberContext, school: Organisation, campaign: Campaign): Found {
  return { school, campaign, mayRun: may(ctx.actor, 'campaign.run', { organisation: school }) }
}

/** Of one school what there is now; of several, which. */
export async function campaignsScreen(ctx: MemberContext): Promise<Screen | undefined> {
  const schools = schoolsOf(ctx)
  const [only] = schools
  if (!only) return undefined
  return schools.length === 1 ? await campaignScreen(ctx, only) : schoolsScreen(ctx.texts, schools)
}

/** How far the one that runs is; where none does, the last one and the next. */
export async function campaignScreen(ctx: MemberContext, school: Organisation, lead?: string): Promise<Screen> {
  const campaign = await findLastCampaign(ctx.tx, school.id)
  const counts = campaign && countsOf(await listOutcomes(ctx.tx, campaign))
  if (campaign && counts && !campaign.finishedAt)
    return progressScreen(ctx.texts, { ...found(ctx, school, campaign), counts }, lead)
  return overviewScreen(ctx.texts, {
    school,
    last: campaign && counts && { campaign, counts },
    teachers: await countTeachers(ctx.tx, school.id),
    isDue: isRefreshDue(campaign, ctx.now, school.timeZone),
    mayRun: may(ctx.actor, 'campaign.run', { organisation: school }),
  })
}

/** Whether one of the schools where the person may begin a campaign has had none for a year: the menu says so. */
export async function isRefreshDueFor(ctx: MemberContext): Promise<boolean> {
  for (const school of whereMay(ctx.actor, 'campaign.run'))
    if (isRefreshDue(await findLastCampaign(ctx.tx, school.id), ctx.now, school.timeZone)) return true
  return false
}

export function todayIn(ctx: MemberContext, { timeZone }: Organisation): string {
  return dayIn(ctx.now, timeZone)
}
