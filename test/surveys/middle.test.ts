import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayIn, daysBetween } from '../../src/calendar/day.ts'
import { isWorkingDay } from '../../src/calendar/working-days.ts'
import { type Course, isToBeAsked, middleOf, remindAt } from '../../src/surveys/middle.ts'

const timeZone = 'Asia/Yekaterinburg'
const course = (change: Partial<Course> = {}): Course => ({
  kinds: ['traditional'],
  startsOn: '2026-10-05',
  endsOn: '2027-05-31',
  approved: null,
  timeZone,
  ...change,
})

describe('the middle of a programme', () => {
  it('is its middle day at nine in the morning there', () => {
    expect(middleOf(course())).toEqual(new Date('2027-02-01T04:00:00Z'))
    expect(middleOf(course({ timeZone: 'Asia/Kamchatka' }))).toEqual(new Date('2027-01-31T21:00:00Z'))
  })

  it('waits for the working day after holidays and weekends', () => {
    expect(middleOf(course({ startsOn: '2026-09-01', endsOn: '2027-05-05' }))).toEqual(new Date('2027-01-11T04:00:00Z'))
  })

  it('is that of the programme in force, and of the pair where there is none', () => {
    const approved = { kinds: ['traditional'], startsOn: '2026-11-02', endsOn: '2027-01-30' }
    expect(middleOf(course({ approved }))).toEqual(new Date('2026-12-17T04:00:00Z'))
  })

  it('is not there for a single meeting, nor in less than two months', () => {
    expect(middleOf(course({ kinds: ['speed'] }))).toBeUndefined()
    expect(middleOf(course({ kinds: ['speed', 'traditional'] }))).toBeDefined()
    const speed = { kinds: ['speed'], startsOn: '2026-10-05', endsOn: '2027-05-31' }
    expect(middleOf(course({ approved: speed }))).toBeUndefined()
    expect(middleOf(course({ startsOn: '2026-10-05', endsOn: '2026-12-02' }))).toBeUndefined()
    expect(middleOf(course({ startsOn: '2026-10-05', endsOn: '2026-12-03' }))).toBeDefined()
  })

  it('is asked about from then on, also a week late, but not in the last two weeks', () => {
    expect(isToBeAsked(course(), new Date('2027-02-01T03:59:59Z'))).toBe(false)
    expect(isToBeAsked(course(), new Date('2027-02-01T04:00:00Z'))).toBe(true)
    expect(isToBeAsked(course(), new Date('2027-02-08T04:00:00Z'))).toBe(true)
    expect(isToBeAsked(course(), new Date('2027-05-17T04:00:00Z'))).toBe(true)
    expect(isToBeAsked(course(), new Date('2027-05-18T04:00:00Z'))).toBe(false)
  })

  it('is a working day within the programme, however long that is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 90, max: 366 }), (offset, days) => {
        const startsOn = addDays('2026-01-01', offset)
        const endsOn = addDays(startsOn, days - 1)
        const at = middleOf(course({ startsOn, endsOn }))
        const on = at && dayIn(at, timeZone)
        expect(on !== undefined && isWorkingDay(on)).toBe(true)
        expect(daysBetween(startsOn, on ?? '') >= Math.floor(days / 2)).toBe(true)
        expect((on ?? '') < endsOn).toBe(true)
      }),
    )
  })

  it('is reminded of in the morning of the fifth working day', () => {
    expect(remindAt(new Date('2027-02-01T04:00:00Z'), timeZone)).toEqual(new Date('2027-02-08T04:00:00Z'))
    expect(remindAt(new Date('2027-04-30T12:00:00Z'), timeZone)).toEqual(new Date('2027-05-11T04:00:00Z'))
  })
})
