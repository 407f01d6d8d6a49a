import { inOrder } from '../i18n/order.ts'
import { fullName } from '../people/name.ts'
import type { Role } from '../people/role.ts'

/** A person of an organisation as its list needs them. */
export type StaffRow = {
  readonly personId: string
  readonly surname: string | null
  readonly givenName: string | null
  readonly patronymic: string | null
  readonly createdAt: Date
  /** Those held in the organisation now; none: the person has left it. */
  readonly roles: readonly Role[]
  readonly hasAccount: boolean
  /** Some account of theirs takes messages. */
  readonly isReachable: boolean
  readonly hasConsented: boolean
  /** Gave it and took it back: is reminded of nothing. */
  readonly hasWithdrawn: boolean
  readonly hasProfile: boolean
  /** Questionnaires and requests in force. */
  readonly sent: number
  /** Keys of those that are being filled. */
  readonly drafts: readonly string[]
}

/** Where somebody stands; `staff`: of those who lead and fill nothing. */
export type Standing = 'not-joined' | 'no-consent' | 'silent' | 'filling' | 'active' | 'staff' | 'left'

export const filters = ['all', 'not-joined', 'no-consent', 'silent', 'left'] as const
export type Filter = (typeof filters)[number]

export function standingOf(row: StaffRow): Standing {
  if (row.roles.length === 0) return 'left'
  if (!row.hasAccount) return 'not-joined'
  if (!row.hasConsented) return 'no-consent'
  if (row.sent > 0) return 'active'
  if (row.drafts.length > 0) return 'filling'
  return row.roles.includes('TEACHER') ? 'silent' : 'staff'
}

/** The people of a filter by surname; whoever has not said their name yet stands last, the first to come first. */
export function filtered(rows: readonly StaffRow[], filter: Filter): StaffRow[] {
  return rows
    .filter((row) => (filter === 'all' ? row.roles.length > 0 : standingOf(row) === filter))
    .toSorted(
      (one, other) =>
        Number(one.surname === null) - Number(other.surname === null) ||
        inOrder(fullName(one), fullName(other)) ||
        one.createdAt.getTime() - other.createdAt.getTime() ||
        one.personId.localeCompare(other.personId),
    )
}

export function countsOf(rows: readonly StaffRow[]): Record<Filter, number> {
  const count = (filter: Filter) => filtered(rows, filter).length
  return {
    all: count('all'),
    'not-joined': count('not-joined'),
    'no-consent': count('no-consent'),
    silent: count('silent'),
    left: count('left'),
  }
}

/** What a coordinator sees of a school. */
export type SchoolCounts = {
  readonly total: number
  readonly joined: number
  readonly consented: number
  readonly silent: number
}

export function schoolCounts(rows: readonly StaffRow[]): SchoolCounts {
  const present = rows.filter(({ roles }) => roles.length > 0)
  const joined = present.filter(({ hasAccount }) => hasAccount)
  return {
    total: present.length,
    joined: joined.length,
    consented: joined.filter(({ hasConsented }) => hasConsented).length,
    silent: joined.filter((row) => standingOf(row) === 'silent').length,
  }
}
