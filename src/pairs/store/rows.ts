import type { Prisma } from '../../db/generated/client.ts'
import { inOrder } from '../../i18n/order.ts'
import { organisationFields } from '../../organisations/organisation.ts'
import { fullName } from '../../people/name.ts'
import type { Approval, Ending, LegalBasis, Pair, PairMember, PairMemberState, PairStatus, Term } from '../pair.ts'

const profileFields = { surname: true, givenName: true, patronymic: true, post: true, subjects: true } as const

export const pairFields = {
  id: true,
  organisation: { select: organisationFields },
  isCrossSchool: true,
  status: true,
  kinds: true,
  proposedBy: { select: { id: true, ...profileFields } },
  proposedAt: true,
  expiresAt: true,
  terms: true,
  overruling: true,
  legalBasis: true,
  agreementNumber: true,
  agreementOn: true,
  payment: true,
  startsOn: true,
  endsOn: true,
  changedAt: true,
  finishedOn: true,
  endReason: true,
  endedById: true,
  endNote: true,
  members: {
    orderBy: { personId: 'asc' },
    select: {
      personId: true,
      role: true,
      answer: true,
      answeredAt: true,
      reason: true,
      leftAt: true,
      organisation: { select: organisationFields },
      person: {
        select: {
          ...profileFields,
          consents: { where: { finishedAt: null }, select: { kind: true, organisationId: true } },
        },
      },
    },
  },
  approvals: {
    orderBy: [{ role: 'asc' }, { organisationId: 'asc' }],
    select: { organisationId: true, role: true, answer: true, answeredAt: true, reason: true },
  },
} as const satisfies Prisma.PairSelect

export type PairRecord = Prisma.PairGetPayload<{ select: typeof pairFields }>

export const rowStatuses = {
  proposed: 'PROPOSED',
  agreed: 'AGREED',
  'in-order': 'IN_ORDER',
  active: 'ACTIVE',
  ended: 'ENDED',
  declined: 'DECLINED',
  expired: 'EXPIRED',
  withdrawn: 'WITHDRAWN',
} as const satisfies Record<PairStatus, PairRecord['status']>

/** Throws where the row is none that the program writes. */
export function toPair(row: PairRecord): Pair {
  const members = row.members.map(toMember)
  const mentor = members.find(({ role }) => role === 'MENTOR')
  if (!mentor) throw new Error(`pair ${row.id} has no mentor`)
  const common = {
    id: row.id,
    organisation: row.organisation,
    isCrossSchool: row.isCrossSchool,
    kinds: row.kinds,
    proposedBy: { personId: row.proposedBy.id, profile: toProfile(row.proposedBy) },
    proposedAt: row.proposedAt,
    // The actions write the column, from terms.
    terms: (row.terms ?? []) as Term[],
    overruling: row.overruling,
    basis: toBasis(row),
    mentor,
    mentees: members.filter(({ role }) => role === 'MENTEE').toSorted(byName),
    approvals: row.approvals.flatMap(toApproval),
    changedAt: row.changedAt,
  }
  const [startsOn, endsOn, ending] = [dayOf(row.startsOn), dayOf(row.endsOn), toEnding(row)]
  switch (row.status) {
    case 'PROPOSED':
      return { ...common, status: 'proposed', expiresAt: row.expiresAt }
    case 'AGREED':
      return { ...common, status: 'agreed' }
    case 'IN_ORDER':
      return { ...common, status: 'in-order' }
    case 'ACTIVE':
      if (startsOn === null || endsOn === null) throw new Error(`pair ${row.id} has no period`)
      return { ...common, status: 'active', startsOn, endsOn, ending }
    case 'ENDED':
      if (!ending) throw new Error(`pair ${row.id} has no end`)
      return { ...common, status: 'ended', startsOn, endsOn, ending }
    case 'DECLINED':
      return { ...common, status: 'declined', note: row.endNote }
    case 'EXPIRED':
      return { ...common, status: 'expired', note: row.endNote }
    case 'WITHDRAWN':
      return { ...common, status: 'withdrawn', note: row.endNote }
  }
}

function byName(one: PairMember, other: PairMember): number {
  return inOrder(fullName(one.profile), fullName(other.profile))
}

function toMember({ person, answer, answeredAt, reason, leftAt, ...row }: PairRecord['members'][number]): PairMember {
  return {
    personId: row.personId,
    role: row.role,
    organisation: row.organisation,
    profile: toProfile(person),
    consents: person.consents
      .filter(({ organisationId }) => organisationId === row.organisation.id)
      .map(({ kind }) => kind),
    state: toState({ answer, answeredAt, reason, leftAt }),
  }
}

function toState({
  answer,
  answeredAt: at,
  reason,
  leftAt,
}: Pick<PairRecord['members'][number], 'answer' | 'answeredAt' | 'reason' | 'leftAt'>): PairMemberState {
  if (answer === 'DECLINED' && at) return { status: 'declined', at, reason }
  if (leftAt) return { status: 'left', at: leftAt }
  return answer === 'AGREED' && at ? { status: 'agreed', at } : { status: 'asked' }
}

function toProfile({ surname, givenName, patronymic, post, subjects }: PairRecord['proposedBy'] | Person) {
  return { surname, givenName, patronymic, post, subjects }
}

type Person = PairRecord['members'][number]['person']

function toApproval({ role, ...row }: PairRecord['approvals'][number]): Approval[] {
  return role === 'CURATOR' || role === 'HEAD' ? [{ ...row, role }] : []
}

function toBasis(row: PairRecord): LegalBasis | null {
  if (row.legalBasis === null) return null
  const on = dayOf(row.agreementOn)
  if (row.legalBasis === 'JOB' || row.agreementNumber === null || on === null) return { kind: 'JOB' }
  return { kind: 'AGREEMENT', number: row.agreementNumber, on, payment: row.payment }
}

function toEnding({ finishedOn, endReason: reason, endNote: note, endedById: byId }: PairRecord): Ending | null {
  const on = dayOf(finishedOn)
  return on === null || reason === null ? null : { on, reason, note, byId }
}

function dayOf(date: Date | null): string | null {
  return date?.toISOString().slice(0, 10) ?? null
}
