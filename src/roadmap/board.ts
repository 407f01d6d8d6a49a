import { inOrder } from '../i18n/order.ts'
import type { Organisation } from '../organisations/organisation.ts'
import { type Progress, progressOf, soonestFirst, type Standing, totalOf } from './standing.ts'

/** A school on the board of its district. */
export type BoardRow = {
  readonly organisation: Organisation
  readonly done: number
  readonly all: number
  readonly late: number
  readonly stages: readonly Progress[]
  /** What is late, the longest overdue first. */
  readonly overdue: readonly Standing[]
}

/** Schools with the most that is late first, then those that have done least, then by name. */
export function boardOf(
  maps: readonly { readonly organisation: Organisation; readonly standings: readonly Standing[] }[],
): BoardRow[] {
  return maps
    .map(({ organisation, standings }) => ({
      organisation,
      ...totalOf(standings),
      stages: progressOf(standings),
      overdue: soonestFirst(standings).filter(({ status }) => status === 'late'),
    }))
    .toSorted(
      (one, other) =>
        other.late - one.late ||
        one.done / (one.all || 1) - other.done / (other.all || 1) ||
        inOrder(one.organisation.shortName, other.organisation.shortName),
    )
}

/** How a stage of a school looks in a picture: by its sign and number as well as by its colour. */
export type Look = 'late' | 'whole' | 'part' | 'nothing' | 'needless'

export function lookOf({ done, all, late }: Pick<Progress, 'done' | 'all' | 'late'>): Look {
  if (all === 0) return 'needless'
  if (late > 0) return 'late'
  if (done >= all) return 'whole'
  return done > 0 ? 'part' : 'nothing'
}
