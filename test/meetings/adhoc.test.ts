import { describe, expect, it } from 'vitest'
import { adhocId, beganAt, dayAgo, readNumber } from '../../src/meetings/adhoc.ts'

const zone = 'Asia/Yekaterinburg'

describe('a meeting that nobody planned', () => {
  it('has just ended, if it was today, but did not begin the day before', () => {
    const now = new Date('2026-10-06T09:00:00Z')
    expect(beganAt('2026-10-06', 30, now, zone)).toEqual(new Date('2026-10-06T08:30:00Z'))
    expect(beganAt('2026-10-06', 30, new Date('2026-10-05T19:10:00Z'), zone)).toEqual(new Date('2026-10-05T19:00:00Z'))
    expect(beganAt('2026-10-05', 30, now, zone)).toEqual(new Date('2026-10-05T08:00:00Z'))
  })

  it('was within a week, and not before the pair began', () => {
    expect(dayAgo('0', '2026-10-06', '2026-10-01')).toBe('2026-10-06')
    expect(dayAgo('5', '2026-10-06', '2026-10-01')).toBe('2026-10-01')
    expect(dayAgo('6', '2026-10-06', '2026-10-01')).toBeUndefined()
    expect(dayAgo('8', '2026-10-06', '2026-09-01')).toBeUndefined()
    for (const nonsense of ['', '-1', '1.5', 'x', '10'])
      expect(dayAgo(nonsense, '2026-10-06', '2026-01-01')).toBeUndefined()
  })

  it('is named by the pair and its number, as the button says', () => {
    expect(adhocId('pair', 2)).toBe('pair.2')
    expect(readNumber('17')).toBe(17)
    for (const nonsense of ['', '-1', '1e3', '99999']) expect(readNumber(nonsense)).toBeUndefined()
  })
})
