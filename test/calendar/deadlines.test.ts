import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { addDays, dayIn, daysBetween, hourIn, weekdayOf } from '../../src/calendar/day.ts'
import {
  currentRung,
  dayOfSchoolYear,
  daysLeft,
  deadlines,
  dueDay,
  firstSince,
  goesByItself,
  isTellingHour,
  ladder,
  nextRungAt,
  nextTellingAt,
  rungAt,
  rungDay,
} from '../../src/calendar/deadlines.ts'
import { publishEnteredDays } from '../../src/calendar/entered-days.ts'
import { nextAllowedInstant } from '../../src/calendar/quiet-hours.ts'
import { schoolYearOf } from '../../src/calendar/school-year.ts'
import { addWorkingDays, isWorkingDay, workingDaysBetween, workingDayUpTo } from '../../src/calendar/working-days.ts'
import { russianZones } from '../../src/organisations/requisites.ts'

const from = '2025-01-01'
const day = fc.integer({ min: 0, max: 365 * 5 }).map((days) => addDays(from, days))
const zone = fc.constantFrom(...russianZones)
const rung = fc.oneof(
  fc.constantFrom(...ladder),
  fc.constant(-1),
  fc.integer({ min: 1, max: 30 }).map((weeks) => -7 * weeks),
)

afterEach(() => publishEnteredDays([]))

describe('working days', () => {
  it('are counted and added alike', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -60, max: 60 }), (start, count) => {
        const first = workingDayUpTo(start)
        const other = addWorkingDays(first, count)
        expect(isWorkingDay(other)).toBe(true)
        expect(workingDaysBetween(first, other)).toBe(count)
        expect(addWorkingDays(other, -count)).toBe(first)
      }),
      { numRuns: 150 },
    )
  })

  it('are as people have entered them, until that is taken back', () => {
    fc.assert(
      fc.property(day, (one) => {
        publishEnteredDays([])
        const before = isWorkingDay(one)
        publishEnteredDays([{ day: one, isOff: before }])
        expect(isWorkingDay(one)).toBe(!before)
        expect(workingDayUpTo(one) === one).toBe(!before)
        publishEnteredDays([])
        expect(isWorkingDay(one)).toBe(before)
      }),
    )
  })
})

describe('the day of a deadline', () => {
  it('is a working day, on the day itself or before it, with no working day between', () => {
    fc.assert(
      fc.property(day, (one) => {
        const due = dueDay(one)
        expect(isWorkingDay(due)).toBe(true)
        expect(due <= one).toBe(true)
        expect(workingDaysBetween(due, one)).toBe(0)
      }),
    )
  })

  it('of 23 December is the working day on it or before it', () => {
    expect([2024, 2025, 2026, 2027, 2028, 2029].map((year) => dueDay(`${year}-12-23`))).toEqual([
      '2024-12-23',
      '2025-12-23',
      '2026-12-23',
      '2027-12-23',
      '2028-12-22',
      '2029-12-21',
    ])
    expect(dueDay('2026-12-26')).toBe('2026-12-25')
    // A Saturday that the decree on 2024 made a working day.
    expect(dueDay('2024-12-28')).toBe('2024-12-28')
  })

  it('moves when a day off is entered', () => {
    publishEnteredDays([{ day: '2027-05-20', isOff: true }])
    expect(dueDay('2027-05-20')).toBe('2027-05-19')
  })

  it('stands in its school year, and of what is done once in the first since somebody came', () => {
    for (const { monthDay } of deadlines)
      fc.assert(
        fc.property(day, (since) => {
          const first = firstSince(monthDay, since)
          expect(first >= since).toBe(true)
          expect(first.slice(5)).toBe(monthDay)
          expect(daysBetween(since, first)).toBeLessThan(367)
          expect(dayOfSchoolYear(schoolYearOf(first), monthDay)).toBe(first)
        }),
        { numRuns: 50 },
      )
    expect(dayOfSchoolYear(2026, '05-20')).toBe('2027-05-20')
    expect(dayOfSchoolYear(2026, '12-23')).toBe('2026-12-23')
    expect(dayOfSchoolYear(2027, '02-29')).toBe('2028-02-29')
    expect(dayOfSchoolYear(2026, '02-29')).toBe('2027-03-01')
  })

  it('never comes before the first 20 May after a school was added', () => {
    expect(firstSince('05-20', '2026-05-20')).toBe('2026-05-20')
    expect(firstSince('05-20', '2026-05-21')).toBe('2027-05-20')
    expect(firstSince('12-23', '2026-12-24')).toBe('2027-12-23')
  })
})

describe('a ladder, over five years and every zone of Russia', () => {
  it('is told on working days at nine, never at night', () => {
    fc.assert(
      fc.property(day, rung, zone, (one, step, there) => {
        const at = rungAt(dueDay(one), step, there)
        expect(isWorkingDay(dayIn(at, there))).toBe(true)
        expect(hourIn(at, there)).toBe(9)
        expect(nextAllowedInstant(at, there)).toEqual(at)
        expect(isTellingHour(at, there)).toBe(true)
        expect(isTellingHour(new Date(at.getTime() - 60_000), there)).toBe(false)
      }),
    )
  })

  it('is told no later than its number says before the day, and no earlier after it', () => {
    fc.assert(
      fc.property(day, rung, (one, step) => {
        const due = dueDay(one)
        const left = daysBetween(rungDay(due, step), due)
        expect(step >= 0 ? left >= step : left <= step).toBe(true)
        // Twelve days off in a row are the most: from 31 December 2025 to 11 January 2026.
        expect(Math.abs(left - step)).toBeLessThanOrEqual(12)
      }),
    )
  })

  it('has one newest rung at every moment, and it never goes back', () => {
    fc.assert(
      fc.property(day, zone, fc.array(fc.integer({ min: 0, max: 100 * 24 }), { minLength: 2 }), (one, there, hours) => {
        const due = dueDay(one)
        const start = rungAt(due, 30, there).getTime() - 1
        const told = hours
          .toSorted((first, other) => first - other)
          .map((hour) => currentRung(due, new Date(start + hour * 3_600_000), there) ?? 31)
        expect(told).toEqual(told.toSorted((first, other) => other - first))
        expect(currentRung(due, new Date(start), there)).toBeUndefined()
      }),
      { numRuns: 60 },
    )
  })

  it('told at each of its instants is told once for each, and after downtime only the newest', () => {
    fc.assert(
      fc.property(day, zone, (one, there) => {
        const due = dueDay(one)
        let at = new Date(rungAt(due, 1, there).getTime() - 1)
        const told: number[] = []
        for (let step = 0; step < 8; step += 1) {
          at = nextRungAt(due, at, there)
          told.push(currentRung(due, at, there) ?? 31)
        }
        expect(told.slice(0, 3)).toEqual([1, 0, -1])
        expect(told.every((step) => goesByItself(step))).toBe(true)
        expect(new Set(told).size).toBe(8)
        expect(told).toEqual(told.toSorted((first, other) => other - first))
      }),
      { numRuns: 60 },
    )
  })

  it('leaves at least four days between what is told of a delay, at whichever hour of any day it is looked for', () => {
    fc.assert(
      fc.property(day, zone, (one, there) => {
        const due = dueDay(one)
        const start = rungAt(due, -1, there).getTime()
        const days = Array.from({ length: 60 }, (_, index) => new Date(start + index * 86_400_000))
        const told = days.filter(
          (at, index) => index === 0 || currentRung(due, at, there) !== currentRung(due, days[index - 1] ?? at, there),
        )
        expect(told.length).toBeGreaterThan(5)
        for (const [index, at] of told.slice(1).entries()) {
          expect(daysBetween(dayIn(told[index] ?? at, there), dayIn(at, there))).toBeGreaterThanOrEqual(4)
          expect(nextRungAt(due, new Date(at.getTime() - 1), there)).toEqual(at)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('leaves out the week that a day off would move next to the following one', () => {
    const there = 'Asia/Yekaterinburg'
    const on = (one: string) => currentRung('2026-12-23', new Date(`${one}T04:00:00Z`), there)
    // 6 January is a holiday; work begins on the 11th.
    expect(['2026-12-30', '2027-01-11', '2027-01-12', '2027-01-13', '2027-01-20'].map(on)).toEqual([
      -7, -7, -7, -21, -28,
    ])
    expect(nextRungAt('2026-12-23', rungAt('2026-12-23', -7, there), there)).toEqual(new Date('2027-01-13T04:00:00Z'))
  })

  it('is told after a stop of work longer than any holidays', () => {
    publishEnteredDays(Array.from({ length: 42 }, (_, index) => ({ day: addDays('2027-03-25', index), isOff: true })))
    const at = nextRungAt('2027-03-24', new Date('2027-03-24T06:00:00Z'), 'Asia/Yekaterinburg')
    expect(at.getTime()).toBeGreaterThan(Date.parse('2027-05-05T00:00:00Z'))
    expect(at.getTime()).toBeLessThan(Date.parse('2027-05-20T00:00:00Z'))
  })

  it('names the days as people count them', () => {
    const now = new Date('2026-12-30T06:00:00Z')
    expect(daysLeft('2026-12-23', now, 'Asia/Yekaterinburg')).toBe(-7)
    expect(currentRung('2026-12-23', now, 'Asia/Yekaterinburg')).toBe(-7)
    expect(daysLeft('2026-12-31', new Date('2026-12-30T19:30:00Z'), 'Asia/Yekaterinburg')).toBe(0)
  })

  it('waits for nine in the morning of the next working day', () => {
    fc.assert(
      fc.property(day, zone, fc.integer({ min: 0, max: 23 }), (one, there, hour) => {
        const after = new Date(Date.parse(`${one}T00:00:00Z`) + hour * 3_600_000)
        const at = nextTellingAt(after, there)
        expect(at > after).toBe(true)
        expect(hourIn(at, there)).toBe(9)
        expect(isWorkingDay(dayIn(at, there))).toBe(true)
        expect(weekdayOf(dayIn(at, there))).toBeLessThan(7)
      }),
    )
  })
})
