import { expect, it } from 'vitest'
import type { Organisation } from '../../src/organisations/organisation.ts'
import { type HeldRole, holds, type Role, whereHeld } from '../../src/people/role.ts'

const school = organisation('s', 'SCHOOL', 'd')
const neighbour = organisation('n', 'SCHOOL', 'd')

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
