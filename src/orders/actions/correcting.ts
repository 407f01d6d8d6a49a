import type { Tx } from '../../db/transaction.ts'
import { findOrganisation } from '../../organisations/store.ts'
import type { Member } from '../../people/actor.ts'
import { may } from '../../people/policy.ts'
import type { OrderName, SignedOrder } from '../order.ts'
import { earliestLastDay } from '../period.ts'
import { needsNotice } from '../signing.ts'
import { saveName } from '../store/changes.ts'
import { findOrder } from '../store/orders.ts'
import { listPairFacts } from '../store/pairs.ts'
import { noteOrder } from './drafting.ts'
import type { Surroundings } from './signing.ts'

/** The signed order, if the member may enter its number. */
export async function findCorrectable(tx: Tx, actor: Member, orderId: string): Promise<SignedOrder | undefined> {
  const order = await findOrder(tx, orderId)
  const school = order && (await findOrganisation(tx, order.organisationId))
  if (!school || order.status !== 'SIGNED') return undefined
  const permission = order.kind === 'CURATOR' ? 'order.curator' : 'order.sign'
  return may(actor, permission, { organisation: school }) ? order : undefined
}

export type Corrected =
  | { readonly ok: true; readonly name: OrderName }
  | { readonly ok: false; readonly reason: 'gone' }
  | { readonly ok: false; readonly reason: 'too-soon'; readonly earliest: string }

/** A slip of the pen: number and date become what the paper says. Nothing that is in force changes by it. */
export async function correctOrder(
  tx: Tx,
  actor: Member,
  { orderId, ...name }: { readonly orderId: string } & OrderName,
  { appoint }: Pick<Surroundings, 'appoint'>,
  now: Date,
): Promise<Corrected> {
  const order = await findCorrectable(tx, actor, orderId)
  if (!order) return { ok: false, reason: 'gone' }
  const earliest = await earliestOf(tx, order, name.on)
  if (earliest !== undefined) return { ok: false, reason: 'too-soon', earliest }
  if (order.number === name.number && order.signedOn === name.on) return { ok: true, name }
  await saveName(tx, orderId, name)
  if (order.kind === 'CURATOR' && order.subjectId !== null)
    await appoint(tx, actor, { personId: order.subjectId, organisationId: order.organisationId }, name, now)
  await noteOrder(tx, actor, order, 'order-corrected', now)
  return { ok: true, name }
}

/** Of a cancellation whose notice would be too short with that day (ТК 351.8), the earliest last day. */
async function earliestOf(tx: Tx, order: SignedOrder, on: string): Promise<string | undefined> {
  const { kind, initiative, endsOn, pairs } = order
  if (kind !== 'CANCELLATION' || endsOn === null || endsOn >= earliestLastDay(on)) return undefined
  const facts = await listPairFacts(
    tx,
    pairs.map(({ pairId }) => pairId),
  )
  return needsNotice(initiative, facts) ? earliestLastDay(on) : undefined
}
