import { expect, it } from 'vitest'
import { boundsOf, nextSummaryAt, summaryOf } from '../../src/digests/summary.ts'

it('tells what has changed since the month before', () => {
  const before = { mentors: 3, mentees: 4, proposed: 2, pairs: 0, programmes: 0, sent: 5, waiting: 9, unfinished: 0 }
  const now = { mentors: 2, mentees: 6, proposed: 1, pairs: 2, programmes: 1, sent: 8, waiting: 9, unfinished: 1 }
  expect(summaryOf(now, before)).toEqual({
    now,
    change: { mentors: -1, mentees: 2, proposed: -1, pairs: 2, programmes: 1, sent: 3, waiting: 0, unfinished: 1 },
  })
})

it('counts a month from local midnight to local midnight, also over the year', () => {
  expect(boundsOf('2026-10', 'Asia/Yekaterinburg')).toEqual({
    start: new Date('2026-09-30T19:00:00Z'),
    end: new Date('2026-10-31T19:00:00Z'),
  })
  expect(boundsOf('2026-12', 'Europe/Kaliningrad')).toEqual({
    start: new Date('2026-11-30T22:00:00Z'),
    end: new Date('2026-12-31T22:00:00Z'),
  })
})

it('is next due on the first working day that lies ahead', () => {
  const next = (after: string) => nextSummaryAt(new Date(after), 'Asia/Yekaterinburg').toISOString()
  expect(next('2026-10-05T05:00:00Z')).toBe('2026-11-02T04:00:00.000Z')
  expect(next('2026-11-02T03:59:59Z')).toBe('2026-11-02T04:00:00.000Z')
  expect(next('2026-11-02T04:00:00Z')).toBe('2026-12-01T04:00:00.000Z')
  expect(next('2026-12-15T04:00:00Z')).toBe('2027-01-11T04:00:00.000Z')
  expect(next('2026-12-31T20:00:00Z')).toBe('2027-01-11T04:00:00.000Z')
})
