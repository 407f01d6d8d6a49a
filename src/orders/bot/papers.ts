import { Composer } from 'grammy'
import { writeDocument } from '../../documents/document.ts'
import { documentName } from '../../files/name.ts'
import { namesToConfirm } from '../../documents/actions/forms.ts'
import { sendDocument } from '../../files/sending.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { tell, toast } from '../../telegram/screen.ts'
import { noteOrder, permissionOf } from '../actions/drafting.ts'
import { may } from '../../people/policy.ts'
import type { Order } from '../order.ts'
import { obstacleOf } from '../signing.ts'
import { orderCardButton, wordButton } from '../view/buttons.ts'
import { amendmentPaper, cancellationPaper, curatorPaper, type PaperFacts, pairsPaper } from '../view/paper.ts'
import { orderNameText, titleOf } from '../view/words.ts'
import type { AroundOrders } from './around.ts'
import { lost } from './cards.ts'
import { pairsOf, paperFacts, peopleOf, readOrder } from './reading.ts'

/** The order in Word: a draft with lines for number and date, or as it was signed. */
export function papers(around: AroundOrders): Composer<MemberContext> {
  const bot = new Composer<MemberContext>()
  bot.callbackQuery(wordButton.pattern, async (ctx) => {
    const { order: id } = wordButton.read(ctx)
    const read = await readOrder(ctx, id)
    if (!read || read.order.status === 'DISCARDED' || !isAllowed(ctx, read)) return await lost(ctx, around, id)
    if (await hasUnfitPairs(ctx, read.order)) {
      await toast(ctx, ctx.texts.plain('orders.sign.notYet'), true)
      return await lost(ctx, around, id)
    }
    const open = await namesToConfirm(ctx.tx, await peopleOf(ctx, read.order))
    if (open.length > 0)
      return await askForNames(ctx, open.length, around.names(id), orderCardButton.data({ order: id }))
    await sendPaper(ctx, around, await paperFacts(ctx, read))
    await noteOrder(ctx.tx, ctx.actor, read.order, 'order-printed', ctx.now)
  })
  return bot
}

/** A draft that names somebody whom it may not name is not printed: it would be signed. */
async function hasUnfitPairs(ctx: MemberContext, order: Order): Promise<boolean> {
  if (order.status !== 'DRAFT') return false
  return obstacleOf(order, await pairsOf(ctx, order), undefined)?.what === 'pairs'
}

type Read = NonNullable<Awaited<ReturnType<typeof readOrder>>>

function isAllowed(ctx: MemberContext, { order, school }: Read): boolean {
  return order.status === 'SIGNED' || may(ctx.actor, permissionOf(order.kind), { organisation: school })
}

export async function askForNames(ctx: MemberContext, count: number, names: string, back: string): Promise<void> {
  await tell(ctx, {
    text: ctx.texts.t('orders.names.question', { count }),
    rows: [
      [{ text: ctx.texts.plain('orders.names.button'), data: names }],
      [{ text: ctx.texts.plain('telegram.buttons.back'), data: back }],
    ],
  })
}

async function sendPaper(ctx: MemberContext, around: AroundOrders, facts: PaperFacts): Promise<void> {
  const { order, school } = facts
  const { texts } = ctx
  const isSigned = order.status === 'SIGNED'
  const title = titleOf(texts, order)
  const name = isSigned
    ? texts.plain('orders.file.signed', {
        title,
        order: orderNameText(texts, { number: order.number, on: order.signedOn }),
      })
    : texts.plain('orders.file.draft', { title })
  const isMissing = school.headName === null || school.headPost === null
  await sendDocument(ctx, {
    name: documentName(name, 'docx'),
    bytes: await bytesOf(ctx, facts),
    caption: [
      texts.t(isSigned ? 'orders.file.signedCaption' : 'orders.file.draftCaption'),
      ...(isMissing ? [texts.t('orders.file.noHead')] : []),
    ].join('\n'),
    rows: [
      ...(isMissing ? [[{ text: texts.plain('orders.buttons.requisites'), data: around.school(school.id) }]] : []),
      [{ text: texts.plain('orders.buttons.toOrder'), data: orderCardButton.data({ order: order.id }) }],
    ],
  })
}

async function bytesOf(ctx: MemberContext, facts: PaperFacts): Promise<Uint8Array> {
  const { tx, texts } = ctx
  const { language } = texts
  const { id }: Organisation = facts.school
  switch (facts.order.kind) {
    case 'PAIRS':
      return await writeDocument(tx, id, language, 'order-pairs', pairsPaper(texts, facts))
    case 'AMENDMENT':
      return await writeDocument(tx, id, language, 'order-amendment', amendmentPaper(texts, facts))
    case 'CANCELLATION':
      return await writeDocument(tx, id, language, 'order-cancellation', cancellationPaper(texts, facts))
    case 'CURATOR':
      return await writeDocument(tx, id, language, 'order-curator', curatorPaper(texts, facts))
  }
}

/** Whose names an order has, for the screens that confirm them; undefined where the member may not draft it. */
export async function namesOfOrder(
  ctx: MemberContext,
  id: string,
): Promise<{ organisation: Organisation; personIds: string[]; back: string } | undefined> {
  const read = await readOrder(ctx, id)
  if (!read || !may(ctx.actor, permissionOf(read.order.kind), { organisation: read.school })) return undefined
  const personIds = await peopleOf(ctx, read.order)
  return { organisation: read.school, personIds, back: orderCardButton.data({ order: id }) }
}
