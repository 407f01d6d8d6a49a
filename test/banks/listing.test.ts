import { describe, expect, it } from 'vitest'
import { historyOf } from '../../src/banks/history.ts'
import { daysWaiting, isPaused, placesAfter } from '../../src/banks/listing.ts'
import { mayEndOn, untilOf } from '../../src/banks/pause.ts'
import { nextTermOn } from '../../src/calendar/school-year.ts'

const at = new Date('2026-10-05T05:00:00Z')

describe('a pause', () => {
  it('ends by itself on its day', () => {
    expect(isPaused({ pausedAt: at, pausedUntil: '2026-11-05' }, '2026-11-04')).toBe(true)
    expect(isPaused({ pausedAt: at, pausedUntil: '2026-11-05' }, '2026-11-05')).toBe(false)
    expect(isPaused({ pausedAt: at, pausedUntil: null }, '2036-01-01')).toBe(true)
    expect(isPaused({ pausedAt: null, pausedUntil: null }, '2026-10-05')).toBe(false)
  })

  it('lasts a month, or until the next term', () => {
    expect(untilOf('month', '2027-01-31')).toBe('2027-02-28')
    expect(untilOf('term', '2026-10-05')).toBe('2026-11-05')
    expect(['2026-01-12', '2026-06-01', '2026-11-05'].map(nextTermOn)).toEqual([
      '2026-04-06',
      '2026-09-01',
      '2027-01-11',
    ])
  })

  it('ends tomorrow at the earliest and in a year at the latest', () => {
    const days = ['2026-10-05', '2026-10-06', '2027-10-05', '2027-10-06']
    expect(days.map((day) => mayEndOn(day, '2026-10-05'))).toEqual([false, true, true, false])
  })
})

describe('the places of a mentor', () => {
  it('stay as the curator set them while the answer is the same', () => {
    expect(placesAfter({ answered: 2, set: 0 }, 2)).toBe(0)
    expect(placesAfter({ answered: 2, set: 0 }, 3)).toBe(3)
    expect(placesAfter({ answered: null, set: null }, null)).toBe(null)
  })
})

it('counts days of waiting as people there count them', () => {
  expect(daysWaiting(new Date('2026-10-04T18:59:00Z'), at, 'Asia/Yekaterinburg')).toBe(1)
  expect(daysWaiting(new Date('2026-10-04T19:00:00Z'), at, 'Asia/Yekaterinburg')).toBe(0)
})

it('tells the history from the newest, leaving and coming back among it', () => {
  const form = (id: string, day: string) => ({
    id,
    questionnaire: 'mentor',
    version: 1,
    answers: {},
    submittedAt: new Date(day),
  })
  const told = historyOf({
    listings: [
      { listedAt: new Date('2026-09-01'), unlistedAt: new Date('2026-09-20') },
      { listedAt: new Date('2026-10-01'), unlistedAt: null },
    ],
    forms: [form('a', '2026-09-01'), form('b', '2026-09-20'), form('c', '2026-10-01')],
    changes: [{ at: new Date('2026-09-10'), what: 'paused', until: null }],
  })
  expect(told.map(({ what }) => what)).toEqual([
    'entered',
    'corrected',
    'left',
    'corrected',
    'paused',
    'entered',
    'sent',
  ])
})
