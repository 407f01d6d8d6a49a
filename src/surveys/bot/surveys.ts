import { Composer } from 'grammy'
import { whereMay } from '../../people/policy.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { show, stale } from '../../telegram/screen.ts'
import { collectTotals, findSurvey } from '../actions/reading.ts'
import { answersButton, surveyButton, totalsButton } from '../view/buttons.ts'
import { answersScreen, surveyScreen } from '../view/reading.ts'
import { totalsScreen } from '../view/totals.ts'

/** Where the screens of surveys lead. */
export type SurveyWays = { readonly pair: (pairId: string) => string; readonly hub: string }

/** What curators read of the questionnaires at the middle of programmes (road map 6.1). */
export function surveysBot(ways: SurveyWays): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(surveyButton.pattern, async (ctx) => {
    const { pair } = surveyButton.read(ctx)
    const survey = await findSurvey(ctx.tx, ctx.actor, pair)
    if (!survey) return await stale(ctx)
    await show(ctx, surveyScreen(ctx.texts, survey, readerOf(ctx), ways.pair(survey.pair.id)))
  })
  bot.callbackQuery(answersButton.pattern, async (ctx) => {
    const { pair, person } = answersButton.read(ctx)
    const survey = await findSurvey(ctx.tx, ctx.actor, pair)
    const one = survey?.answers.find(({ personId }) => personId === person)
    if (!survey || !one) return await stale(ctx)
    await show(ctx, answersScreen(ctx.texts, survey.pair, one, readerOf(ctx)))
  })
  bot.callbackQuery(totalsButton.pattern, async (ctx) => await showTotals(ctx, totalsButton.read(ctx).school, ways))
  return bot
}

async function showTotals(ctx: MemberContext, id: string, ways: SurveyWays): Promise<void> {
  const schools = whereMay(ctx.actor, 'survey.read').filter(({ kind }) => kind === 'SCHOOL')
  const school = id === '' ? schools[0] : schools.find((one) => one.id === id)
  const totals = school && (await collectTotals(ctx.tx, ctx.actor, school, ctx.now))
  if (!school || !totals) return await stale(ctx)
  await show(ctx, totalsScreen(ctx.texts, { school, totals, schools }, ways.hub))
}

function readerOf(ctx: MemberContext) {
  return { organisationIds: whereMay(ctx.actor, 'survey.read').map(({ id }) => id) }
}
