import fc from 'fast-check'
import { expect, it } from 'vitest'
import { button } from '../../src/telegram/button.ts'

const uses = button('invite-uses', 'role', 'school', 'uses')

it('carries its parts there and back', () => {
  const data = uses.data({ role: 'TEACHER', school: 'a-B_9', uses: 'common' })
  expect(data).toBe('invite-uses:TEACHER:a-B_9:common')
  expect(uses.read({ match: data })).toEqual({ role: 'TEACHER', school: 'a-B_9', uses: 'common' })
  expect(uses.read({ match: data.match(uses.pattern) ?? '' })).toEqual({
    role: 'TEACHER',
    school: 'a-B_9',
    uses: 'common',
  })
  expect(button('menu').data({})).toBe('menu')
})

it('refuses to carry what would not come back, or more than 64 bytes', () => {
  expect(() => uses.data({ role: 'учитель', school: 'x', uses: 'one' })).toThrow(
    "button invite-uses can't carry its data",
  )
  expect(() => uses.data({ role: 'a:b', school: 'x', uses: 'one' })).toThrow('carry')
  expect(() => uses.data({ role: 'a'.repeat(30), school: 'b'.repeat(20), uses: 'one' })).toThrow('carry')
  expect(uses.data({ role: 'a'.repeat(24), school: 'b'.repeat(20), uses: 'common' })).toHaveLength(64)
})

it('matches nothing that it could not have made, but for empty and forged parts', () => {
  const hostile = [
    'invite-uses',
    'invite-uses:a:b',
    'invite-uses:a:b:c:d',
    'xinvite-uses:a:b:c',
    'invite-uses:a:b:c\n',
    'invite-uses:a b:c:d',
    'invite-uses:а:b:c',
    `invite-uses:${'a'.repeat(41)}:b:c`,
    '',
  ]
  expect(hostile.filter((data) => uses.pattern.test(data))).toEqual([])
  expect(uses.pattern.test('invite-uses:::')).toBe(true)
  expect(() => uses.read({ match: 'menu' })).toThrow('read without a match')
})

it('keeps any data it accepts within 64 bytes', () => {
  const word = fc.stringMatching(/^[A-Za-z0-9._-]{0,40}$/)
  fc.assert(
    fc.property(word, word, word, (role, school, count) => {
      const parts = { role, school, uses: count }
      const fits = `invite-uses:${role}:${school}:${count}`.length <= 64
      expect(carried(parts)).toEqual(fits ? parts : undefined)
    }),
  )
})

function carried(parts: Parameters<typeof uses.data>[0]) {
  try {
    return uses.read({ match: uses.data(parts) })
  } catch {
    return undefined
  }
}
