import type { Tx } from '../../db/transaction.ts'
import type { OrganisationCard } from '../../organisations/organisation.ts'
import { findOrganisation, saveTurn } from '../../organisations/store.ts'
import { activatePairs } from '../../pairs/actions/ordering.ts'
import type { AfterPairs } from '../../pairs/actions/after.ts'
import { findPairToChange } from '../../pairs/store/pairs.ts'
import type { Member } from '../../people/actor.ts'
import type { OrderGiven } from '../../people/order.ts'
import { may } from '../../people/policy.ts'
import { type Order, type OrderName, type SignedOrder, stampOf } from '../order.ts'
import type { PairFacts } from '../readiness.ts'
import { type Obstacle, obstacleOf } from '../signing.ts'
import { saveSigned } from '../store/changes.ts'
import { findOrder } from '../store/orders.ts'
import { listPairFacts } from '../store/pairs.ts'
import { listCandidates } from '../store/people.ts'
import { changePairs, endPairs } from './consequences.ts'
import { noteOrder } from './drafting.ts'
import { type OrderNotices, tellSigned } from './telling.ts'

/** Gives the role of the curator by the order, or enters the order where the role is held already (order 4.5). */
export type AppointCurator = (
  tx: Tx,
  actor: Member,
  whom: { readonly personId: string; readonly organisationId: string },
  order: OrderGiven,
  now: Date,
) => Promise<boolean>

/** What orders need of folders that they do not know. */
export type Surroundings = {
  readonly notices: OrderNotices
  readonly appoint: AppointCurator
  readonly afterPairs: AfterPairs
}

export type Signed =
  | { readonly ok: true; readonly order: SignedOrder }
  | { readonly ok: false; readonly reason: 'gone' | 'not-allowed' | 'subject-gone' | 'rewritten' }
  | { readonly ok: false; readonly reason: 'signed'; readonly order: SignedOrder }
  | { readonly ok: false; readonly reason: 'obstacle'; readonly obstacle: Obstacle }

/** Whether the number of the order may be entered by this member now; `signedOn` where the day is known. */
export async function maySign(tx: Tx, actor: Member, orderId: string, signedOn?: string): Promise<MaySign> {
  const order = await findOrder(tx, orderId)
  const school = order && (await findOrganisation(tx, order.organisationId))
  if (!school) return { ok: false, reason: 'gone' }
  const permission = order.kind === 'CURATOR' ? 'order.curator' : 'order.sign'
  if (!may(actor, permission, { organisation: school })) return { ok: false, reason: 'not-allowed' }
  if (order.status === 'SIGNED') return { ok: false, reason: 'signed', order }
  if (order.status === 'DISCARDED') return { ok: false, reason: 'gone' }
  const pairs = await listPairFacts(
    tx,
    order.pairs.map(({ pairId }) => pairId),
  )
  const obstacle = obstacleOf(order, pairs, signedOn)
  if (obstacle) return { ok: false, reason: 'obstacle', obstacle }
  if (order.kind === 'CURATOR' && !(await isStillCandidate(tx, order))) return { ok: false, reason: 'subject-gone' }
  return { ok: true, order, school, pairs }
}

type MaySign =
  | {
      readonly ok: true
      readonly order: Order
      readonly school: OrganisationCard
      readonly pairs: readonly PairFacts[]
    }
  | Exclude<Signed, { ok: true }>

async function isStillCandidate(tx: Tx, { organisationId, subjectId }: Order): Promise<boolean> {
  return subjectId !== null && (await listCandidates(tx, organisationId, subjectId)).length > 0
}

/**
 * Number and date of the paper that the head has signed (п. 6.2): what the order says comes into force in the same
 * transaction, or nothing does. Of two who enter them at once the second reads what the first has entered.
 * `stamp` is of the draft whose paper was in hand; without one whatever it says now is signed.
 */
export async function signOrder(
  tx: Tx,
  actor: Member,
  { orderId, number, on, stamp }: { readonly orderId: string; readonly stamp?: string } & OrderName,
  around: Surroundings,
  now: Date,
): Promise<Signed> {
  await awaitTurn(tx, orderId)
  const asked = await maySign(tx, actor, orderId, on)
  if (!asked.ok) return asked
  if (stamp !== undefined && stampOf(asked.order) !== stamp) return { ok: false, reason: 'rewritten' }
  const entered = { number, signedOn: on, enteredById: actor.personId, enteredAt: now }
  const isFirst = await saveSigned(tx, orderId, entered)
  const order = await findOrder(tx, orderId)
  if (order?.status !== 'SIGNED') return { ok: false, reason: 'gone' }
  if (!isFirst) return { ok: false, reason: 'signed', order }
  await comeIntoForce(tx, actor, { order, school: asked.school }, around, now)
  await noteOrder(tx, actor, order, 'order-signed', now)
  const signing = { order, school: asked.school, pairs: asked.pairs, actorId: actor.personId }
  await tellSigned(tx, signing, around.notices, now)
  return { ok: true, order }
}

/** Whoever changes the order or one of its pairs meanwhile has done it before this goes on, or waits until it is done. */
async function awaitTurn(tx: Tx, orderId: string): Promise<void> {
  const before = await findOrder(tx, orderId)
  if (!before) return
  await saveTurn(tx, before.organisationId)
  const order = await findOrder(tx, orderId)
  for (const { pairId } of order?.pairs ?? []) await findPairToChange(tx, pairId)
}

async function comeIntoForce(
  tx: Tx,
  actor: Member,
  { order, school }: { readonly order: SignedOrder; readonly school: OrganisationCard },
  around: Surroundings,
  now: Date,
): Promise<void> {
  switch (order.kind) {
    case 'PAIRS':
      return await activatePairs(tx, actor, periodsOf(order), now)
    case 'AMENDMENT':
      return await changePairs(tx, order)
    case 'CANCELLATION':
      return await endPairs(tx, actor, { order, school }, now, around.afterPairs)
    case 'CURATOR': {
      const whom = { personId: order.subjectId ?? '', organisationId: order.organisationId }
      const given = { number: order.number, on: order.signedOn }
      if (!(await around.appoint(tx, actor, whom, given, now))) throw new Error(`order ${order.id} appoints nobody`)
    }
  }
}

function periodsOf(order: SignedOrder): { pairId: string; startsOn: string; endsOn: string }[] {
  return order.pairs.map(({ pairId, startsOn, endsOn }) => {
    if (startsOn === null || endsOn === null) throw new Error(`order ${order.id} has a pair without a period`)
    return { pairId, startsOn, endsOn }
  })
}
