import type { Organisation } from '../organisations/organisation.ts'
import type { Member } from './actor.ts'
import type { HeldRole, Role } from './role.ts'

/** How far a role reaches: its own organisation, or a district and all its schools. */
type Reach = 'own' | 'district'
type Rule = { readonly self?: true } & { readonly [role in Role]?: Reach }

/**
 * Who may do what, as a table: `self` is the person whom it is about, a role reaches its own organisation or the whole
 * district. What stands in no column is forbidden. Every action asks here, in the transaction of the change.
 */
export const policy = {
  // Organisations
  'organisation.edit': { CURATOR: 'own', HEAD: 'own', COORDINATOR: 'district' },
  'school.add': { COORDINATOR: 'own' },
  // Roles, each given and taken back by the same people (order 4.5; regulation 3.3, 3.4.1, 3.5)
  'role.COORDINATOR': { COORDINATOR: 'own' },
  'role.HEAD': { COORDINATOR: 'district' },
  'role.CURATOR': { HEAD: 'own', COORDINATOR: 'district' },
  'role.COUNCIL': { HEAD: 'own' },
  'role.TEACHER': { CURATOR: 'own', HEAD: 'own' },
  // People of a school
  'staff.read': { CURATOR: 'own', HEAD: 'own' },
  'staff.count': { CURATOR: 'own', HEAD: 'own', COORDINATOR: 'district' },
  'staff.import': { CURATOR: 'own', HEAD: 'own' },
  'staff.nudge': { CURATOR: 'own', HEAD: 'own' },
  'staff.correct': { self: true },
  'staff.leave': { self: true, CURATOR: 'own', HEAD: 'own' },
  'staff.move': { CURATOR: 'own', HEAD: 'own' },
  'staff.merge': { CURATOR: 'own', HEAD: 'own' },
  // Consents (152-FZ art. 9, 10.1; regulation 3.2, 3.3.5)
  'consent.answer': { self: true },
  'consent.register': { CURATOR: 'own', HEAD: 'own' },
  'consent.paper': { CURATOR: 'own', HEAD: 'own' },
  'consent.wording': { CURATOR: 'own', HEAD: 'own', COORDINATOR: 'own' },
  // Questionnaires and requests (regulation 3.4.2)
  'questionnaire.fill': { self: true },
  'request.wishes': { self: true, CURATOR: 'own' },
  'campaign.run': { CURATOR: 'own' },
  'campaign.read': { CURATOR: 'own', HEAD: 'own' },
  // Banks (regulation 3.4.5)
  'bank.read': { CURATOR: 'own', HEAD: 'own' },
  'bank.count': { CURATOR: 'own', HEAD: 'own', COORDINATOR: 'district' },
  'bank.pause': { self: true, CURATOR: 'own' },
  'bank.note': { CURATOR: 'own' },
  'bank.export': { CURATOR: 'own', HEAD: 'own' },
  // Pairs (regulation 3.3.5, 6; road map 5)
  'pair.propose': { CURATOR: 'own' },
  'pair.answer': { self: true },
  'pair.approve': { CURATOR: 'own', HEAD: 'own' },
  'pair.read': { self: true, CURATOR: 'own', HEAD: 'own' },
  'pair.end': { CURATOR: 'own' },
  'pair.count': { CURATOR: 'own', HEAD: 'own', COORDINATOR: 'district' },
  'search.read': { CURATOR: 'own', HEAD: 'own' },
  'search.decide': { CURATOR: 'own' },
  // Matching (regulation 6.1)
  'match.run': { CURATOR: 'own', COORDINATOR: 'district' },
  'match.confirm': { CURATOR: 'own' },
  // Orders (order 4.5; regulation 3.3.3, 6.2)
  'order.read': { CURATOR: 'own', HEAD: 'own' },
  'order.draft': { CURATOR: 'own', HEAD: 'own' },
  'order.sign': { CURATOR: 'own', HEAD: 'own' },
  'order.curator': { HEAD: 'own' },
  // Programmes (regulation 1.2, 3.4.6, 3.4.9, 5.1.2, 7.2)
  'programme.read': { self: true, CURATOR: 'own', HEAD: 'own' },
  'programme.write': { self: true, CURATOR: 'own' },
  'programme.accept': { self: true },
  'programme.approve': { CURATOR: 'own' },
  'programme.head': { HEAD: 'own' },
  'activity.edit': { CURATOR: 'own' },
  // Meetings, tasks, help (regulation 3.4.9, 3.5.8, 4.1.4, 5.2.2); surveys (road map 6.1)
  'meeting.plan': { self: true },
  'meeting.report': { self: true },
  'meeting.answer': { self: true },
  'meeting.read': { self: true, CURATOR: 'own', HEAD: 'own' },
  'meeting.settle': { CURATOR: 'own' },
  'meeting.nudge': { CURATOR: 'own' },
  'task.give': { self: true },
  'task.answer': { self: true },
  'help.ask': { self: true },
  'help.answer': { CURATOR: 'own', HEAD: 'own' },
  'survey.read': { CURATOR: 'own' },
  // Road map, deadlines, the production calendar (order 4.2-4.6; regulation 3.3.4, 3.4.4)
  'roadmap.read': { CURATOR: 'own', HEAD: 'own', COORDINATOR: 'district' },
  'roadmap.mark': { CURATOR: 'own', HEAD: 'own', COORDINATOR: 'own' },
  'roadmap.edit': { COORDINATOR: 'own' },
  'roadmap.nudge': { COORDINATOR: 'district' },
  'calendar.edit': { COORDINATOR: 'own' },
  // Digests (order 5; regulation 3.4.10)
  'summary.read': { CURATOR: 'own', HEAD: 'own', COORDINATOR: 'district' },
  // Documents
  'template.edit': { CURATOR: 'own', HEAD: 'own' },
  'names.confirm': { CURATOR: 'own', HEAD: 'own' },
  // One's own data (152-FZ art. 14, 20, 21)
  'data.own': { self: true },
  'act.read': { CURATOR: 'own', HEAD: 'own' },
} as const satisfies Readonly<Record<string, Rule>>

export type Permission = keyof typeof policy

/** What it is done to: an organisation, and the person whom it is about where there is one. */
export type Target = { readonly organisation: Pick<Organisation, 'id' | 'parentId'>; readonly personId?: string }

export function may(member: Pick<Member, 'personId' | 'roles'>, what: Permission, target: Target): boolean {
  const rule: Rule = policy[what]
  if (rule.self === true && target.personId === member.personId) return true
  return member.roles.some((held) => reaches(rule[held.role], held, target.organisation))
}

/** The organisations, of those where the member holds a role, in which they may do it to others. */
export function whereMay(member: Pick<Member, 'personId' | 'roles'>, what: Permission): Organisation[] {
  const rule: Rule = policy[what]
  const found = member.roles.filter((held) => rule[held.role] !== undefined).map(({ organisation }) => organisation)
  return [...new Map(found.map((organisation) => [organisation.id, organisation])).values()]
}

function reaches(reach: Reach | undefined, held: HeldRole, organisation: Target['organisation']): boolean {
  if (reach === undefined) return false
  if (held.organisation.id === organisation.id) return true
  return reach === 'district' && organisation.parentId === held.organisation.id
}
