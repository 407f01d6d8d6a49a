import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayIn, hourIn } from '../../src/calendar/day.ts'
import { nextAllowedInstant } from '../../src/calendar/quiet-hours.ts'
import { dueReminder, horizonOf, nextReminder, remindersOf } from '../../src/meetings/reminding.ts'

const zone = 'Asia/Yekaterinburg'
const instants = (startsAt: string) =>
  remindersOf(new Date(startsAt), zone).map(({ rung, at }) => `${rung} ${at.toISOString().slice(0, 16)}`)

describe('reminders of a meeting', () => {
  // Clocks there are five hours ahead of UTC.
  it.each([
    ['on Thursday at 15:30', '2026-10-08T10:30Z', ['eve 2026-10-07T12:00', 'day 2026-10-08T08:30']],
    ['on Monday, after the weekend', '2026-10-12T10:00Z', ['eve 2026-10-09T12:00', 'day 2026-10-12T08:00']],
    ['at 08:30, not before 08:00', '2026-10-08T03:30Z', ['eve 2026-10-07T12:00', 'day 2026-10-08T03:00']],
    ['at 08:00, where only the evening before is left', '2026-10-08T03:00Z', ['eve 2026-10-07T12:00']],
    ['at 22:00, before the evening is quiet', '2026-10-08T17:00Z', ['eve 2026-10-07T12:00', 'day 2026-10-08T14:00']],
    ['on a Saturday, a day off', '2026-10-10T06:00Z', ['eve 2026-10-09T12:00']],
    ['after the New Year', '2027-01-11T06:00Z', ['eve 2026-12-30T12:00', 'day 2027-01-11T04:00']],
  ])('come for one %s', (_which, startsAt, expected) => {
    expect(instants(startsAt)).toEqual(expected)
  })

  const meeting = { startsAt: new Date('2026-10-08T10:30:00Z'), changedAt: new Date('2026-10-05T05:00:00Z') }
  const due = (now: string, changedAt = meeting.changedAt) =>
    dueReminder({ ...meeting, changedAt }, zone, new Date(now))?.rung

  it('are due one after the other, the newest only, until it begins', () => {
    expect(due('2026-10-07T11:59:59Z')).toBeUndefined()
    expect(due('2026-10-07T12:00:00Z')).toBe('eve')
    expect(due('2026-10-08T08:30:00Z')).toBe('day')
    expect(due('2026-10-08T10:29:59Z')).toBe('day')
    expect(due('2026-10-08T10:30:00Z')).toBeUndefined()
  })

  it('that would have come before it was planned or moved do not come', () => {
    expect(due('2026-10-07T14:00:00Z', new Date('2026-10-07T13:00:00Z'))).toBeUndefined()
    expect(due('2026-10-08T08:30:00Z', new Date('2026-10-07T13:00:00Z'))).toBe('day')
    expect(nextReminder({ ...meeting, changedAt: new Date('2026-10-07T13:00:00Z') }, zone, meeting.changedAt)).toEqual(
      new Date('2026-10-08T08:30:00Z'),
    )
  })

  const moments = fc.date({ min: new Date('2025-01-01'), max: new Date('2028-01-01'), noInvalidDate: true })
  const zones = fc.constantFrom('Europe/Kaliningrad', 'Europe/Moscow', 'Asia/Yekaterinburg', 'Asia/Kamchatka')

  it('come before it, in order, and only when people may be written to', () => {
    fc.assert(
      fc.property(moments, zones, (startsAt, place) => {
        const all = remindersOf(startsAt, place)
        expect(all.map(({ at }) => nextAllowedInstant(at, place))).toEqual(all.map(({ at }) => at))
        expect(all.every(({ at }) => at < startsAt)).toBe(true)
        expect(all.map(({ rung }) => rung)).toEqual(all.length === 1 ? ['eve'] : ['eve', 'day'])
        expect(dayIn(all[0]?.at ?? startsAt, place) < dayIn(startsAt, place)).toBe(true)
        expect(hourIn(all[0]?.at ?? startsAt, place)).toBe(17)
      }),
    )
  })

  it('are all seen by whoever looks as far ahead as the next working day ends', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 20 * 24 * 60 }), zones, (now, minutes, place) => {
        const startsAt = new Date(now.getTime() + minutes * 60_000)
        const changedAt = new Date(0)
        const isDue = dueReminder({ startsAt, changedAt }, place, now) !== undefined
        expect(!isDue || startsAt <= horizonOf(now)).toBe(true)
      }),
    )
  })
})
