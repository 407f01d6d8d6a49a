import { expect, it } from 'vitest'
import { weekdayOf } from '../../src/calendar/day.ts'
import { decrees, isProvisional, isProvisionalOn } from '../../src/calendar/decrees.ts'
import { daysOfMonth, isHoliday, isWorkingByLaw } from '../../src/calendar/working-days.ts'

const years = Object.entries(decrees).map(([year, decree]) => ({ year: Number(year), ...decree }))
const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
const workingDaysOf = (year: number) => months.flatMap((month) => daysOfMonth(year, month)).filter(isWorkingByLaw)

it('every decree says its number and day, and was signed in the year before', () => {
  for (const { year, number, signedOn } of years) {
    expect(number).toMatch(/^\d{3,4}$/)
    expect(Number(signedOn.slice(0, 4))).toBe(year - 1)
  }
})

it('days off are moved within the year, to working days, from weekends', () => {
  for (const { year, moves } of years)
    for (const [from, to] of moves) {
      expect([from.slice(0, 4), to.slice(0, 4)]).toEqual([String(year), String(year)])
      expect(weekdayOf(from)).toBeGreaterThan(5)
      expect(weekdayOf(to)).toBeLessThan(6)
      expect(isHoliday(to)).toBe(false)
      expect(isWorkingByLaw(to)).toBe(false)
      expect(isWorkingByLaw(from)).toBe(!isHoliday(from))
    }
})

it('the years have as many working days as the printed calendars', () => {
  expect(years.map(({ year }) => [year, workingDaysOf(year).length])).toEqual([
    [2022, 247],
    [2023, 247],
    [2024, 248],
    [2025, 247],
    [2026, 247],
  ])
})

it('a year without a decree is provisional, and so are its days', () => {
  expect([2021, 2022, 2026, 2027, 2030].map(isProvisional)).toEqual([true, false, false, true, true])
  expect(isProvisionalOn('2027-05-20')).toBe(true)
  expect(isProvisionalOn('2026-12-23')).toBe(false)
})

it('no year has fewer than 244 working days or more than 250', () => {
  for (let year = 2020; year < 2060; year += 1) {
    expect(workingDaysOf(year).length).toBeGreaterThanOrEqual(244)
    expect(workingDaysOf(year).length).toBeLessThanOrEqual(250)
  }
})

it('the first eight days of January are off, every other holiday too', () => {
  for (let year = 2020; year < 2060; year += 1) {
    for (const day of daysOfMonth(year, 1).slice(0, 8)) expect(isWorkingByLaw(day)).toBe(false)
    for (const date of ['02-23', '03-08', '05-01', '05-09', '06-12', '11-04'])
      expect(isWorkingByLaw(`${year}-${date}`)).toBe(false)
  }
})
