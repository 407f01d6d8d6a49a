import type { Organisation } from '../../src/organisations/organisation.ts'
import type { ConsentKind } from '../../src/people/actor.ts'
import type { Approval, Pair, PairMember, PairRole, Proposed } from '../../src/pairs/pair.ts'

export const at = new Date('2026-10-05T05:00:00Z')

export function school(id: string): Organisation {
  return { id, kind: 'SCHOOL', parentId: 'district', shortName: id, timeZone: 'Asia/Yekaterinburg' }
}

export function someone(
  personId: string,
  role: PairRole,
  { schoolId = 'one', consents = [] }: { schoolId?: string; consents?: readonly ConsentKind[] } = {},
): PairMember {
  const profile = { surname: personId, givenName: 'Анна', patronymic: '', post: 'teacher', subjects: [] }
  return { personId, role, organisation: school(schoolId), profile, consents, state: { status: 'asked' } }
}

export function proposal(
  menteeIds: readonly string[],
  { isCrossSchool = false }: { isCrossSchool?: boolean } = {},
): Proposed {
  const away = isCrossSchool ? 'two' : 'one'
  const approval = (organisationId: string, role: Approval['role']): Approval => ({
    organisationId,
    role,
    answer: null,
    answeredAt: null,
    reason: null,
  })
  return {
    id: 'pair',
    organisation: school('one'),
    isCrossSchool,
    kinds: ['traditional'],
    proposedBy: { personId: 'curator', profile: someone('curator', 'MENTEE').profile },
    proposedAt: at,
    terms: [],
    overruling: null,
    basis: null,
    mentor: someone('mentor', 'MENTOR', { schoolId: away }),
    mentees: menteeIds.map((id) => someone(id, 'MENTEE')),
    approvals: isCrossSchool ? [approval('two', 'CURATOR'), approval('one', 'HEAD'), approval('two', 'HEAD')] : [],
    changedAt: at,
    status: 'proposed',
    expiresAt: new Date('2026-10-08T05:00:00Z'),
  }
}

export function active(pair: Pair): Pair {
  return { ...pair, status: 'active', startsOn: '2026-10-12', endsOn: '2027-05-31', ending: null }
}
