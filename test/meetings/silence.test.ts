import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayIn, daysBetween, hourIn } from '../../src/calendar/day.ts'
import { isSchoolDay } from '../../src/calendar/school-year.ts'
import { countedDays, dayOfRung, daysUntil, type Quiet, silenceToldAt, silentDays } from '../../src/meetings/silence.ts'

const zone = 'Asia/Yekaterinburg'
const day = fc.integer({ min: 0, max: 1400 }).map((days) => addDays('2025-09-01', days))
const quiet: Quiet = { startsOn: '2026-10-05', lastHeldOn: null, plannedOn: [], isOneMeeting: false }

describe('the silence of a pair', () => {
  it('counts every day between but those of the summer holidays', () => {
    expect(countedDays('2026-10-05', '2026-10-26')).toBe(21)
    expect(countedDays('2026-05-20', '2026-05-26')).toBe(6)
    expect(countedDays('2026-05-20', '2026-09-01')).toBe(7)
    expect(countedDays('2026-06-10', '2026-09-20')).toBe(20)
    expect(countedDays('2026-10-05', '2026-10-05')).toBe(0)
  })

  it('never grows faster than the calendar, adds up, and stands still in summer', () => {
    fc.assert(
      fc.property(day, fc.nat(400), fc.nat(400), (from, first, second) => {
        const [middle, to] = [addDays(from, first), addDays(from, first + second)]
        expect(countedDays(from, middle) + countedDays(middle, to)).toBe(countedDays(from, to))
        expect(countedDays(from, to)).toBeLessThanOrEqual(daysBetween(from, to))
      }),
    )
  })

  it('reaches a number of days on the first day that has them', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (since, days) => {
        const reached = dayOfRung(since, days)
        expect(countedDays(since, reached)).toBeGreaterThanOrEqual(days)
        expect(countedDays(since, addDays(reached, -1))).toBeLessThan(days)
      }),
      { numRuns: 60 },
    )
  })

  it('is told in the morning of a school day, never before it is long enough and never in the holidays', () => {
    fc.assert(
      fc.property(day, fc.constantFrom('mentor' as const, 'curator' as const), (since, rung) => {
        const at = silenceToldAt(since, rung, zone)
        expect(isSchoolDay(dayIn(at, zone))).toBe(true)
        expect(hourIn(at, zone)).toBe(9)
        expect(countedDays(since, dayIn(at, zone))).toBeGreaterThanOrEqual(daysUntil(rung))
      }),
      { numRuns: 60 },
    )
  })

  it('counts from the later of the beginning and the last meeting', () => {
    expect(silentDays(quiet, '2026-10-26')).toBe(21)
    expect(silentDays({ ...quiet, lastHeldOn: '2026-10-20' }, '2026-10-26')).toBe(6)
    expect(silentDays({ ...quiet, lastHeldOn: '2026-09-01' }, '2026-10-26')).toBe(21)
  })

  it('is none where a meeting is planned for the next week, or is asked about just now', () => {
    expect(silentDays({ ...quiet, plannedOn: ['2026-11-02'] }, '2026-10-26')).toBe(0)
    expect(silentDays({ ...quiet, plannedOn: ['2026-11-03'] }, '2026-10-26')).toBe(21)
    expect(silentDays({ ...quiet, plannedOn: ['2026-10-25'] }, '2026-10-26')).toBe(0)
    expect(silentDays({ ...quiet, plannedOn: ['2026-10-20'] }, '2026-10-26')).toBe(21)
  })

  it('is none while the mentor owes word of a meeting: to the pair never, to a curator for two weeks', () => {
    for (const to of ['mentor', 'curator'] as const)
      expect(silentDays({ ...quiet, owedOn: '2026-10-20' }, '2026-11-03', to)).toBe(0)
    expect(silentDays({ ...quiet, owedOn: '2026-10-20' }, '2026-11-04', 'mentor')).toBe(0)
    expect(silentDays({ ...quiet, owedOn: '2026-10-20' }, '2026-11-04', 'curator')).toBe(30)
  })

  it('is none after the last day of the programme', () => {
    expect(silentDays({ ...quiet, endsOn: '2026-10-26' }, '2026-10-26')).toBe(21)
    expect(silentDays({ ...quiet, endsOn: '2026-10-26' }, '2026-10-27')).toBe(0)
  })

  it('is none after the one meeting of speed mentoring', () => {
    expect(silentDays({ ...quiet, isOneMeeting: true }, '2026-10-26')).toBe(21)
    expect(silentDays({ ...quiet, isOneMeeting: true, lastHeldOn: '2026-10-06' }, '2026-12-26')).toBe(0)
  })
})
