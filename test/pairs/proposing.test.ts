import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayIn, hourIn } from '../../src/calendar/day.ts'
import { isWorkingDay } from '../../src/calendar/working-days.ts'
import { daysToAnswer, expiryOf, kindsWith } from '../../src/pairs/proposing.ts'
import { dueOf, dues, lastOf, type Waiting } from '../../src/pairs/search.ts'
import { school, someone } from './pair.ts'

const zone = 'Asia/Yekaterinburg'

describe('the time to answer', () => {
  it('is three days at least, and ends when people may be written to', () => {
    const instants = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-01'), noInvalidDate: true })
    fc.assert(
      fc.property(instants, (now) => {
        const end = expiryOf(now, zone)
        expect(end.getTime() - now.getTime()).toBeGreaterThanOrEqual(daysToAnswer * 86_400_000)
        expect(isWorkingDay(dayIn(end, zone))).toBe(true)
        expect(hourIn(end, zone)).toBeGreaterThanOrEqual(8)
        expect(hourIn(end, zone)).toBeLessThan(20)
      }),
    )
  })

  it('begins in the morning for what is proposed at night', () => {
    expect(expiryOf(new Date('2026-10-05T18:00:00Z'), zone)).toEqual(new Date('2026-10-09T03:00:00Z'))
  })
})

describe('the kinds of a pair', () => {
  it.each([
    [[], { isGroup: false, isReverse: false }, ['traditional']],
    [['traditional', 'remote'], { isGroup: true, isReverse: false }, ['remote', 'group']],
    [['remote'], { isGroup: false, isReverse: true }, ['remote', 'reverse']],
    [['reverse'], { isGroup: false, isReverse: true }, ['reverse']],
  ])('of %j with %j are %j', (kinds, who, all) => {
    expect(kindsWith(kinds, who)).toEqual(all)
  })
})

describe('a step of the search', () => {
  it('has a day that is still to come, or none', () => {
    expect(dues.map((due) => dueOf(due, '2026-10-31'))).toEqual(['2026-11-07', '2026-11-14', '2026-11-30', null])
  })

  it('is the last one unless a pair fell apart after it', () => {
    const waiting: Waiting = {
      listingId: 'listing',
      personId: 'a',
      organisation: school('one'),
      profile: someone('a', 'MENTEE').profile,
      listedAt: new Date('2026-09-01'),
      step: undefined,
      lastStep: { what: 'match', at: new Date('2026-10-01') },
      lastPair: { status: 'EXPIRED', at: new Date('2026-10-02') },
      openPairId: undefined,
    }
    expect(lastOf(waiting)).toMatchObject({ kind: 'pair', status: 'EXPIRED' })
    expect(lastOf({ ...waiting, lastPair: undefined })).toMatchObject({ kind: 'step', what: 'match' })
    expect(lastOf({ ...waiting, lastPair: undefined, lastStep: undefined })).toBeUndefined()
  })
})
