import { describe, expect, it } from 'vitest'
import { readPastDay } from '../../src/meetings/past-day.ts'

/** Thursday. */
const place = { now: new Date('2026-10-08T06:00:00Z'), zone: 'Asia/Yekaterinburg' }

describe('a typed day of the last week', () => {
  it.each([
    ['сегодня', '2026-10-08'],
    ['вчера', '2026-10-07'],
    ['в пятницу', '2026-10-02'],
    ['в четверг', '2026-10-08'],
    ['во вторник', '2026-10-06'],
    ['on Friday', '2026-10-02'],
    ['5.10', '2026-10-05'],
    ['5 октября', '2026-10-05'],
  ])('reads «%s» as %s', (typed, value) => {
    expect(readPastDay(typed, place)).toEqual({ ok: true, value })
  })

  it.each([
    ['завтра', 'outside'],
    ['через неделю', 'outside'],
    ['30.09', 'outside'],
    ['9 октября', 'outside'],
    ['на днях', 'unclear'],
  ])('refuses «%s»: %s', (typed, problem) => {
    expect(readPastDay(typed, place)).toEqual({ ok: false, problem: `meetings.checkIn.day.${problem}` })
  })

  it('refuses a day before the pair was at work', () => {
    const early = readPastDay('в пятницу', { ...place, startsOn: '2026-10-05' })
    expect(early).toEqual({ ok: false, problem: 'meetings.checkIn.day.outside' })
  })
})
