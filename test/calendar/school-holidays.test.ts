import { expect, it } from 'vitest'
import { schoolYear } from '../../src/calendar/school-holidays.ts'
import { areHolidaysProvisional, isSchoolDay, nextTermOn } from '../../src/calendar/school-year.ts'

it('knows the holidays that the ministry recommended, and goes by the custom where it did not yet', () => {
  expect(schoolYear(2025)).toEqual({
    isProvisional: false,
    holidays: [
      { startsOn: '2025-10-25', endsOn: '2025-11-04' },
      { startsOn: '2025-12-31', endsOn: '2026-01-11' },
      { startsOn: '2026-03-28', endsOn: '2026-04-05' },
      { startsOn: '2026-05-27', endsOn: '2026-08-31' },
    ],
  })
  expect(schoolYear(2026)).toEqual({
    isProvisional: true,
    holidays: [
      { startsOn: '2026-10-24', endsOn: '2026-11-04' },
      { startsOn: '2026-12-31', endsOn: '2027-01-10' },
      { startsOn: '2027-03-27', endsOn: '2027-04-04' },
      { startsOn: '2027-05-27', endsOn: '2027-08-31' },
    ],
  })
})

it('says whether any of the holidays between two days are only customary', () => {
  expect(areHolidaysProvisional('2025-09-01', '2026-08-31')).toBe(false)
  expect(areHolidaysProvisional('2026-03-01', '2026-09-01')).toBe(true)
})

it('by the custom, ends winter and spring with a Sunday and teaches between holidays, for ten years', () => {
  for (let year = 2026; year < 2036; year += 1) {
    const { holidays } = schoolYear(year)
    const days = holidays.flatMap(({ startsOn, endsOn }) => [startsOn, endsOn])
    expect(days).toEqual([...new Set(days)].toSorted())
    const weekdays = holidays.slice(1, 3).map(({ endsOn }) => new Date(`${endsOn}T00:00:00Z`).getUTCDay())
    expect([year, ...weekdays]).toEqual([year, 0, 0])
  }
})

it('has school on working days outside the holidays', () => {
  const days = ['2026-10-23', '2026-10-26', '2026-11-05', '2026-11-07', '2026-12-30', '2027-01-11', '2027-06-01']
  expect(days.filter(isSchoolDay)).toEqual(['2026-10-23', '2026-11-05', '2026-12-30', '2027-01-11'])
})

it('finds the day on which the next term begins, also over the end of a school year', () => {
  expect(['2026-09-01', '2026-11-05', '2027-01-10', '2027-03-30', '2027-05-26', '2027-08-31'].map(nextTermOn)).toEqual([
    '2026-11-05',
    '2027-01-11',
    '2027-01-11',
    '2027-04-05',
    '2027-09-01',
    '2027-09-01',
  ])
})
