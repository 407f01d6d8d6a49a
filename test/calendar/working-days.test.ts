import { describe, expect, it } from 'vitest'
import { firstWorkingDayOfMonth, isWorkingDay, workingDayFrom } from '../../src/calendar/working-days.ts'

/** Days off between Monday and Friday, and working Saturdays, as the production calendars of those years print them. */
const printed: Record<number, { off: string[]; worked: string[]; workingDays: number }> = {
  2025: {
    off: [
      ...['01-01', '01-02', '01-03', '01-06', '01-07', '01-08', '05-01', '05-02', '05-08', '05-09', '06-12', '06-13'],
      ...['11-03', '11-04', '12-31'],
    ],
    worked: ['11-01'],
    workingDays: 247,
  },
  2026: {
    off: [
      ...['01-01', '01-02', '01-05', '01-06', '01-07', '01-08', '01-09', '02-23', '03-09', '05-01', '05-11', '06-12'],
      ...['11-04', '12-31'],
    ],
    worked: [],
    workingDays: 247,
  },
  // Without a decree: art. 112 alone.
  2027: {
    off: ['01-01', '01-04', '01-05', '01-06', '01-07', '01-08', '02-23', '03-08', '05-03', '05-10', '06-14', '11-04'],
    worked: [],
    workingDays: 249,
  },
  2028: {
    off: ['01-03', '01-04', '01-05', '01-06', '01-07', '02-23', '03-08', '05-01', '05-09', '06-12', '11-06'],
    worked: [],
    workingDays: 249,
  },
}

describe('the production calendar', () => {
  it.each(Object.entries(printed))('of %s is the printed one', (year, { off, worked, workingDays }) => {
    const days = daysOf(Number(year))
    const expected = days.filter((day) => {
      const date = day.slice(5)
      const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
      return worked.includes(date) || (weekday > 0 && weekday < 6 && !off.includes(date))
    })
    expect(days.filter(isWorkingDay)).toEqual(expected)
    expect(expected).toHaveLength(workingDays)
  })
})

it('finds the first working day of a month', () => {
  expect([1, 2, 3, 5, 6, 8, 11, 12].map((month) => firstWorkingDayOfMonth(2026, month))).toEqual([
    '2026-01-12',
    '2026-02-02',
    '2026-03-02',
    '2026-05-04',
    '2026-06-01',
    '2026-08-03',
    '2026-11-02',
    '2026-12-01',
  ])
  expect(firstWorkingDayOfMonth(2025, 11)).toBe('2025-11-01')
})

it('goes on to a working day over the end of a year', () => {
  expect([workingDayFrom('2026-12-30'), workingDayFrom('2026-12-31'), workingDayFrom('2026-05-09')]).toEqual([
    '2026-12-30',
    '2027-01-11',
    '2026-05-12',
  ])
})

function daysOf(year: number): string[] {
  const days: string[] = []
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10))
  return days
}
