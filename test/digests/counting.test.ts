import fc from 'fast-check'
import { expect, it } from 'vitest'
import { summaryOf } from '../../src/digests/counting.ts'
import type { Facts, MeetingFact, PairFact } from '../../src/digests/facts.ts'
import { monthBefore, periodOf, periodSoFar } from '../../src/digests/months.ts'

const zone = 'Asia/Yekaterinburg'
const at = (text: string) => new Date(text)
const place = { timeZone: zone, createdAt: at('2026-08-20T05:00:00Z') }
const known = at('2026-12-01T04:00:00Z')
const november = periodOf('2026-11', zone, known)

it('counts a person in two pairs once, and a group as one', () => {
  const pairs = [pair('a', ['m', 'x']), pair('b', ['m', 'y', 'z']), pair('c', ['n', 'x'])]
  expect(counted({ pairs })).toMatchObject({ pairs: 3, groups: 1, mentorsAtWork: 2, menteesAtWork: 3 })
})

it('leaves out whoever left the group, from the month in which they left', () => {
  const left = { personId: 'y', role: 'MENTEE' as const, leftAt: at('2026-11-10T05:00:00Z') }
  const group = pair('a', ['m', 'x'])
  const { now, before } = summary({ pairs: [{ ...group, members: [...group.members, left] }] })
  expect([before.menteesAtWork, now.menteesAtWork]).toEqual([2, 1])
})

it('counts a pair that ended in the month as ended, not as at work', () => {
  const ended = { ...pair('a', ['m', 'x']), finishedOn: '2026-11-30', approvedAt: at('2026-09-10T05:00:00Z') }
  const { now, before } = summary({ pairs: [ended] })
  expect([before.pairs, before.programmes, before.ended]).toEqual([1, 1, 0])
  expect([now.pairs, now.programmes, now.ended]).toEqual([0, 0, 1])
})

it('counts a meeting in the month of its own day there, whenever it was told of, if before the summary', () => {
  const late = { ...held('2026-10-31T20:30:00Z'), reportedAt: at('2026-11-05T05:00:00Z') }
  const { now, before } = summary({ pairs: [pair('a', ['m', 'x'])], meetings: [late] })
  // Half past one at night on 1 November there.
  expect([before.held, now.held]).toEqual([0, 1])
  const later = { ...held('2026-11-20T05:00:00Z'), reportedAt: at('2026-12-01T05:00:00Z') }
  expect(counted({ pairs: [pair('a', ['m', 'x'])], meetings: [later] })).toMatchObject({ planned: 1, held: 0 })
})

it('plans neither what was cancelled nor what nobody planned, and confirms only what was held', () => {
  const meetings = [
    { ...held('2026-11-03T05:00:00Z'), confirmedAt: at('2026-11-03T07:00:00Z') },
    { ...held('2026-11-05T05:00:00Z'), isUnplanned: true },
    { ...held('2026-11-09T05:00:00Z'), status: 'cancelled' as const, reportedAt: null },
    { ...held('2026-11-10T05:00:00Z'), status: 'not-held' as const, confirmedAt: at('2026-11-10T07:00:00Z') },
  ]
  expect(counted({ pairs: [pair('a', ['m', 'x'])], meetings })).toMatchObject({ planned: 2, held: 2, confirmed: 1 })
})

it('calls a pair silent after more than thirty days, unless a meeting is near', () => {
  const pairs = [pair('a', ['m', 'x'])]
  expect(counted({ pairs, meetings: [held('2026-10-31T05:00:00Z')] }).silent).toBe(0)
  expect(counted({ pairs, meetings: [held('2026-10-30T05:00:00Z')] }).silent).toBe(1)
  const near = { ...held('2026-12-03T05:00:00Z'), status: 'planned' as const, reportedAt: null }
  expect(counted({ pairs, meetings: [held('2026-10-30T05:00:00Z'), near] }).silent).toBe(0)
})

it('holds a month that is not over against the same days of the one before', () => {
  const meetings = [held('2026-11-01T03:00:00Z'), held('2026-11-12T05:00:00Z'), held('2026-12-01T03:00:00Z')]
  const all = facts({ pairs: [pair('a', ['m', 'x'])], meetings })
  const onDay = (now: string) => {
    const { before, now: there } = summaryOf(all, periodSoFar(at(now), zone), place, { near: 0, overdue: 0 })
    return [before.held, there.held]
  }
  expect(onDay('2026-12-01T04:00:00Z')).toEqual([1, 1])
  expect(onDay('2026-12-12T12:00:00Z')).toEqual([2, 1])
  expect(onDay('2026-12-31T12:00:00Z')).toEqual([2, 1])
})

it('tells of no month before the school was there', () => {
  const young = summaryOf(
    facts({}),
    november,
    { ...place, createdAt: at('2026-10-05T05:00:00Z') },
    { near: 0, overdue: 0 },
  )
  expect(young.trend.map(({ month }) => month)).toEqual(['2026-10', '2026-11'])
  expect(summary({}).trend.map(({ month }) => month)).toEqual(['2026-08', '2026-09', '2026-10', '2026-11'])
})

it('says of the month before what its own summary says, as it is known by now; the picture says the same', () => {
  const meeting = fc
    .record({
      day: fc.integer({ min: 0, max: 120 }),
      status: fc.constantFrom('planned' as const, 'held' as const, 'not-held' as const, 'cancelled' as const),
      isUnplanned: fc.boolean(),
      isConfirmed: fc.boolean(),
    })
    .map(({ day, status, isUnplanned, isConfirmed }) => {
      const startsAt = new Date(at('2026-08-25T05:00:00Z').getTime() + day * 86_400_000)
      return {
        ...held(startsAt.toISOString()),
        status,
        isUnplanned,
        reportedAt: status === 'held' || status === 'not-held' ? startsAt : null,
        confirmedAt: isConfirmed ? startsAt : null,
      }
    })
  fc.assert(
    fc.property(fc.array(meeting, { maxLength: 20 }), (meetings) => {
      const all = facts({ pairs: [pair('a', ['m', 'x'])], meetings })
      const none = { near: 0, overdue: 0 }
      const now = summaryOf(all, november, place, none)
      const last = summaryOf(all, periodOf(monthBefore('2026-11'), zone, known), place, none)
      expect(now.before).toEqual(last.now)
      expect(now.trend.slice(0, -1)).toEqual(last.trend)
      expect(now.trend.at(-1)).toMatchObject({ held: now.now.held, silent: now.now.silent })
      expect(now.now.confirmed).toBeLessThanOrEqual(now.now.held)
    }),
  )
})

function summary(given: Partial<Facts>) {
  return summaryOf(facts(given), november, place, { near: 0, overdue: 0 })
}

function counted(given: Partial<Facts>) {
  return summary(given).now
}

function facts(given: Partial<Facts>): Facts {
  const staff = { teachers: [], consents: [], drafts: [], responses: [] }
  return { mentors: [], mentees: [], pairs: [], meetings: [], tasks: [], staff, ...given }
}

/** The mentor, then the mentees. */
function pair(id: string, [mentor = '', ...mentees]: readonly string[]): PairFact {
  return {
    id,
    status: 'begun',
    proposedAt: at('2026-08-25T05:00:00Z'),
    changedAt: at('2026-09-01T05:00:00Z'),
    startsOn: '2026-09-01',
    finishedOn: null,
    isOneMeeting: false,
    approvedAt: null,
    heldBefore: null,
    endsOn: null,
    members: [
      { personId: mentor, role: 'MENTOR', leftAt: null },
      ...mentees.map((personId) => ({ personId, role: 'MENTEE' as const, leftAt: null })),
    ],
  }
}

function held(startsAt: string): MeetingFact {
  return {
    pairId: 'a',
    status: 'held',
    startsAt: at(startsAt),
    createdAt: at('2026-08-21T05:00:00Z'),
    changedAt: at('2026-08-21T05:00:00Z'),
    isUnplanned: false,
    reportedAt: at(startsAt),
    confirmedAt: null,
  }
}
