import type { Order } from './order.ts'
import { earliestLastDay, type PeriodProblem, periodProblem } from './period.ts'
import { type Lack, lacksOf, leftSince, type PairFacts } from './readiness.ts'

/** What keeps the number of an order from being entered. */
export type Obstacle =
  | { readonly what: 'nothing-in-it' }
  | { readonly what: 'no-period' | 'no-change' | 'no-initiative' }
  | { readonly what: 'period'; readonly problem: PeriodProblem }
  | { readonly what: 'too-soon'; readonly earliest: string }
  | { readonly what: 'pairs'; readonly pairs: readonly { readonly pair: PairFacts; readonly lacks: readonly Lack[] }[] }

/** What is missing in the order itself, at any moment; `signedOn` where its day is known. */
export function obstacleOf(
  order: Order,
  pairs: readonly PairFacts[],
  signedOn: string | undefined,
): Obstacle | undefined {
  switch (order.kind) {
    case 'CURATOR':
      return undefined
    case 'PAIRS':
      return (
        nothing(order) ??
        periodOf(order) ??
        lacking(pairs, (pair) => [...lacksOf(pair), ...leftSince(pair, order.draftedAt)])
      )
    case 'AMENDMENT':
      return nothing(order) ?? lacking(pairs, notActive) ?? changeOf(order, pairs)
    case 'CANCELLATION':
      return nothing(order) ?? lacking(pairs, notActive) ?? lastDayOf(order, pairs, signedOn)
  }
}

function nothing({ pairs }: Order): Obstacle | undefined {
  return pairs.length === 0 ? { what: 'nothing-in-it' } : undefined
}

function lacking(pairs: readonly PairFacts[], lacksIn: (pair: PairFacts) => Lack[]): Obstacle | undefined {
  const found = pairs.map((pair) => ({ pair, lacks: lacksIn(pair) })).filter(({ lacks }) => lacks.length > 0)
  return found.length > 0 ? { what: 'pairs', pairs: found } : undefined
}

/** An amendment or a cancellation is about pairs that work. */
export function notActive({ status }: PairFacts): Lack[] {
  return status === 'ACTIVE' ? [] : [{ what: 'gone' }]
}

function periodOf({ pairs }: Order): Obstacle | undefined {
  for (const { startsOn, endsOn } of pairs) {
    if (startsOn === null || endsOn === null) return { what: 'no-period' }
    const problem = periodProblem({ startsOn, endsOn })
    if (problem) return { what: 'period', problem }
  }
  return undefined
}

function changeOf(order: Order, pairs: readonly PairFacts[]): Obstacle | undefined {
  const isChange = order.pairs.every((terms) => {
    const pair = pairs.find(({ id }) => id === terms.pairId)
    return pair && (terms.endsOn !== pair.endsOn || !isSame(terms.kinds, pair.kinds))
  })
  return isChange ? periodOf(order) : { what: 'no-change' }
}

export function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((kind) => other.includes(kind))
}

/**
 * The employer tells the mentor at least three working days before (ТК 351.8), at the latest by the order itself: counted
 * from its day. A mentor who gives the duty up by themselves needs no notice, nor one whose duty is part of the job.
 */
function lastDayOf(
  { endsOn, initiative }: Order,
  pairs: readonly PairFacts[],
  signedOn: string | undefined,
): Obstacle | undefined {
  if (initiative === null) return { what: 'no-initiative' }
  if (endsOn === null) return { what: 'no-period' }
  if (signedOn === undefined || !needsNotice(initiative, pairs)) return undefined
  const earliest = earliestLastDay(signedOn)
  return endsOn < earliest ? { what: 'too-soon', earliest } : undefined
}

export function needsNotice(initiative: Order['initiative'], pairs: readonly Pick<PairFacts, 'legalBasis'>[]): boolean {
  return initiative !== 'MENTOR' && pairs.some(({ legalBasis }) => legalBasis !== 'JOB')
}
