import { expect, it } from 'vitest'
import { latestMonthlySummary, monthlySummaryAt } from '../../src/calendar/monthly-summary.ts'

const yekaterinburg = 'Asia/Yekaterinburg'

it('is due on the first working day at 09:00 of the school', () => {
  expect(monthlySummaryAt(2026, 11, yekaterinburg)).toEqual(new Date('2026-11-02T04:00:00Z'))
  expect(monthlySummaryAt(2027, 1, 'Asia/Kamchatka')).toEqual(new Date('2027-01-10T21:00:00Z'))
})

it('tells of the month before, from the instant it is due', () => {
  const at = (now: string) => latestMonthlySummary(new Date(now), yekaterinburg)
  expect(at('2026-11-02T03:59:59.999Z').month).toBe('2026-09')
  expect(at('2026-11-02T04:00:00Z')).toEqual({ month: '2026-10', at: new Date('2026-11-02T04:00:00Z') })
})

it('is still the same after weeks without the program', () => {
  expect(latestMonthlySummary(new Date('2026-11-29T12:00:00Z'), yekaterinburg).month).toBe('2026-10')
  expect(latestMonthlySummary(new Date('2027-01-05T12:00:00Z'), yekaterinburg).month).toBe('2026-11')
  expect(latestMonthlySummary(new Date('2027-01-11T12:00:00Z'), yekaterinburg).month).toBe('2026-12')
})

it('goes by the day of the school where the month there is another', () => {
  // 1 December in Kamchatka, 30 November in Moscow.
  const now = new Date('2026-11-30T21:30:00Z')
  expect([latestMonthlySummary(now, 'Asia/Kamchatka').month, latestMonthlySummary(now, 'Europe/Moscow').month]).toEqual(
    ['2026-11', '2026-10'],
  )
})
