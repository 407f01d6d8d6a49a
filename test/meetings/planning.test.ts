import { describe, expect, it } from 'vitest'
import { carriedOut, isAhead } from '../../src/meetings/meeting.ts'
import {
  chosenOf,
  dayProblem,
  isToldInTime,
  momentProblem,
  offeredDays,
  offeredTimes,
  offeredWays,
  toggled,
  warningsOf,
} from '../../src/meetings/planning.ts'
import { aMeeting } from './meeting.ts'

// Monday, 5 October 2026, 10:00 in Yekaterinburg.
const now = new Date('2026-10-05T05:00:00Z')
const bounds = { now, zone: 'Asia/Yekaterinburg', lastOn: '2027-05-31' }

describe('the moment of a meeting', () => {
  it.each([
    ['2026-10-05T05:00:00Z', 'past'],
    ['2026-10-04T10:00:00Z', 'past'],
    ['2026-10-06T01:59:00Z', 'night'],
    ['2026-10-06T02:00:00Z', undefined],
    ['2026-10-06T17:00:00Z', undefined],
    ['2026-10-06T17:01:00Z', 'night'],
    ['2027-05-31T10:00:00Z', undefined],
    ['2027-06-01T10:00:00Z', 'over'],
    ['2027-12-01T10:00:00Z', 'far'],
  ] as const)('at %s is %s', (at, problem) => {
    expect(momentProblem(new Date(at), bounds)).toBe(problem)
  })

  it('is refused by its day before a time is asked for', () => {
    expect(dayProblem('2026-10-04', bounds)).toBe('past')
    expect(dayProblem('2026-10-05', bounds)).toBeUndefined()
    expect(dayProblem('2027-06-01', bounds)).toBe('over')
  })

  it.each([
    ['on a working day after lessons', '2026-10-06T09:00:00Z', []],
    ['in the time of lessons', '2026-10-06T08:59:00Z', ['lessons']],
    ['on a Saturday', '2026-10-10T05:00:00Z', ['day-off']],
    ['in the autumn holidays', '2026-10-27T05:00:00Z', ['holidays']],
  ] as const)('%s has its warnings', (_when, at, warnings) => {
    expect(warningsOf(new Date(at), 'inPerson', bounds.zone)).toEqual(warnings)
  })

  it('of a lesson visit is in the time of lessons', () => {
    expect(warningsOf(new Date('2026-10-06T05:00:00Z'), 'lesson', bounds.zone)).toEqual([])
  })

  it('is told in time where people may be written to before it', () => {
    expect(isToldInTime(new Date('2026-10-06T05:00:00Z'), now, bounds.zone)).toBe(true)
    const evening = new Date('2026-10-05T16:00:00Z')
    expect(isToldInTime(new Date('2026-10-06T03:00:00Z'), evening, bounds.zone)).toBe(false)
    expect(isToldInTime(new Date('2026-10-06T03:01:00Z'), evening, bounds.zone)).toBe(true)
  })
})

describe('what is offered', () => {
  it('are today while a time is left, tomorrow and school days, none after the last', () => {
    expect(offeredDays(bounds).slice(0, 3)).toEqual(['2026-10-05', '2026-10-06', '2026-10-07'])
    const evening = { ...bounds, now: new Date('2026-10-09T13:00:00Z') }
    expect(offeredDays(evening)).toEqual([
      '2026-10-10',
      '2026-10-12',
      '2026-10-13',
      '2026-10-14',
      '2026-10-15',
      '2026-10-16',
    ])
    expect(offeredDays({ ...bounds, lastOn: '2026-10-06' })).toEqual(['2026-10-05', '2026-10-06'])
  })

  it('are hours after lessons that are still ahead', () => {
    expect(offeredTimes('2026-10-05', { ...bounds, now: new Date('2026-10-05T10:00:00Z') })).toEqual([
      '16:00',
      '17:00',
      '18:00',
    ])
  })

  it('is a meeting of the group where there is one', () => {
    expect(offeredWays(2)).toContain('group')
    expect(offeredWays(1)).not.toContain('group')
  })
})

describe('who of a group comes', () => {
  it('is ticked on and off, and nobody ticked is everybody', () => {
    const people = ['one', 'two', 'three']
    expect(chosenOf(people, '0')).toEqual(people)
    expect(chosenOf(people, toggled('0', 1))).toEqual(['two'])
    expect(chosenOf(people, toggled(toggled('0', 1), 2))).toEqual(['two', 'three'])
    expect(toggled(toggled('0', 1), 1)).toBe('0')
    expect(chosenOf(people, '64')).toEqual(people)
    expect(chosenOf(people, 'nonsense')).toEqual(people)
  })
})

describe('a meeting', () => {
  it('is ahead until it begins', () => {
    const meeting = aMeeting()
    expect(isAhead(meeting, new Date(meeting.startsAt.getTime() - 1))).toBe(true)
    expect(isAhead(meeting, meeting.startsAt)).toBe(false)
  })

  it('that was held carries out the activity that it was about', () => {
    const of = (status: 'planned' | 'held', activityKey: string | null) => ({ status, activityKey })
    expect(carriedOut([of('held', 'a'), of('planned', 'b'), of('held', null)])).toEqual(new Set(['a']))
  })
})
