import { expect, it } from 'vitest'
import { expiryOf, type Invitation, isToken, stateOf } from '../../src/joining/invitation.ts'
import { hashOf, newToken } from '../../src/joining/token.ts'

const now = new Date('2026-10-05T05:00:00Z')
const open: Invitation = {
  id: 'i',
  organisationId: 's',
  role: 'TEACHER',
  ownerId: null,
  uses: 0,
  maxUses: 2,
  expiresAt: new Date('2026-10-12T05:00:00Z'),
  revokedAt: null,
}

it('lets in until its uses, its time or somebody’s patience end', () => {
  expect(stateOf(open, now)).toBe('open')
  expect(stateOf({ ...open, uses: 1 }, now)).toBe('open')
  expect(stateOf({ ...open, uses: 2 }, now)).toBe('used-up')
  expect(stateOf(open, new Date(open.expiresAt.getTime() - 1))).toBe('open')
  expect(stateOf(open, open.expiresAt)).toBe('expired')
  expect(stateOf({ ...open, revokedAt: now }, now)).toBe('revoked')
})

it('says first what tells most: taken back, then used up, then too late', () => {
  const late = new Date('2027-01-01T00:00:00Z')
  expect(stateOf({ ...open, revokedAt: now, uses: 2 }, late)).toBe('revoked')
  expect(stateOf({ ...open, uses: 2 }, late)).toBe('used-up')
})

it('lives seven days', () => {
  expect(expiryOf(now)).toEqual(new Date('2026-10-12T05:00:00Z'))
})

it('carries 128 bits that are nowhere twice and fit a link', () => {
  const tokens = Array.from({ length: 200 }, newToken)
  expect(tokens.every(isToken)).toBe(true)
  expect(new Set(tokens).size).toBe(200)
  expect(hashOf('a')).toHaveLength(32)
  expect(hashOf('a')).toEqual(hashOf('a'))
})

it('takes nothing else for a token', () => {
  const wrong = [
    '',
    'A'.repeat(21),
    'A'.repeat(23),
    `${'A'.repeat(21)}=`,
    `${'A'.repeat(21)} `,
    `${'A'.repeat(22)}\n`,
    'я'.repeat(22),
  ]
  expect(wrong.filter(isToken)).toEqual([])
})
