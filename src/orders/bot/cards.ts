import { dayIn } from '../../calendar/day.ts'
import { holds } from '../../people/role.ts'
import { whereMay } from '../../people/policy.ts'
import type { MemberContext } from '../../telegram/context.ts'
import { pageSize, toPage } from '../../telegram/paging.ts'
import { show, stale, type tell } from '../../telegram/screen.ts'
import { choicesOf } from '../actions/changing.ts'
import { permissionOf } from '../actions/drafting.ts'
import type { Draft, SignedOrder } from '../order.ts'
import { lacksOf } from '../readiness.ts'
import { obstacleOf } from '../signing.ts'
import { listChangesOf, listDrafts, listSigned } from '../store/orders.ts'
import { listActiveOf, listAgreed } from '../store/pairs.ts'
import { ordersButton } from '../view/buttons.ts'
import { pickScreen } from '../view/choosing.ts'
import { draftScreen } from '../view/draft.ts'
import { chooseSchoolScreen, hubScreen } from '../view/hub.ts'
import { signedScreen } from '../view/register.ts'
import type { AroundOrders } from './around.ts'
import { baseOf, namedIn, pairsOf, readOrder, type ReadOrder, readSchool, subjectOf } from './reading.ts'

type Put = typeof show | typeof tell

/** The hub of the only school, or the choice among several. */
export async function enterOrders(ctx: MemberContext, around: AroundOrders): Promise<void> {
  const schools = whereMay(ctx.actor, 'order.read').filter(({ kind }) => kind === 'SCHOOL')
  const [school, ...others] = schools
  if (!school) return await stale(ctx)
  if (others.length === 0) return await showHub(ctx, around, school.id)
  const back = { text: ctx.texts.plain('orders.buttons.toPairs'), data: around.pairsHub }
  await show(ctx, chooseSchoolScreen(ctx.texts, schools, back))
}

export async function showHub(
  ctx: MemberContext,
  around: AroundOrders,
  organisationId: string,
  put: Put = show,
): Promise<void> {
  const school = await readSchool(ctx, organisationId)
  if (!school) return await stale(ctx)
  const agreed = await listAgreed(ctx.tx, school.id)
  const ready = agreed.filter((pair) => lacksOf(pair).length === 0).length
  const isOnly = whereMay(ctx.actor, 'order.read').filter(({ kind }) => kind === 'SCHOOL').length === 1
  const back = isOnly
    ? { text: ctx.texts.plain('orders.buttons.toPairs'), data: around.pairsHub }
    : { text: ctx.texts.plain('orders.buttons.schools'), data: ordersButton.data({}) }
  const { total: signed } = await listSigned(ctx.tx, school.id, { skip: 0, take: 1 })
  const mayAppoint = isAllowed(ctx, 'order.curator', school.id)
  const drafts = (await listDrafts(ctx.tx, school.id)).filter(({ kind }) => kind !== 'CURATOR' || mayAppoint)
  await put(
    ctx,
    hubScreen(ctx.texts, { school, drafts, ready, lacking: agreed.length - ready, signed, mayAppoint, back }),
  )
}

function isAllowed(ctx: MemberContext, what: 'order.curator' | 'order.draft', organisationId: string): boolean {
  return whereMay(ctx.actor, what).some(({ id }) => id === organisationId)
}

/** The draft, the signed order, or what there is instead of one that was given up. False where there is nothing to show. */
export async function showOrder(
  ctx: MemberContext,
  around: AroundOrders,
  id: string,
  put: Put = show,
): Promise<boolean> {
  const read = await readOrder(ctx, id)
  if (!read) return false
  const { order, school } = read
  switch (order.status) {
    case 'DRAFT':
      if (!isAllowed(ctx, permissionOf(order.kind), school.id)) return false
      await showDraft(ctx, around, { order, school }, put)
      return true
    case 'SIGNED':
      await showSigned(ctx, { order, school }, put)
      return true
    case 'DISCARDED':
      await showHub(ctx, around, school.id, put)
      return true
  }
}

async function showDraft(
  ctx: MemberContext,
  around: AroundOrders,
  { order: draft, school }: { order: Draft; school: ReadOrder['school'] },
  put: Put,
): Promise<void> {
  const pairs = await pairsOf(ctx, draft)
  const isHead = holds(ctx.actor.roles, 'HEAD', school.id)
  await put(
    ctx,
    draftScreen(ctx.texts, {
      draft,
      school,
      pairs,
      base: await baseOf(ctx, draft),
      subject: await subjectOf(ctx, draft),
      obstacle: obstacleOf(draft, pairs, undefined),
      mayCallHead: !isHead,
      consents: around.consents,
      today: dayIn(ctx.now, school.timeZone),
    }),
  )
}

async function showSigned(
  ctx: MemberContext,
  { order, school }: { order: SignedOrder; school: ReadOrder['school'] },
  put: Put,
): Promise<void> {
  const isBase = order.kind === 'PAIRS'
  const changes = isBase ? await listChangesOf(ctx.tx, order.id) : []
  const mayChange =
    isBase && isAllowed(ctx, 'order.draft', school.id) && (await listActiveOf(ctx.tx, order.id)).length > 0
  const mayCorrect = isAllowed(ctx, permissionOf(order.kind), school.id)
  const signed = changes.filter((one) => one.status === 'SIGNED')
  await put(
    ctx,
    signedScreen(ctx.texts, {
      order,
      school,
      named: await namedIn(ctx, [order]),
      changes: signed,
      mayChange,
      mayCorrect,
    }),
  )
}

/** The pairs that may stand in the draft; false where it is none any more. */
export async function showChoices(ctx: MemberContext, id: string, number: number): Promise<boolean> {
  const read = await readOrder(ctx, id)
  if (read?.order.status !== 'DRAFT' || !isAllowed(ctx, permissionOf(read.order.kind), read.school.id)) return false
  const choices = await choicesOf(ctx.tx, read.order)
  const from = number * pageSize < choices.length ? number : 0
  const page = toPage(choices.slice(from * pageSize, (from + 1) * pageSize), choices.length, from)
  await show(ctx, pickScreen(ctx.texts, read.order, page))
  return true
}

/** What there is now in place of the draft; a stranger's order is none. */
export async function lost(ctx: MemberContext, around: AroundOrders, orderId: string): Promise<void> {
  if (!(await showOrder(ctx, around, orderId))) await stale(ctx)
}
