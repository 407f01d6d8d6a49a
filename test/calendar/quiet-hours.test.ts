import { describe, expect, it } from 'vitest'
import { nextAllowedInstant } from '../../src/calendar/quiet-hours.ts'

const next = (at: string, zone: string) => nextAllowedInstant(new Date(at), zone).toISOString()

describe('an instant when people may be written to', () => {
  it.each([
    ['at 08:00', '2026-10-05T05:00:00Z'],
    ['by day', '2026-10-05T12:34:56.789Z'],
    ['at one millisecond to 20:00', '2026-10-05T16:59:59.999Z'],
    ['on a working Saturday', '2025-11-01T09:00:00Z'],
  ])('stays as it is %s', (_when, at) => {
    expect(next(at, 'Europe/Moscow')).toBe(new Date(at).toISOString())
  })

  it.each([
    ['a millisecond before 08:00', '2026-10-05T04:59:59.999Z', '2026-10-05T05:00:00.000Z'],
    ['at 20:00', '2026-10-05T17:00:00Z', '2026-10-06T05:00:00.000Z'],
    ['on Friday evening', '2026-10-02T18:00:00Z', '2026-10-05T05:00:00.000Z'],
    ['on Sunday at noon', '2026-10-04T09:00:00Z', '2026-10-05T05:00:00.000Z'],
    ['in the night to a working Saturday', '2025-10-31T20:00:00Z', '2025-11-01T05:00:00.000Z'],
    ['on 30 December in the evening', '2026-12-30T18:00:00Z', '2027-01-11T05:00:00.000Z'],
  ])('moves on %s', (_when, at, expected) => {
    expect(next(at, 'Europe/Moscow')).toBe(expected)
  })

  it('goes by the clock of the school, also across the date line of a day off', () => {
    // 21:30 on Friday in Moscow, already Saturday in Kamchatka, still Friday noon in New York.
    const at = '2026-10-02T18:30:00Z'
    expect([next(at, 'Europe/Moscow'), next(at, 'Asia/Kamchatka'), next(at, 'America/New_York')]).toEqual([
      '2026-10-05T05:00:00.000Z',
      '2026-10-04T20:00:00.000Z',
      '2026-10-02T18:30:00.000Z',
    ])
  })
})
