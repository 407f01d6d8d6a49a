import { expect, it } from 'vitest'
import type { Organisation } from '../../src/organisations/organisation.ts'
import {
  type HeldRole,
  holds,
  invitableRoles,
  invitingScopes,
  mayInvite,
  type Role,
  whereHeld,
} from '../../src/people/role.ts'

const district = organisation('d', 'DISTRICT', null)
const school = organisation('s', 'SCHOOL', 'd')
const neighbour = organisation('n', 'SCHOOL', 'd')
const foreign = organisation('f', 'SCHOOL', 'other')

it('lets the coordinator invite heads and curators of the schools of the district', () => {
  const held = [role('COORDINATOR', district)]
  expect(invitableRoles(held, school)).toEqual(['HEAD', 'CURATOR'])
  expect(invitableRoles(held, neighbour)).toEqual(['HEAD', 'CURATOR'])
  expect(invitableRoles(held, district)).toEqual([])
  expect(invitableRoles(held, foreign)).toEqual([])
})

it('lets a head appoint curators and invite teachers, a curator invite teachers, each in their own school', () => {
  expect(invitableRoles([role('HEAD', school)], school)).toEqual(['CURATOR', 'TEACHER'])
  expect(invitableRoles([role('CURATOR', school)], school)).toEqual(['TEACHER'])
  expect(invitableRoles([role('HEAD', school), role('CURATOR', school)], school)).toEqual(['CURATOR', 'TEACHER'])
  for (const other of [neighbour, foreign, district]) {
    expect(invitableRoles([role('HEAD', school)], other)).toEqual([])
    expect(invitableRoles([role('CURATOR', school)], other)).toEqual([])
  }
})

it('lets nobody else invite, and nobody invite a coordinator', () => {
  for (const one of ['COUNCIL', 'TEACHER'] as const) expect(invitableRoles([role(one, school)], school)).toEqual([])
  const everybody = (['COORDINATOR', 'HEAD', 'CURATOR', 'COUNCIL', 'TEACHER'] as const).flatMap((one) => [
    role(one, district),
    role(one, school),
  ])
  for (const place of [district, school, neighbour]) expect(mayInvite(everybody, place, 'COORDINATOR')).toBe(false)
})

it('lists links where they may be given, and no others', () => {
  expect(invitingScopes([role('COORDINATOR', district), role('TEACHER', school), role('CURATOR', neighbour)])).toEqual([
    { organisationId: 'd', isDistrict: true, roles: ['HEAD', 'CURATOR'] },
    { organisationId: 'n', isDistrict: false, roles: ['TEACHER'] },
  ])
  expect(invitingScopes([])).toEqual([])
})

it('finds where a role is held, each place once', () => {
  const held = [role('HEAD', school), role('CURATOR', school), role('CURATOR', neighbour)]
  expect(whereHeld(held, 'HEAD', 'CURATOR').map(({ id }) => id)).toEqual(['s', 'n'])
  expect(whereHeld(held, 'TEACHER')).toEqual([])
  expect([holds(held, 'HEAD'), holds(held, 'HEAD', 's'), holds(held, 'HEAD', 'n')]).toEqual([true, true, false])
})

function organisation(id: string, kind: Organisation['kind'], parentId: string | null): Organisation {
  return { id, kind, parentId, shortName: id, timeZone: 'Europe/Moscow' }
}

function role(held: Role, at: Organisation): HeldRole {
  return { role: held, organisation: at }
}
