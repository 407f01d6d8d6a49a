import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, daysBetween } from '../../src/calendar/day.ts'
import { isSchoolDay } from '../../src/calendar/school-year.ts'
import { isWorkingDay } from '../../src/calendar/working-days.ts'
import { movedTo, type Period, spread } from '../../src/programmes/spreading.ts'

const day = fc.integer({ min: 0, max: 900 }).map((days) => addDays('2025-09-01', days))
/** A programme lasts from 3 to 12 months (1.2); an addition to it may have days only. */
const period = fc
  .tuple(day, fc.integer({ min: 3, max: 12 }))
  .map(([startsOn, months]): Period => ({ startsOn, endsOn: addDays(addMonths(startsOn, months), -1) }))
const shortPeriod = fc
  .tuple(day, fc.integer({ min: 0, max: 30 }))
  .map(([startsOn, days]): Period => ({ startsOn, endsOn: addDays(startsOn, days) }))
const count = fc.integer({ min: 0, max: 60 })

describe('activities spread over a period', () => {
  it('keep their number, order and period, and repeat themselves', () => {
    fc.assert(
      fc.property(
        count,
        fc.oneof(period, shortPeriod),
        fc.array(day, { maxLength: 20 }),
        day,
        (many, of, taken, from) => {
          const days = spread(many, of, { taken, from })
          expect(days).toHaveLength(many)
          expect(days).toEqual(days.toSorted())
          expect(days.every((one) => one >= of.startsOn && one <= of.endsOn)).toBe(true)
          expect(spread(many, of, { taken, from })).toEqual(days)
        },
      ),
    )
  })

  it('fall on school days wherever the period has any, and else on working days', () => {
    fc.assert(
      fc.property(count, fc.oneof(period, shortPeriod), (many, of) => {
        const all = daysOf(of)
        const best = [all.filter(isSchoolDay), all.filter(isWorkingDay), all].find(({ length }) => length > 0) ?? []
        expect(spread(many, of).filter((one) => !best.includes(one))).toEqual([])
      }),
    )
  })

  it('have a day each, from the third working day to a week before the end, while there are enough school days', () => {
    fc.assert(
      fc.property(count, period, (many, of) => {
        const first = daysOf(of).filter(isWorkingDay)[2] ?? ''
        const last = addDays(of.endsOn, -7)
        const good = daysOf(of).filter((one) => isSchoolDay(one) && one >= first && one <= last)
        fc.pre(good.length >= many)
        const days = spread(many, of)
        expect(new Set(days).size).toBe(many)
        expect(days.every((one) => good.includes(one))).toBe(true)
        fc.pre(many > 1)
        expect([days[0], days.at(-1)]).toEqual([good[0], good.at(-1)])
      }),
    )
  })

  it('leave equal numbers of school days between them, give or take one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 24 }), period, (many, of) => {
        const days = spread(many, of)
        const steps = days.slice(1).map((one, index) => daysOf({ startsOn: days[index] ?? one, endsOn: one }))
        const lengths = steps.map((step) => step.filter(isSchoolDay).length)
        fc.pre(new Set(days).size === many)
        expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('avoid days that are taken while there are others', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), period, (many, of) => {
        const taken = spread(many, of)
        fc.pre(daysOf(of).filter(isSchoolDay).length >= many * 2)
        expect(spread(many, of, { taken }).filter((one) => taken.includes(one))).toEqual([])
      }),
    )
  })

  it('read like this over half a year with three holidays in it', () => {
    expect(spread(9, { startsOn: '2026-10-12', endsOn: '2027-04-11' })).toEqual([
      '2026-10-14',
      '2026-11-12',
      '2026-11-30',
      '2026-12-17',
      '2027-01-13',
      '2027-02-01',
      '2027-02-17',
      '2027-03-10',
      '2027-03-26',
    ])
  })

  it('begin today where the period has begun already, but on its third working day at the earliest', () => {
    const of = { startsOn: '2026-09-01', endsOn: '2026-12-31' }
    expect(spread(2, of, { from: '2026-11-23' })).toEqual(['2026-11-23', '2026-12-24'])
    expect(spread(2, of, { from: '2026-09-02' })).toEqual(['2026-09-03', '2026-12-24'])
    expect(spread(1, of)).toEqual(['2026-09-03'])
  })
})

describe('a chosen day', () => {
  it('stays, or moves to the nearest school day of the period, the later of two', () => {
    const of = { startsOn: '2026-10-12', endsOn: '2027-04-11' }
    const chosen = ['2026-11-23', '2026-11-22', '2026-11-28', '2026-10-29', '2026-10-30', '2027-01-04', '2027-04-11']
    expect(chosen.map((one) => movedTo(one, of))).toEqual([
      '2026-11-23',
      '2026-11-23',
      '2026-11-27',
      '2026-10-23',
      '2026-11-05',
      '2026-12-30',
      '2027-04-09',
    ])
  })

  it('moves no further than it must', () => {
    fc.assert(
      fc.property(day, (chosen) => {
        const moved = movedTo(chosen)
        expect(isSchoolDay(moved)).toBe(true)
        const distance = Math.abs(daysBetween(chosen, moved))
        for (let nearer = 0; nearer < distance; nearer += 1)
          expect([addDays(chosen, nearer), addDays(chosen, -nearer)].some(isSchoolDay)).toBe(false)
      }),
    )
  })

  it('goes to a working day where the period lies in the holidays', () => {
    expect(movedTo('2027-07-04', { startsOn: '2027-06-15', endsOn: '2027-08-15' })).toBe('2027-07-05')
  })
})

function daysOf({ startsOn, endsOn }: Period): string[] {
  return Array.from({ length: daysBetween(startsOn, endsOn) + 1 }, (_, index) => addDays(startsOn, index))
}
