import { dayIn } from '../../calendar/day.ts'
import type { Tx } from '../../db/transaction.ts'
import { note } from '../../journal/actions.ts'
import type { OrganisationCard } from '../../organisations/organisation.ts'
import { findOrganisation, saveTurn } from '../../organisations/store.ts'
import type { Member } from '../../people/actor.ts'
import { may } from '../../people/policy.ts'
import { releaseFromOrder, takeIntoOrder } from '../../pairs/actions/ordering.ts'
import type { Draft, OrderKind } from '../order.ts'
import { usualPeriod } from '../period.ts'
import { lacksOf } from '../readiness.ts'
import { addDraft, addPairs, saveDiscarded } from '../store/changes.ts'
import { findOrder, listDrafts } from '../store/orders.ts'
import { listActiveOf, listAgreed } from '../store/pairs.ts'
import { listCandidates } from '../store/people.ts'
import { clauseOf } from './clauses.ts'

type Refused<Reason extends string> = { readonly ok: false; readonly reason: Reason }
export type Opened = { readonly ok: true; readonly orderId: string } | Refused<'not-allowed' | 'nothing'>

/** The draft of an order on pairs: the one that is there, or a new one with every pair that is ready (п. 6.2). */
export async function openPairsDraft(tx: Tx, actor: Member, organisationId: string, now: Date): Promise<Opened> {
  const school = await schoolFor(tx, actor, organisationId)
  if (!school) return { ok: false, reason: 'not-allowed' }
  const known = (await listDrafts(tx, organisationId)).find(({ kind }) => kind === 'PAIRS')
  if (known) return { ok: true, orderId: known.id }
  const ready = (await listAgreed(tx, organisationId)).filter((pair) => lacksOf(pair).length === 0)
  if (ready.length === 0) return { ok: false, reason: 'nothing' }
  const period = usualPeriod(dayIn(now, school.timeZone))
  const orderId = await begin(tx, actor, { organisationId, kind: 'PAIRS', ...period }, now)
  await addPairs(
    tx,
    orderId,
    ready.map(({ id, kinds }) => ({ pairId: id, kinds, ...period })),
  )
  await takeIntoOrder(
    tx,
    ready.map(({ id }) => id),
    now,
  )
  return { ok: true, orderId }
}

export type ChangeOpened = Opened | { readonly ok: false; readonly reason: 'another'; readonly orderId: string }

/** The draft that amends or cancels a signed order on pairs: of either kind a school has one at a time. */
export async function openChangeDraft(
  tx: Tx,
  actor: Member,
  { orderId, kind }: { readonly orderId: string; readonly kind: 'AMENDMENT' | 'CANCELLATION' },
  now: Date,
): Promise<ChangeOpened> {
  const base = await findOrder(tx, orderId)
  const school = base && (await schoolFor(tx, actor, base.organisationId))
  if (!school || base.status !== 'SIGNED' || base.kind !== 'PAIRS') return { ok: false, reason: 'not-allowed' }
  const known = (await listDrafts(tx, school.id)).find((one) => one.kind === kind)
  if (known?.amendsId === base.id) return { ok: true, orderId: known.id }
  if (known) return { ok: false, reason: 'another', orderId: known.id }
  const active = await listActiveOf(tx, base.id)
  if (active.length === 0) return { ok: false, reason: 'nothing' }
  const id = await begin(tx, actor, { organisationId: school.id, kind, amendsId: base.id }, now)
  // A single pair is what the change is about; among several the curator ticks.
  if (active.length === 1)
    await addPairs(
      tx,
      id,
      active.map((pair) => ({ ...pair, pairId: pair.id, endsOn: kind === 'AMENDMENT' ? pair.endsOn : null })),
    )
  return { ok: true, orderId: id }
}

/** The draft of an order that appoints this person as curator (order 4.5); theirs is there at most once. */
export async function openCuratorDraft(
  tx: Tx,
  actor: Member,
  { organisationId, personId }: { readonly organisationId: string; readonly personId: string },
  now: Date,
): Promise<Opened> {
  const school = await findOrganisation(tx, organisationId)
  if (!school || school.kind !== 'SCHOOL' || !may(actor, 'order.curator', { organisation: school }))
    return { ok: false, reason: 'not-allowed' }
  await saveTurn(tx, school.id)
  const known = (await listDrafts(tx, school.id)).find((one) => one.kind === 'CURATOR' && one.subjectId === personId)
  if (known) return { ok: true, orderId: known.id }
  const [person] = await listCandidates(tx, school.id, personId)
  if (!person) return { ok: false, reason: 'nothing' }
  return { ok: true, orderId: await begin(tx, actor, { organisationId, kind: 'CURATOR', subjectId: personId }, now) }
}

/** The draft is given up; its pairs wait for another order. False where it was no draft any more. */
export async function discardDraft(tx: Tx, actor: Member, orderId: string, now: Date): Promise<boolean> {
  const draft = await draftToChange(tx, actor, orderId)
  if (!draft || !(await saveDiscarded(tx, orderId))) return false
  if (draft.kind === 'PAIRS')
    await releaseFromOrder(
      tx,
      draft.pairs.map(({ pairId }) => pairId),
      now,
    )
  await noteOrder(tx, actor, draft, 'order-discarded', now)
  return true
}

/** The draft, if there is one and the member may change it. */
export async function draftFor(tx: Tx, actor: Member, orderId: string): Promise<Draft | undefined> {
  const order = await findOrder(tx, orderId)
  const school = order && (await findOrganisation(tx, order.organisationId))
  if (!school || order.status !== 'DRAFT') return undefined
  return may(actor, permissionOf(order.kind), { organisation: school }) ? order : undefined
}

/** The same, with everybody else who changes orders of the school waiting until the end of the transaction. */
export async function draftToChange(tx: Tx, actor: Member, orderId: string): Promise<Draft | undefined> {
  const known = await draftFor(tx, actor, orderId)
  if (!known) return undefined
  await saveTurn(tx, known.organisationId)
  return await draftFor(tx, actor, orderId)
}

export function permissionOf(kind: OrderKind): 'order.curator' | 'order.draft' {
  return kind === 'CURATOR' ? 'order.curator' : 'order.draft'
}

async function schoolFor(tx: Tx, actor: Member, organisationId: string): Promise<OrganisationCard | undefined> {
  const school = await findOrganisation(tx, organisationId)
  if (!school || school.kind !== 'SCHOOL' || !may(actor, 'order.draft', { organisation: school })) return undefined
  // Of two who begin at once the second finds the draft of the first.
  await saveTurn(tx, school.id)
  return school
}

async function begin(
  tx: Tx,
  actor: Member,
  draft: Omit<Parameters<typeof addDraft>[1], 'draftedById' | 'draftedAt'>,
  now: Date,
): Promise<string> {
  const id = await addDraft(tx, { ...draft, draftedById: actor.personId, draftedAt: now })
  await noteOrder(tx, actor, { ...draft, id }, 'order-drafted', now)
  return id
}

export async function noteOrder(
  tx: Tx,
  actor: Member,
  { id, organisationId, kind }: { readonly id: string; readonly organisationId: string; readonly kind: OrderKind },
  event: 'order-drafted' | 'order-changed' | 'order-discarded' | 'order-signed' | 'order-corrected' | 'order-printed',
  now: Date,
): Promise<void> {
  await note(tx, {
    at: now,
    actorId: actor.personId,
    organisationId,
    event,
    subject: 'order',
    subjectId: id,
    clause: clauseOf[kind],
    details: { kind },
  })
}
