import { formsOf } from '../../documents/actions/forms.ts'
import type { OrganisationCard } from '../../organisations/organisation.ts'
import { findOrganisation } from '../../organisations/store.ts'
import { may } from '../../people/policy.ts'
import type { MemberContext } from '../../telegram/context.ts'
import type { Order, OrderedTerms, OrderName, SignedOrder } from '../order.ts'
import { asOf, type PairFacts } from '../readiness.ts'
import { findOrder, listChangesOf } from '../store/orders.ts'
import { listPairFacts } from '../store/pairs.ts'
import { type Holder, listHolders, listNamed } from '../store/people.ts'
import type { PaperFacts } from '../view/paper.ts'
import type { Named } from '../view/register.ts'

export type ReadOrder = { readonly order: Order; readonly school: OrganisationCard }

/** The order, if the member may read it. */
export async function readOrder(ctx: MemberContext, id: string): Promise<ReadOrder | undefined> {
  const order = await findOrder(ctx.tx, id)
  const school = order && (await readSchool(ctx, order.organisationId))
  return school && { order, school }
}

/** The school, if the member may read its orders. */
export async function readSchool(ctx: MemberContext, id: string): Promise<OrganisationCard | undefined> {
  const school = await findOrganisation(ctx.tx, id)
  return school?.kind === 'SCHOOL' && may(ctx.actor, 'order.read', { organisation: school }) ? school : undefined
}

/** The pairs of a draft as they are, of a signed order as they were when its number was entered. */
export async function pairsOf(ctx: MemberContext, order: Order): Promise<PairFacts[]> {
  const ids = order.pairs.map(({ pairId }) => pairId)
  const pairs = await listPairFacts(ctx.tx, ids)
  const at = order.status === 'SIGNED' ? order.enteredAt : null
  return at === null ? pairs : pairs.map((pair) => asOf(pair, at))
}

/** The signed order that this one amends or cancels. */
export async function baseOf(ctx: MemberContext, { amendsId }: Order): Promise<SignedOrder | undefined> {
  const base = amendsId === null ? undefined : await findOrder(ctx.tx, amendsId)
  return base?.status === 'SIGNED' ? base : undefined
}

export async function subjectOf(ctx: MemberContext, { subjectId }: Order): Promise<Holder | undefined> {
  return subjectId === null ? undefined : (await listNamed(ctx.tx, [subjectId])).get(subjectId)
}

/** Everybody whom the paper names in some case. */
export async function peopleOf(ctx: MemberContext, order: Order): Promise<string[]> {
  if (order.kind === 'CURATOR') return order.subjectId === null ? [] : [order.subjectId]
  const pairs = await pairsOf(ctx, order)
  const curators = await listHolders(ctx.tx, order.organisationId, 'CURATOR')
  return [...pairs.flatMap(({ people }) => people), ...curators].map(({ personId }) => personId)
}

export async function paperFacts(ctx: MemberContext, { order, school }: ReadOrder): Promise<PaperFacts> {
  const named = await formsOf(ctx.tx, await peopleOf(ctx, order))
  return {
    order,
    school,
    pairs: await pairsOf(ctx, order),
    base: await baseOf(ctx, order),
    subject: await subjectOf(ctx, order),
    curators: order.kind === 'CURATOR' ? [] : await listHolders(ctx.tx, school.id, 'CURATOR'),
    forms: new Map([...named].map(([id, { forms }]) => [id, forms])),
    former: await formerTerms(ctx, order),
  }
}

/** What the order that is amended, or the last amendment before this one, says of each pair. */
async function formerTerms(ctx: MemberContext, order: Order): Promise<Map<string, OrderedTerms>> {
  const base = order.kind === 'AMENDMENT' ? await baseOf(ctx, order) : undefined
  if (!base) return new Map()
  const changes = (await listChangesOf(ctx.tx, base.id)).filter(({ kind }) => kind === 'AMENDMENT')
  const place = changes.findIndex(({ id }) => id === order.id)
  const before = [base, ...(place < 0 ? changes : changes.slice(0, place))]
  return new Map(before.flatMap(({ pairs }) => pairs.map((terms) => [terms.pairId, terms] as const)))
}

/** Pairs, people and other orders that these name. */
export async function namedIn(ctx: MemberContext, orders: readonly SignedOrder[]): Promise<Named> {
  const ids = orders.flatMap(({ pairs }) => pairs.map(({ pairId }) => pairId))
  const people = orders.flatMap(({ enteredById, subjectId }) => [enteredById, subjectId].filter((id) => id !== null))
  const bases = new Map<string, OrderName>()
  for (const order of orders) {
    const base = await baseOf(ctx, order)
    if (base) bases.set(base.id, { number: base.number, on: base.signedOn })
  }
  return {
    pairs: new Map((await listPairFacts(ctx.tx, ids)).map((pair) => [pair.id, pair])),
    people: await listNamed(ctx.tx, people),
    bases,
  }
}
