import { Composer } from 'grammy'
import { may } from '../../people/policy.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { pageNumber, pageSize, toPage } from '../../telegram/paging.ts'
import { show, stale, toast } from '../../telegram/screen.ts'
import { openCuratorDraft } from '../actions/drafting.ts'
import { listCandidates } from '../store/people.ts'
import { appointButton, staffButton } from '../view/buttons.ts'
import { staffScreen } from '../view/choosing.ts'
import type { AroundOrders } from './around.ts'
import { lost } from './cards.ts'
import { readSchool } from './reading.ts'

/** The order that appoints a curator: the head chooses a member of the staff (order 4.5; п. 3.4.1). */
export function curators(around: AroundOrders): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(staffButton.pattern, async (ctx) => {
    const { organisation, page } = staffButton.read(ctx)
    await showStaff(ctx, organisation, pageNumber(page))
  })
  bot.callbackQuery(appointButton.pattern, async (ctx) => {
    const { organisation, person } = appointButton.read(ctx)
    const opened = await openCuratorDraft(
      ctx.tx,
      ctx.actor,
      { organisationId: organisation, personId: person },
      ctx.now,
    )
    if (opened.ok) return await lost(ctx, around, opened.orderId)
    if (opened.reason === 'not-allowed') return await stale(ctx)
    await toast(ctx, ctx.texts.plain('orders.staff.gone'), true)
    await showStaff(ctx, organisation, 0)
  })
  return bot
}

async function showStaff(ctx: MemberContext, organisationId: string, number: number): Promise<void> {
  const school = await readSchool(ctx, organisationId)
  if (!school || !may(ctx.actor, 'order.curator', { organisation: school })) return await stale(ctx)
  const all = await listCandidates(ctx.tx, school.id)
  const page = toPage(all.slice(number * pageSize, (number + 1) * pageSize), all.length, number)
  await show(ctx, staffScreen(ctx.texts, school, page))
}
