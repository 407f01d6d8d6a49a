import fc from 'fast-check'
import { expect, it } from 'vitest'
import { boundsOf, monthsUpTo, nextSummaryAt, periodOf, periodSoFar } from '../../src/digests/months.ts'
import { changeOf, figureKeys, isQuiet, noFigures, sumOf, type Summary } from '../../src/digests/summary.ts'

it('tells what has changed since the month before', () => {
  const summary = {
    ...nothing,
    before: { ...noFigures, mentors: 3, held: 4 },
    now: { ...noFigures, mentors: 2, held: 9 },
  }
  expect(changeOf(summary, 'mentors')).toBe(-1)
  expect(changeOf(summary, 'held')).toBe(5)
  expect(changeOf(summary, 'pairs')).toBe(0)
  expect([isQuiet(summary), isQuiet(nothing)]).toEqual([false, true])
})

it('makes a district of its schools: sums, and the longest wait of all', () => {
  const figures = fc.record(Object.fromEntries(figureKeys.map((key) => [key, fc.nat(1000)])))
  // Every key of the list has its number.
  const any = figures as fc.Arbitrary<Summary['now']>
  const summary = fc.record({
    now: any,
    before: any,
    deadlines: fc.record({ near: fc.nat(20), overdue: fc.nat(20) }),
    trend: fc.constant([]),
  })
  fc.assert(
    fc.property(fc.array(summary, { maxLength: 12 }), (schools) => {
      const district = sumOf(schools)
      for (const key of figureKeys) {
        const own = schools.map(({ now }) => now[key])
        const whole = key === 'longestWait' ? Math.max(0, ...own) : own.reduce((sum, one) => sum + one, 0)
        expect(district.now[key]).toBe(whole)
        expect(changeOf(district, key)).toBe(district.now[key] - district.before[key])
      }
      expect(district.deadlines.near).toBe(schools.reduce((sum, one) => sum + one.deadlines.near, 0))
    }),
  )
})

it('adds the months of schools up, also where some began later', () => {
  const month = (name: string, held: number) => ({ month: name, planned: held + 1, held, confirmed: 0, silent: 2 })
  const { trend } = sumOf([
    { ...nothing, trend: [month('2026-09', 3), month('2026-10', 4)] },
    { ...nothing, trend: [month('2026-10', 5)] },
  ])
  expect(trend).toEqual([
    { month: '2026-09', planned: 4, held: 3, confirmed: 0, silent: 2 },
    { month: '2026-10', planned: 11, held: 9, confirmed: 0, silent: 4 },
  ])
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
  const known = new Date('2027-01-11T04:00:00Z')
  expect(periodOf('2026-12', 'Asia/Yekaterinburg', known)).toMatchObject({ lastOn: '2026-12-31', knownAt: known })
  expect(periodSoFar(new Date('2026-11-30T20:00:00Z'), 'Asia/Yekaterinburg')).toMatchObject({
    month: '2026-12',
    start: new Date('2026-11-30T19:00:00Z'),
    lastOn: '2026-12-01',
  })
  expect(monthsUpTo('2027-02', 4)).toEqual(['2026-11', '2026-12', '2027-01', '2027-02'])
})

it('is next due on the first working day that lies ahead', () => {
  const next = (after: string) => nextSummaryAt(new Date(after), 'Asia/Yekaterinburg').toISOString()
  expect(next('2026-10-05T05:00:00Z')).toBe('2026-11-02T04:00:00.000Z')
  expect(next('2026-11-02T03:59:59Z')).toBe('2026-11-02T04:00:00.000Z')
  expect(next('2026-11-02T04:00:00Z')).toBe('2026-12-01T04:00:00.000Z')
  expect(next('2026-12-15T04:00:00Z')).toBe('2027-01-11T04:00:00.000Z')
  expect(next('2026-12-31T20:00:00Z')).toBe('2027-01-11T04:00:00.000Z')
})

const nothing: Summary = { now: noFigures, before: noFigures, deadlines: { near: 0, overdue: 0 }, trend: [] }
