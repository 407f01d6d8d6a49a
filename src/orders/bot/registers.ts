import { Composer } from 'grammy'
import { dayIn } from '../../calendar/day.ts'
import { documentName } from '../../files/name.ts'
import { sendDocument } from '../../files/sending.ts'
import { writeWorkbook } from '../../sheets/workbook.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { pageBounds, pageNumber, toPage } from '../../telegram/paging.ts'
import { show, stale } from '../../telegram/screen.ts'
import { noteOrdersExport } from '../actions/exporting.ts'
import type { Order, SignedOrder } from '../order.ts'
import { listSigned } from '../store/orders.ts'
import { excelButton, registerButton } from '../view/buttons.ts'
import { registerScreen } from '../view/register.ts'
import { registerSheet } from '../view/workbook.ts'
import { namedIn, readSchool } from './reading.ts'

/** The register of orders: a list of cards, and a workbook. */
export function registers(): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(registerButton.pattern, async (ctx) => {
    const { organisation, page } = registerButton.read(ctx)
    const school = await readSchool(ctx, organisation)
    if (!school) return await stale(ctx)
    const number = pageNumber(page)
    const { orders, total } = await listSigned(ctx.tx, school.id, pageBounds(number))
    await show(ctx, registerScreen(ctx.texts, school, toPage(orders.filter(isSigned), total, number)))
  })
  bot.callbackQuery(excelButton.pattern, async (ctx) => await sendRegister(ctx, excelButton.read(ctx).organisation))
  return bot
}

function isSigned(order: Order): order is SignedOrder {
  return order.status === 'SIGNED'
}

async function sendRegister(ctx: MemberContext, organisationId: string): Promise<void> {
  const school = await readSchool(ctx, organisationId)
  if (!school) return await stale(ctx)
  const orders = (await listSigned(ctx.tx, school.id)).orders.filter(isSigned)
  const sheet = registerSheet(ctx.texts, orders, await namedIn(ctx, orders))
  const day = ctx.texts.day(dayIn(ctx.now, school.timeZone))
  await sendDocument(ctx, {
    name: documentName(ctx.texts.plain('orders.sheet.file', { school: school.shortName, day }), 'xlsx'),
    bytes: await writeWorkbook([sheet]),
    caption: ctx.texts.t('orders.sheet.caption', { count: orders.length }),
  })
  await noteOrdersExport(ctx.tx, ctx.actor, { school, count: orders.length }, ctx.now)
}
