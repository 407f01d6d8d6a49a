import { expect, it } from 'vitest'
import type { Organisation } from '../../src/organisations/organisation.ts'
import { invitableRoles, invitingScopes, mayGive } from '../../src/people/appointing.ts'
import type { HeldRole, Role } from '../../src/people/role.ts'

const district = organisation('d', 'DISTRICT', null)
const school = organisation('s', 'SCHOOL', 'd')
const neighbour = organisation('n', 'SCHOOL', 'd')
const foreign = organisation('f', 'SCHOOL', 'other')
const foreignDistrict = organisation('other', 'DISTRICT', null)

it('lets the coordinator invite heads and curators of the schools of the district, and coordinators of the district', () => {
  const held = [role('COORDINATOR', district)]
  expect(invitableRoles(held, school)).toEqual(['HEAD', 'CURATOR'])
  expect(invitableRoles(held, neighbour)).toEqual(['HEAD', 'CURATOR'])
  expect(invitableRoles(held, district)).toEqual(['COORDINATOR'])
  expect(invitableRoles(held, foreign)).toEqual([])
  expect(invitableRoles(held, foreignDistrict)).toEqual([])
})

it('lets a head give all roles of the school but their own, a curator invite teachers, each in their own school', () => {
  expect(invitableRoles([role('HEAD', school)], school)).toEqual(['CURATOR', 'TEACHER', 'COUNCIL'])
  expect(invitableRoles([role('CURATOR', school)], school)).toEqual(['TEACHER'])
  for (const other of [neighbour, foreign, district, foreignDistrict]) {
    expect(invitableRoles([role('HEAD', school)], other)).toEqual([])
    expect(invitableRoles([role('CURATOR', school)], other)).toEqual([])
  }
})

it('lets nobody else give a role, and gives no role where it has no place', () => {
  for (const one of ['COUNCIL', 'TEACHER'] as const) expect(invitableRoles([role(one, school)], school)).toEqual([])
  const coordinator = [role('COORDINATOR', district)]
  expect(mayGive(coordinator, district, 'HEAD')).toBe(false)
  expect(mayGive(coordinator, school, 'COORDINATOR')).toBe(false)
  expect(mayGive([role('HEAD', district)], district, 'CURATOR')).toBe(false)
})

it('lists links where they may be given, and no others', () => {
  expect(invitingScopes([role('COORDINATOR', district), role('TEACHER', school), role('CURATOR', neighbour)])).toEqual([
    { organisationId: 'd', own: ['COORDINATOR'], inSchools: ['HEAD', 'CURATOR'] },
    { organisationId: 'n', own: ['TEACHER'], inSchools: [] },
  ])
  expect(invitingScopes([])).toEqual([])
})

function organisation(id: string, kind: Organisation['kind'], parentId: string | null): Organisation {
  return { id, kind, parentId, shortName: id, timeZone: 'Europe/Moscow' }
}

function role(held: Role, at: Organisation): HeldRole {
  return { role: held, organisation: at }
}
