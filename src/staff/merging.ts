import type { Organisation } from '../organisations/organisation.ts'
import type { Member } from '../people/actor.ts'
import { mayGive } from '../people/appointing.ts'
import { may } from '../people/policy.ts'
import type { HeldRole } from '../people/role.ts'

/** From how alike two names are taken for one: a letter mistyped, a part left out, parts in another order. */
const alikeEnough = 0.5

/** How much two names have in common, from 0 to 1: the share of their groups of three letters, as pg_trgm counts them. */
export function likeness(one: string, other: string): number {
  const mine = trigrams(one)
  const theirs = trigrams(other)
  const common = [...mine].filter((group) => theirs.has(group)).length
  const all = mine.size + theirs.size - common
  return all === 0 ? 0 : common / all
}

function trigrams(name: string): Set<string> {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? []
  const groups = words.flatMap((word) => {
    const letters = [...`  ${word} `]
    return letters.slice(2).map((_, place) => letters.slice(place, place + 3).join(''))
  })
  return new Set(groups)
}

/** Those of the others whose name is the same or very similar, the most alike first. Names are as `searchName` writes them. */
export function resembling<T extends { readonly searchName: string }>(name: string, others: readonly T[]): T[] {
  return others
    .map((other) => ({ other, alike: likeness(name, other.searchName) }))
    .filter(({ alike }) => alike >= alikeEnough)
    .toSorted((one, two) => two.alike - one.alike)
    .map(({ other }) => other)
}

/** One of two rows that may be the same person. */
export type Half = {
  readonly personId: string
  readonly hasJoined: boolean
  readonly consents: number
  readonly createdAt: Date
}

/** Which of the two stays: whoever merges, who has joined, who has agreed to more, who came first. */
export function keptOf(one: Half, other: Half, actorId: string): { keep: string; drop: string } {
  const order =
    Number(other.personId === actorId) - Number(one.personId === actorId) ||
    Number(other.hasJoined) - Number(one.hasJoined) ||
    other.consents - one.consents ||
    one.createdAt.getTime() - other.createdAt.getTime() ||
    one.personId.localeCompare(other.personId)
  return order <= 0 ? { keep: one.personId, drop: other.personId } : { keep: other.personId, drop: one.personId }
}

/** What the merging asks about one of the two: where they are, and whether somebody comes in as them. */
export type Standing = { readonly held: readonly HeldRole[]; readonly hasJoined: boolean }

/**
 * Both are in organisations where the actor merges, and nobody comes by a role that the actor could not give: whoever has
 * joined as the one gains what the other is.
 */
export function mayMerge(actor: Pick<Member, 'personId' | 'roles'>, one: Standing, other: Standing): boolean {
  const isWithin = ({ held }: Standing) =>
    held.some(({ organisation }) => organisation.kind === 'SCHOOL' && may(actor, 'staff.merge', { organisation }))
  const gained = [...(one.hasJoined ? without(other, one) : []), ...(other.hasJoined ? without(one, other) : [])]
  return (
    isWithin(one) &&
    isWithin(other) &&
    gained.every(({ role, organisation }) => mayGive(actor.roles, organisation, role))
  )
}

function without(whose: Standing, others: Standing): readonly HeldRole[] {
  return whose.held.filter(
    ({ role, organisation }) => !others.held.some((one) => one.role === role && isSame(one.organisation, organisation)),
  )
}

function isSame(one: Organisation, other: Organisation): boolean {
  return one.id === other.id
}

/** A row of which one person may have only one for a key that is unfinished. */
export type Unfinished = { readonly id: string; readonly personId: string; readonly key: string; readonly at: Date }

/** Where both have one for a key, the later wins, of equals that of whoever is kept; the pairs of winner and loser. */
export function contested<T extends Unfinished>(
  rows: readonly T[],
  keep: string,
): { readonly winner: T; readonly loser: T }[] {
  return [...Map.groupBy(rows, ({ key }) => key).values()].flatMap((group) => {
    const mine = group.find(({ personId }) => personId === keep)
    const theirs = group.find(({ personId }) => personId !== keep)
    if (!mine || !theirs) return []
    return theirs.at > mine.at ? [{ winner: theirs, loser: mine }] : [{ winner: mine, loser: theirs }]
  })
}
