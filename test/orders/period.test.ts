import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '../../src/calendar/day.ts'
import { isWorkingDay } from '../../src/calendar/working-days.ts'
import {
  earliestLastDay,
  longestEnd,
  periodProblem,
  shortestEnd,
  usualEnd,
  usualPeriod,
} from '../../src/orders/period.ts'

const day = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2025-01-01', days))

describe('the period of an order', () => {
  it('is three months to a year, both days counted', () => {
    const from = '2026-10-01'
    const problem = (endsOn: string) => periodProblem({ startsOn: from, endsOn })
    expect([problem('2026-09-30'), problem('2026-10-01')]).toEqual(['backwards', 'backwards'])
    expect([problem('2026-12-30'), problem('2026-12-31')]).toEqual(['too-short', undefined])
    expect([problem('2027-09-30'), problem('2027-10-01')]).toEqual([undefined, 'too-long'])
  })

  it('is by default from the next working day to the end of the lessons', () => {
    expect(usualPeriod('2026-10-09')).toEqual({ startsOn: '2026-10-12', endsOn: '2027-05-31' })
    expect(usualEnd('2026-04-01')).toBe('2027-03-31')
    expect(usualEnd('2026-07-01')).toBe('2027-05-31')
  })

  it('is never wrong where it is the default', () => {
    fc.assert(
      fc.property(day, (today) => {
        const period = usualPeriod(today)
        expect(periodProblem(period)).toBeUndefined()
        expect(isWorkingDay(period.startsOn)).toBe(true)
        expect(period.startsOn > today).toBe(true)
      }),
    )
  })

  it('allows every day from the shortest to the longest end and no other', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 400 }), (startsOn, days) => {
        const endsOn = addDays(startsOn, days)
        const isRight = endsOn >= shortestEnd(startsOn) && endsOn <= longestEnd(startsOn)
        expect(periodProblem({ startsOn, endsOn }) === undefined).toBe(isRight)
      }),
    )
  })
})

describe('the last day of a cancelled duty', () => {
  it('is the third working day after that on which the mentor is told', () => {
    expect(earliestLastDay('2026-10-05')).toBe('2026-10-08')
    expect(earliestLastDay('2026-10-09')).toBe('2026-10-14')
    expect(earliestLastDay('2026-12-30')).toBe('2027-01-13')
  })

  it('has three working days between, never fewer', () => {
    fc.assert(
      fc.property(day, (toldOn) => {
        const last = earliestLastDay(toldOn)
        const days = Array.from({ length: daysBetween(toldOn, last) }, (_, index) => addDays(toldOn, index + 1))
        expect(days.filter(isWorkingDay)).toHaveLength(3)
        expect(isWorkingDay(last)).toBe(true)
      }),
    )
  })
})
