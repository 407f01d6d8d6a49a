import { describe, expect, it } from 'vitest'
import type { Organisation } from '../../src/organisations/organisation.ts'
import { may, type Permission, policy, whereMay } from '../../src/people/policy.ts'
import type { Role } from '../../src/people/role.ts'

const roles: readonly Role[] = ['TEACHER', 'COUNCIL', 'CURATOR', 'HEAD', 'COORDINATOR']
const permissions = Object.keys(policy) as Permission[]
const timeZone = 'Europe/Moscow'
const district: Organisation = { id: 'district', kind: 'DISTRICT', parentId: null, shortName: 'D', timeZone }
const school: Organisation = { id: 'school', kind: 'SCHOOL', parentId: 'district', shortName: 'S', timeZone }
const other: Organisation = { ...school, id: 'other' }
const far: Organisation = { ...school, id: 'far', parentId: 'elsewhere' }

describe('the policy', () => {
  it('reads as a table: whoever changes who may do what changes it here too', () => {
    expect(`\n${printed()}\n`).toBe(`
permission          | self | TEACHER | COUNCIL | CURATOR | HEAD | COORDINATOR
organisation.edit   | -    | -       | -       | own     | own  | district
school.add          | -    | -       | -       | -       | -    | own
role.COORDINATOR    | -    | -       | -       | -       | -    | own
role.HEAD           | -    | -       | -       | -       | -    | district
role.CURATOR        | -    | -       | -       | -       | own  | district
role.COUNCIL        | -    | -       | -       | -       | own  | -
role.TEACHER        | -    | -       | -       | own     | own  | -
staff.read          | -    | -       | -       | own     | own  | -
staff.count         | -    | -       | -       | own     | own  | district
staff.import        | -    | -       | -       | own     | own  | -
staff.nudge         | -    | -       | -       | own     | own  | -
staff.correct       | self | -       | -       | -       | -    | -
staff.leave         | self | -       | -       | own     | own  | -
staff.move          | -    | -       | -       | own     | own  | -
staff.merge         | -    | -       | -       | own     | own  | -
consent.answer      | self | -       | -       | -       | -    | -
consent.register    | -    | -       | -       | own     | own  | -
consent.paper       | -    | -       | -       | own     | own  | -
consent.wording     | -    | -       | -       | own     | own  | own
questionnaire.fill  | self | -       | -       | -       | -    | -
request.wishes      | self | -       | -       | own     | -    | -
campaign.run        | -    | -       | -       | own     | -    | -
campaign.read       | -    | -       | -       | own     | own  | -
bank.read           | -    | -       | -       | own     | own  | -
bank.count          | -    | -       | -       | own     | own  | district
bank.pause          | self | -       | -       | own     | -    | -
bank.note           | -    | -       | -       | own     | -    | -
bank.export         | -    | -       | -       | own     | own  | -
pair.propose        | -    | -       | -       | own     | -    | -
pair.answer         | self | -       | -       | -       | -    | -
pair.approve        | -    | -       | -       | own     | own  | -
pair.read           | self | -       | -       | own     | own  | -
pair.end            | -    | -       | -       | own     | -    | -
pair.count          | -    | -       | -       | own     | own  | district
search.read         | -    | -       | -       | own     | own  | -
search.decide       | -    | -       | -       | own     | -    | -
match.run           | -    | -       | -       | own     | -    | district
match.confirm       | -    | -       | -       | own     | -    | -
order.read          | -    | -       | -       | own     | own  | -
order.draft         | -    | -       | -       | own     | own  | -
order.sign          | -    | -       | -       | own     | own  | -
order.curator       | -    | -       | -       | -       | own  | -
programme.read      | self | -       | -       | own     | own  | -
programme.write     | self | -       | -       | own     | -    | -
programme.accept    | self | -       | -       | -       | -    | -
programme.approve   | -    | -       | -       | own     | -    | -
programme.head      | -    | -       | -       | -       | own  | -
activity.edit       | -    | -       | -       | own     | -    | -
meeting.plan        | self | -       | -       | -       | -    | -
meeting.report      | self | -       | -       | -       | -    | -
meeting.answer      | self | -       | -       | -       | -    | -
meeting.read        | self | -       | -       | own     | own  | -
meeting.settle      | -    | -       | -       | own     | -    | -
meeting.nudge       | -    | -       | -       | own     | -    | -
task.give           | self | -       | -       | -       | -    | -
task.answer         | self | -       | -       | -       | -    | -
help.ask            | self | -       | -       | -       | -    | -
help.answer         | -    | -       | -       | own     | own  | -
survey.read         | -    | -       | -       | own     | -    | -
roadmap.read        | -    | -       | -       | own     | own  | district
roadmap.mark        | -    | -       | -       | own     | own  | own
roadmap.edit        | -    | -       | -       | -       | -    | own
roadmap.nudge       | -    | -       | -       | -       | -    | district
calendar.edit       | -    | -       | -       | -       | -    | own
summary.read        | -    | -       | -       | own     | own  | district
template.edit       | -    | -       | -       | own     | own  | -
names.confirm       | -    | -       | -       | own     | own  | -
data.own            | self | -       | -       | -       | -    | -
act.read            | -    | -       | -       | own     | own  | -
`)
  })

  it('lets a role act in its own organisation, and a district also in its schools, and nobody anywhere else', () => {
    for (const what of permissions)
      for (const role of roles) {
        const reach = cellOf(what, role)
        const place = role === 'COORDINATOR' ? district : school
        const member = { personId: 'me', roles: [{ role, organisation: place }] }
        const about = (organisation: Organisation) => may(member, what, { organisation, personId: 'somebody' })
        expect([what, role, about(place)]).toEqual([what, role, reach !== '-'])
        expect([what, role, about(other)]).toEqual([what, role, reach === 'district'])
        expect([what, role, about(far)]).toEqual([what, role, false])
        expect(whereMay(member, what)).toEqual(reach === '-' ? [] : [place])
      }
  })

  it('lets everybody do what is theirs, and nobody what is not, whatever they were', () => {
    for (const what of permissions) {
      const former = { personId: 'me', roles: [] }
      expect([what, may(former, what, { organisation: school, personId: 'me' })]).toEqual([
        what,
        cellOf(what, 'self') === 'self',
      ])
      expect(may(former, what, { organisation: school, personId: 'somebody' })).toBe(false)
      expect(may(former, what, { organisation: school })).toBe(false)
    }
  })

  it('adds up the roles that one person holds, each where it is held', () => {
    const both = {
      personId: 'me',
      roles: [
        { role: 'CURATOR' as const, organisation: school },
        { role: 'TEACHER' as const, organisation: other },
      ],
    }
    expect(may(both, 'bank.note', { organisation: school })).toBe(true)
    expect(may(both, 'bank.note', { organisation: other })).toBe(false)
    expect(whereMay(both, 'bank.note')).toEqual([school])
  })
})

function printed(): string {
  const widths = [20, 5, 8, 8, 8, 5, 0]
  const line = (cells: readonly string[]) =>
    cells.map((cell, index) => (index === cells.length - 1 ? cell : cell.padEnd(widths[index] ?? 0))).join('| ')
  return [
    line(['permission', 'self', ...roles]),
    ...permissions.map((what) => line([what, cellOf(what, 'self'), ...roles.map((role) => cellOf(what, role))])),
  ].join('\n')
}

function cellOf(what: Permission, column: Role | 'self'): string {
  const row: Readonly<Record<string, string | boolean>> = policy[what]
  const cell = row[column]
  return cell === undefined ? '-' : cell === true ? 'self' : String(cell)
}
