import { Composer } from 'grammy'
import type { MemberContext } from '../../telegram/context.ts'
import { pageBounds, pageNumber, toPage } from '../../telegram/paging.ts'
import { show, stale, toast } from '../../telegram/screen.ts'
import { finishCampaign, remindSilent } from '../actions/campaign.ts'
import { countsOf } from '../campaign.ts'
import { listOutcomes, listSilent } from '../store/asked.ts'
import { findLastCampaign } from '../store/campaigns.ts'
import { askingOf } from '../view/asking.ts'
import { finishButton, finishSureButton, remindButton, silentButton } from '../view/buttons.ts'
import { finishedScreen, finishScreen, type Running, silentScreen } from '../view/campaign.ts'
import { campaignNamed, campaignScreen, found, type Found, schoolNamed } from './reading.ts'

/** While a campaign runs: who is silent, a reminder, the end. */
export function running(openForm: string): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(silentButton.pattern, async (ctx) => {
    const { school: id, page } = silentButton.read(ctx)
    const school = schoolNamed(ctx, id)
    const campaign = school && (await findLastCampaign(ctx.tx, school.id))
    if (!school || !campaign) return await stale(ctx)
    if (campaign.finishedAt) return await show(ctx, await campaignScreen(ctx, school))
    const silent = await listSilent(ctx.tx, campaign)
    const { skip, take } = pageBounds(pageNumber(page))
    const shown = toPage(silent.slice(skip, skip + take), silent.length, pageNumber(page))
    await show(ctx, silentScreen(ctx.texts, found(ctx, school, campaign), shown))
  })
  bot.callbackQuery(remindButton.pattern, async (ctx) => {
    const one = await campaignNamed(ctx, remindButton.read(ctx).campaign)
    await (one ? remind(ctx, one, openForm) : stale(ctx))
  })
  bot.callbackQuery(finishButton.pattern, async (ctx) => {
    const one = await campaignNamed(ctx, finishButton.read(ctx).campaign)
    if (!one?.mayRun) return await stale(ctx)
    if (one.campaign.finishedAt) return await showFinished(ctx, one)
    await show(ctx, finishScreen(ctx.texts, await counted(ctx, one)))
  })
  bot.callbackQuery(finishSureButton.pattern, async (ctx) => {
    const one = await campaignNamed(ctx, finishSureButton.read(ctx).campaign)
    if (!one) return await stale(ctx)
    const finishing = await finishCampaign(
      ctx.tx,
      ctx.actor,
      { campaignId: one.campaign.id, school: one.school },
      ctx.now,
    )
    if (!finishing.ok && finishing.reason === 'not-allowed') return await stale(ctx)
    await showFinished(ctx, one)
  })
  return bot
}

async function remind(ctx: MemberContext, { campaign, school }: Found, openForm: string): Promise<void> {
  const asked = { campaignId: campaign.id, school }
  const reminding = await remindSilent(ctx.tx, ctx.actor, asked, ctx.now, askingOf(openForm))
  if (reminding.ok) {
    await toast(ctx, ctx.texts.plain('requests.reminded', { count: reminding.told + reminding.later }), true)
    return await show(ctx, await campaignScreen(ctx, school))
  }
  if (reminding.reason === 'not-allowed') return await stale(ctx)
  await toast(ctx, ctx.texts.plain(`requests.refusals.${reminding.reason}`), true)
  await show(ctx, await campaignScreen(ctx, school))
}

async function showFinished(ctx: MemberContext, one: Found): Promise<void> {
  await show(ctx, finishedScreen(ctx.texts, await counted(ctx, one)))
}

async function counted(ctx: MemberContext, one: Found): Promise<Running> {
  return { ...one, counts: countsOf(await listOutcomes(ctx.tx, one.campaign)) }
}
