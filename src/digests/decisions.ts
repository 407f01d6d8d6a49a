// What waits for the decision of a curator, a head or a coordinator, from facts.
import { ladder, rungDay } from '../calendar/deadlines.ts'
import { daysBetween } from '../calendar/day.ts'
import type { Organisation } from '../organisations/organisation.ts'
import { stageOf } from '../pairs/deciding.ts'
import { isReadyForOrder, memberOf, type Pair } from '../pairs/pair.ts'
import type { NameParts } from '../people/name.ts'
import type { Role } from '../people/role.ts'
import type { Due } from '../roadmap/due.ts'
import type { Decision, Who } from './decision.ts'

/** A pair at work has its programme after so many days. */
const daysForProgramme = 14
/** Told to curators; the mentor hears of it before. */
export const daysSilent = 30
/** A programme that ends within so many days is extended, or brought to an end. */
const daysToEnd = 30

/** What is known of a school. */
export type Facts = {
  readonly organisation: Organisation
  readonly week: { readonly monday: string; readonly sunday: string; readonly today: string }
  readonly dues: readonly Due[]
  /** Of whom somebody may read: see `readerIds`. */
  readonly help: readonly {
    readonly id: string
    readonly name: NameParts
    readonly askedOn: string
    readonly readerIds: readonly string[]
  }[]
  readonly differing: readonly (Who & { readonly id: string; readonly pairId: string; readonly startsAt: Date })[]
  /** Not reminded yet this week. */
  readonly silent: readonly (Who & { readonly pairId: string; readonly days: number; readonly since: string })[]
  /** Pairs that run, of the school's mentees or mentors. */
  readonly pairs: readonly Pair[]
  /** Ids of pairs: somebody asked and nobody has replied; accepted and not approved; sent to the head; without any programme. */
  readonly asked: readonly string[]
  readonly accepted: readonly string[]
  readonly sentToHead: readonly string[]
  readonly withoutProgramme: readonly string[]
  /** Orders without a number. */
  readonly drafts: readonly string[]
  /** How many wait in the bank of mentees with no step, or one that is overdue. */
  readonly waiting: number
}

export type Reader = { readonly personId: string; readonly roles: readonly Role[] }

/** What of a school waits for the person, in any of the roles that they hold there. */
export function decisionsOf(facts: Facts, reader: Reader): Decision[] {
  const isCurator = reader.roles.includes('CURATOR')
  const isHead = reader.roles.includes('HEAD')
  const { organisation } = facts
  const of = <D extends object>(key: string, decision: D) => ({ key, organisation, ...decision })
  const found: Decision[] = [
    ...duesFor(facts, reader),
    ...facts.help
      .filter(({ readerIds }) => readerIds.includes(reader.personId))
      .map(({ id, name, askedOn }) =>
        of(`help:${id}`, { what: 'help' as const, id, name, days: daysBetween(askedOn, facts.week.today) }),
      ),
    ...approvalsFor(facts, reader),
    ...(isCurator ? forCurator(facts, reader) : []),
    ...(isHead
      ? pairsNamed(facts, facts.sentToHead).map((pair) =>
          of(`head-programme:${pair.id}`, { what: 'headProgramme' as const, pair }),
        )
      : []),
    ...(isCurator || isHead ? facts.drafts.map((id) => of(`order:${id}`, { what: 'order' as const, id })) : []),
  ]
  return found
}

/** Whether the road map names the person for it, by name or by their role. */
export function concerns(due: Due, { personId, roles }: Reader): boolean {
  if (due.ownerId === personId) return true
  const told = [...(due.ownerId === null ? [due.ownerRole] : []), ...due.alsoTo]
  const all = due.daysLeft < 0 ? [...told, ...due.overdueTo] : told
  return roles.some((role) => all.some((one) => one === role))
}

/** Overdue, or one of its days of reminding is in the week. */
export function isDueIn({ dueOn, daysLeft }: Pick<Due, 'dueOn' | 'daysLeft'>, week: Facts['week']): boolean {
  if (daysLeft < 0) return true
  return ladder.some((rung) => {
    const day = rungDay(dueOn, rung)
    return day >= week.monday && day <= week.sunday
  })
}

function duesFor({ dues, week, pairs, organisation }: Facts, reader: Reader): Decision[] {
  return dues
    .filter((due) => concerns(due, reader))
    .flatMap((due): Decision[] => {
      const pair = due.pair ? pairs.find(({ id }) => id === due.pair?.id) : undefined
      if (due.pair && !pair) return []
      const common = { key: `due:${due.organisationId}:${due.key}`, organisation, due, pair }
      if (due.daysLeft < 0) return [{ ...common, what: 'overdue' }]
      if (due.pair) return due.daysLeft <= daysToEnd ? [{ ...common, what: 'ending' }] : []
      return isDueIn(due, week) ? [{ ...common, what: 'due' }] : []
    })
}

function approvalsFor({ pairs, organisation }: Facts, { roles }: Reader): Decision[] {
  return pairs
    .filter((pair) => {
      if (pair.status !== 'proposed') return false
      const stage = stageOf(pair)
      const waiting = pair.approvals.filter((one) => one.organisationId === organisation.id && one.answer === null)
      return waiting.some(
        ({ role }) => roles.includes(role) && stage === (role === 'CURATOR' ? 'other-curator' : 'heads'),
      )
    })
    .map((pair) => ({ key: `approval:${pair.id}`, organisation, what: 'approval', pair }))
}

function forCurator(facts: Facts, { personId }: Reader): Decision[] {
  const { organisation, pairs, week } = facts
  const own = pairs.filter((pair) => pair.organisation.id === organisation.id)
  // Who is one of the pair does not judge it.
  const isOther = (pairId: string) => {
    const pair = pairs.find(({ id }) => id === pairId)
    return !pair || !memberOf(pair, personId)
  }
  const ready = own.filter(isReadyForOrder).length
  const bare = pairsNamed(facts, facts.withoutProgramme).filter(
    (pair) => pair.status === 'active' && daysBetween(pair.startsOn, week.today) >= daysForProgramme,
  )
  const decisions: Decision[] = [
    ...facts.differing
      .filter(({ pairId }) => isOther(pairId))
      .map(({ id, startsAt, mentor, mentees }) => ({
        ...{ key: `differing:${id}`, organisation, what: 'differing' as const },
        ...{ id, startsAt, who: { mentor, mentees } },
      })),
    ...facts.silent
      .filter(({ pairId, days }) => days >= daysSilent && isOther(pairId))
      .map(({ pairId, days, since, mentor, mentees }) => ({
        ...{ key: `silent:${pairId}`, organisation, what: 'silent' as const },
        ...{ id: pairId, days, since, who: { mentor, mentees } },
      })),
    ...pairsNamed(facts, facts.asked).map((pair) => withPair('question', pair)),
    ...pairsNamed(facts, facts.accepted).map((pair) => withPair('programme', pair)),
    ...bare.map((pair) => withPair('noProgramme', pair)),
    ...(ready > 0 ? [{ key: `ready:${organisation.id}`, organisation, what: 'ready' as const, count: ready }] : []),
    ...(facts.waiting > 0
      ? [{ key: `waiting:${organisation.id}`, organisation, what: 'waiting' as const, count: facts.waiting }]
      : []),
  ]
  return decisions

  function withPair(what: 'question' | 'programme' | 'noProgramme', pair: Pair): Decision {
    return { key: `${what}:${pair.id}`, organisation, what, pair }
  }
}

/** Those of the school's mentees. */
function pairsNamed({ pairs, organisation }: Facts, ids: readonly string[]): Pair[] {
  return pairs.filter((pair) => ids.includes(pair.id) && pair.organisation.id === organisation.id)
}
