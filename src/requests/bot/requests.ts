import { Composer } from 'grammy'
import type { MemberContext } from '../../telegram/context.ts'
import { show, stale } from '../../telegram/screen.ts'
import { answerCampaign, type Bank } from '../actions/answering.ts'
import type { QuickAnswer } from '../campaign.ts'
import { answeredScreen } from '../view/asking.ts'
import { answerButton } from '../view/buttons.ts'
import { beginning } from './beginning.ts'
import { running } from './running.ts'

/** What requests need of others: the data of the button that opens the form, and the bank. */
export type Around = { readonly openForm: string; readonly bank: Bank }

/** The yearly refresh of requests: for the curator who runs it, the head who reads it, and those who are asked. */
export function requestsBot(around: Around): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.use(beginning(around.openForm), running(around.openForm), answering(around))
  return bot
}

function answering({ openForm, bank }: Around): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(answerButton.pattern, async (ctx) => {
    const { campaign, what } = answerButton.read(ctx)
    const answer = answers.find((one) => one === what)
    if (!answer) return await stale(ctx)
    const given = await answerCampaign(ctx.tx, ctx.actor, campaign, answer, ctx.now, bank)
    if (given.ok) return await show(ctx, answeredScreen(ctx.texts, answer, openForm))
    if (given.reason === 'not-allowed') return await stale(ctx)
    await show(ctx, answeredScreen(ctx.texts, given.reason, openForm))
  })
  return bot
}

const answers: readonly QuickAnswer[] = ['UNCHANGED', 'NOT_NEEDED']
