import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayIn, hourIn } from '../../src/calendar/day.ts'
import { isWorkingDay } from '../../src/calendar/working-days.ts'
import {
  askedAtOf,
  dueRungs,
  type Marks,
  menteesAskedAtOf,
  nextRungAt,
  refusalToAnswer,
  remindedAtOf,
  useOf,
} from '../../src/meetings/check-in.ts'
import { differs } from '../../src/meetings/differing.ts'
import type { Meeting, MeetingAnswer, MeetingPart } from '../../src/meetings/meeting.ts'
import { afterStep, beforeStep, steps } from '../../src/meetings/report-steps.ts'

const zone = 'Asia/Yekaterinburg'
const time = fc
  .record({ hours: fc.nat(24 * 600), minutes: fc.integer({ min: 5, max: 600 }) })
  .map(({ hours, minutes }) => ({ startsAt: new Date(Date.UTC(2026, 8, 1, hours)), minutes, zone }))
const nothing: Marks = { askedAt: null, remindedAt: null, menteesAskedAt: [null] }
const hour = 3_600_000

describe('«how did it go?»', () => {
  it('comes after the meeting, in working hours, the reminder at least a day later on another working day', () => {
    fc.assert(
      fc.property(time, (one) => {
        const [asked, reminded, mentees] = [askedAtOf(one), remindedAtOf(one), menteesAskedAtOf(one)]
        expect(asked.getTime()).toBeGreaterThanOrEqual(one.startsAt.getTime() + one.minutes * 60_000)
        expect(reminded.getTime() - asked.getTime()).toBeGreaterThanOrEqual(24 * hour)
        expect(mentees.getTime() - one.startsAt.getTime()).toBeGreaterThan(48 * hour)
        for (const at of [asked, reminded, mentees]) {
          expect(isWorkingDay(dayIn(at, zone))).toBe(true)
          expect(hourIn(at, zone)).toBeGreaterThanOrEqual(8)
          expect(hourIn(at, zone)).toBeLessThan(20)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('is due at most once for the mentor at any instant, never before its time, and never again once done', () => {
    fc.assert(
      fc.property(time, fc.nat(24 * 40), (one, later) => {
        const now = new Date(one.startsAt.getTime() + later * hour)
        const due = dueRungs(one, nothing, now)
        expect(due.filter((rung) => rung !== 'mentees').length).toBeLessThanOrEqual(1)
        expect(due.includes('asked')).toBe(askedAtOf(one) <= now && remindedAtOf(one) > now)
        expect(dueRungs(one, { askedAt: now, remindedAt: now, menteesAskedAt: [now] }, now)).toEqual([])
        const next = nextRungAt(one, now)
        expect(next === undefined || next > now).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('begins anew where the meeting was moved, and stops after thirty days', () => {
    const one = { startsAt: new Date('2026-10-06T09:00:00Z'), minutes: 45, zone }
    const before = new Date('2026-10-05T09:00:00Z')
    const marks = { askedAt: before, remindedAt: before, menteesAskedAt: [before] }
    expect(dueRungs(one, marks, new Date('2026-10-06T10:00:00Z'))).toEqual(['asked'])
    expect(dueRungs(one, marks, new Date('2026-10-09T10:00:00Z'))).toEqual(['reminded', 'mentees'])
    expect(dueRungs(one, nothing, new Date('2026-11-05T10:00:00Z'))).toEqual([])
  })

  it('tells how useful the meetings of a month were, of three mentees, to a tenth, once nothing of it may change', () => {
    const said = (menteeId: string, usefulness: number, on: string) => ({ menteeId, usefulness, on })
    const september = [said('a', 5, '2026-09-01'), said('b', 4, '2026-09-15'), said('c', 4, '2026-09-30')]
    const now = new Date('2026-11-03T00:00:00Z')
    expect(useOf(september, new Date('2026-10-31T09:00:00Z'))).toBeUndefined()
    expect(useOf(september, now)).toEqual({ month: '2026-09-01', mean: 4.3, count: 3 })
    expect(useOf([...september, said('a', 1, '2026-10-01')], now)).toEqual({ month: '2026-09-01', mean: 4.3, count: 3 })
    // One mentee who answers four times is one mentee.
    const alone = ['01', '08', '15', '22'].map((day) => said('a', 2, `2026-09-${day}`))
    expect(useOf(alone, now)).toBeUndefined()
    // By then the last day of the month is past correcting, in whatever zone.
    const last = { ...meeting('held', 'YES'), startsAt: new Date('2026-10-01T11:59:00Z'), minutes: 600 } as Meeting
    expect(refusalToAnswer(last, now)).toBe('late')
  })

  it('leads through its steps to the card, and back out of each of them', () => {
    for (const from of ['s', 'c'] as const)
      for (const step of steps) {
        expect(reaches(step, (one) => afterStep(one, from))).toBe(true)
        expect(reaches(step, (one) => (one === 'edit' ? 'card' : beforeStep(one, from)))).toBe(true)
      }
  })
})

describe('two who remember a meeting', () => {
  it.each([
    ['held', 'YES', false],
    ['held', 'NO', true],
    ['held', 'OTHERWISE', true],
    ['held', null, false],
    ['not-held', 'YES', true],
    ['not-held', 'NO', false],
    ['not-held', 'OTHERWISE', true],
    ['planned', 'NO', false],
    ['cancelled', 'YES', false],
  ] as const)('%s and %s: differing %s', (status, answer, expected) => {
    expect(differs(meeting(status, answer))).toBe(expected)
  })

  it('are heard by nobody once it is settled', () => {
    expect(differs({ ...meeting('held', 'NO'), settledAt: new Date('2026-10-07T09:00:00Z') } as Meeting)).toBe(false)
  })
})

function reaches(
  step: (typeof steps)[number],
  next: (step: (typeof steps)[number]) => (typeof steps)[number],
): boolean {
  const path = Array.from({ length: 6 }).reduce<(typeof steps)[number][]>(
    (all) => [...all, next(all.at(-1) ?? step)],
    [step],
  )
  return path.includes('card')
}

function meeting(status: Meeting['status'], answer: MeetingAnswer | null): Meeting {
  const organisation = { id: 'o', kind: 'SCHOOL' as const, parentId: null, shortName: '3', timeZone: zone }
  const at = new Date('2026-10-06T09:00:00Z')
  const person = { organisation, calendarAt: null, name: { surname: 'A', givenName: 'B', patronymic: null } }
  const reply = answer && { answer, words: null, usefulness: null, change: null, at }
  const parts: MeetingPart[] = [
    { ...person, personId: 'm', role: 'MENTOR', reply: null },
    { ...person, personId: 'n', role: 'MENTEE', reply },
  ]
  const common = {
    id: 'x',
    pairId: 'p',
    organisation,
    startsAt: at,
    minutes: 45,
    way: 'call' as const,
    place: null,
    topic: null,
    activityKey: null,
    isUnplanned: false,
    createdById: 'm',
    createdAt: at,
    sequence: 0,
    changedAt: at,
    parts,
  }
  const report = { byId: 'm', at }
  switch (status) {
    case 'planned':
      return { ...common, status }
    case 'cancelled':
      return { ...common, status, reason: null }
    case 'held':
      return { ...common, status, result: 'DONE', summary: null, report, settledAt: null, former: null }
    case 'not-held':
      return { ...common, status, reason: null, report, settledAt: null, former: null }
  }
}
