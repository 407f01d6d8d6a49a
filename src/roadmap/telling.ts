import type { Due } from './due.ts'
import { keyOfDue } from './due.ts'
import { goesByItself, type Owner } from '../calendar/deadlines.ts'

/** Who of an organisation is told of a deadline, and whether they only answer for whoever does it. */
export type Audience = {
  readonly roles: readonly Owner[]
  readonly personIds: readonly string[]
  readonly isCopy: boolean
}

/**
 * The owner and whoever is told with them; once it is overdue, whoever answers for it too. Not the coordinator of a school's
 * district, who reads of all schools at once: see `overdueOf`.
 */
export function audiencesOf({ ownerRole, ownerId, alsoTo, overdueTo, pair, daysLeft }: Due): Audience[] {
  const isOverdue = daysLeft < 0
  const owner: Audience =
    ownerId === null
      ? { roles: [ownerRole], personIds: [], isCopy: false }
      : { roles: [], personIds: [ownerId], isCopy: false }
  const mentor = pair && !isOverdue ? [pair.mentorId] : []
  return [
    { ...owner, personIds: [...owner.personIds, ...mentor] },
    {
      roles: isOverdue ? [...alsoTo, ...overdueTo.filter((one) => one !== 'COORDINATOR')] : alsoTo,
      personIds: [],
      isCopy: true,
    },
  ]
}

/** The rung that is to be told by itself now, by its key; undefined where it joins the weekly digest, or nothing is near. */
export function ownRung(due: Due): string | undefined {
  return due.rung !== undefined && goesByItself(due.rung) ? `${keyOfDue(due)}:${due.rung}` : undefined
}

/** What schools of a district are late with by one day, and how long: told to its coordinators in one message, each week. */
export type Overdue = {
  readonly dueOn: string
  readonly daysLeft: number
  /** `<district>:schools:<day>:<rung>` */
  readonly key: string
  /** By item: the schools that are late with it. */
  readonly items: readonly { readonly due: Due; readonly schoolIds: readonly string[] }[]
}

export function overdueOf(districtId: string, dues: readonly Due[]): Overdue[] {
  const late = dues.filter(
    (due) => (due.rung ?? 0) < 0 && due.overdueTo.includes('COORDINATOR') && ownRung(due) !== undefined,
  )
  const groups = Map.groupBy(late, ({ dueOn, rung }) => `${districtId}:schools:${dueOn}:${rung}`)
  return [...groups].flatMap(([key, all]) => {
    const [first] = all
    if (!first) return []
    const items = [...Map.groupBy(all, (due) => due.key).values()].flatMap((same) => {
      const [due] = same
      return due ? [{ due, schoolIds: same.map(({ organisationId }) => organisationId) }] : []
    })
    return [{ key, dueOn: first.dueOn, daysLeft: first.daysLeft, items }]
  })
}
