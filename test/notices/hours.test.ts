import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextAllowedInstant } from '../../src/calendar/quiet-hours.ts'
import { afterQuiet, digestAt, hourOf, mostInWeek, nextMonday, type Told, weekOf } from '../../src/notices/hours.ts'
import { levels } from '../../src/notices/kinds.ts'

const zone = 'Asia/Yekaterinburg'
const monday = new Date('2026-10-05T05:00:00Z')
const tuesday = new Date('2026-10-06T05:00:00Z')
const nextMorning = new Date('2026-10-12T03:30:00Z')
const other: Told = { at: monday, isSameKind: false }
const same: Told = { at: monday, isSameKind: true }
const usual = { dueAt: tuesday, isFree: false }

describe('the hour of a notice', () => {
  it('is now where people may be written to and the week has room', () => {
    expect(hourOf('USUAL', { ...usual, told: [other, same] }, tuesday, zone)).toEqual({ status: 'now' })
  })

  it('is the next allowed one at night', () => {
    const night = new Date('2026-10-06T17:00:00Z')
    const told = { ...usual, told: [] }
    expect(hourOf('USUAL', told, night, zone)).toEqual({ status: 'later', at: new Date('2026-10-07T03:00:00Z') })
  })

  it('of what a night before a new week has kept back is a little after the digest of that week, but for what stands outside', () => {
    const sunday = new Date('2026-10-11T10:00:00Z')
    const told = { dueAt: sunday, told: [] }
    expect(hourOf('USUAL', { ...told, isFree: false }, sunday, zone)).toEqual({ status: 'later', at: nextMorning })
    const opening = { status: 'later', at: new Date('2026-10-12T03:00:00Z') }
    expect(hourOf('USUAL', { ...told, isFree: true }, sunday, zone)).toEqual(opening)
    const joining = { ...told, isFree: true, isJoining: true }
    expect(hourOf('USUAL', joining, sunday, zone)).toEqual({ status: 'later', at: nextMorning })
    expect(hourOf('USUAL', { ...told, isFree: false, isFirst: true }, sunday, zone)).toEqual(opening)
  })

  it('is the next Monday morning once three messages went this week, and the one after where that is full too', () => {
    const full = [other, same, other]
    expect(hourOf('USUAL', { ...usual, told: full }, tuesday, zone)).toEqual({ status: 'later', at: nextMorning })
    const both = [...full, ...full.map((one) => ({ ...one, at: nextMorning }))]
    const later = { status: 'later', at: new Date('2026-10-19T03:30:00Z') }
    expect(hourOf('USUAL', { ...usual, told: both }, tuesday, zone)).toEqual(later)
    expect(hourOf('USUAL', { dueAt: tuesday, isFree: true, told: full }, tuesday, zone)).toEqual({ status: 'now' })
  })

  it('is a Monday for who wants it seldom, whatever else was told, unless of the kind something goes that week already', () => {
    expect(hourOf('SELDOM', { ...usual, told: [] }, tuesday, zone)).toEqual({ status: 'later', at: nextMorning })
    expect(hourOf('SELDOM', { ...usual, told: [other, same] }, tuesday, zone)).toEqual({
      status: 'later',
      at: nextMorning,
    })
    const held = { dueAt: nextMorning, isFree: false }
    const late = new Date(nextMorning.getTime() + 3_600_000)
    expect(hourOf('SELDOM', { ...held, told: [other] }, late, zone)).toEqual({ status: 'now' })
    expect(hourOf('SELDOM', { ...held, told: [{ ...same, at: nextMorning }] }, late, zone)).toEqual({
      status: 'later',
      at: new Date('2026-10-19T03:30:00Z'),
    })
  })

  it('never comes for who has switched it off', () => {
    expect(hourOf('OFF', { ...usual, told: [] }, tuesday, zone)).toEqual({ status: 'never' })
  })

  it('passes over days off: the Monday of the winter holidays is a Monday of January', () => {
    expect(nextMonday(new Date('2026-12-29T05:00:00Z'), zone)).toEqual(new Date('2027-01-11T03:30:00Z'))
    expect(nextMonday(new Date('2027-01-11T05:00:00Z'), zone)).toEqual(new Date('2027-01-18T03:30:00Z'))
  })

  it('leaves a place for the digest in a week whose digest has not gone yet, and none is asked of the digest itself', () => {
    const coming = [other, other].map((one) => ({ ...one, at: nextMorning }))
    const full = [other, same, other]
    const later = { status: 'later', at: new Date('2026-10-19T03:30:00Z') }
    expect(hourOf('USUAL', { ...usual, told: [...full, ...coming] }, tuesday, zone)).toEqual(later)
    expect(hourOf('USUAL', { ...usual, told: [...full, ...coming.slice(1)] }, tuesday, zone)).toEqual({
      status: 'later',
      at: nextMorning,
    })
    const digest = { ...usual, dueAt: tuesday, isFirst: true }
    expect(hourOf('USUAL', { ...digest, told: full }, tuesday, zone)).toEqual({ status: 'now' })
  })

  it('is the first Monday after a pause of one’s own', () => {
    const quiet = (quietUntil: string) => hourOf('USUAL', { ...usual, told: [], quietUntil }, tuesday, zone)
    expect(quiet('2026-10-14')).toEqual({ status: 'later', at: new Date('2026-10-19T03:30:00Z') })
    expect(quiet('2026-10-19')).toEqual({ status: 'later', at: new Date('2026-10-19T03:30:00Z') })
    expect(quiet('2026-10-06')).toEqual({ status: 'now' })
    expect(afterQuiet('2027-01-05', zone)).toEqual(new Date('2027-01-11T03:30:00Z'))
  })

  it('of a digest is 08:00 of the first working day of its week', () => {
    expect(digestAt('2026-10-12', zone)).toEqual(new Date('2026-10-12T03:00:00Z'))
    expect(digestAt('2027-01-04', zone)).toBeUndefined()
    expect(digestAt('2027-05-10', zone)).toEqual(new Date('2027-05-11T03:00:00Z'))
  })

  it('is always an allowed one, not before now, and no week ever has more than three', () => {
    const instant = fc
      .integer({ min: Date.parse('2026-09-01'), max: Date.parse('2027-06-30') })
      .map((milliseconds) => new Date(milliseconds))
    const zones = fc.constantFrom('Europe/Kaliningrad', 'Europe/Moscow', zone, 'Asia/Kamchatka')
    fc.assert(
      fc.property(instant, zones, fc.array(fc.constantFrom(...levels), { maxLength: 25 }), (now, there, asked) => {
        const told: Told[] = []
        for (const level of asked) {
          const hour = hourOf(level, { dueAt: now, isFree: false, told }, now, there)
          if (hour.status === 'never') continue
          const at = hour.status === 'later' ? hour.at : now
          expect(at.getTime()).toBeGreaterThanOrEqual(now.getTime())
          expect(nextAllowedInstant(at, there)).toEqual(at)
          told.push({ at, isSameKind: true })
        }
        const weeks = Map.groupBy(told, ({ at }) => weekOf(at, there))
        for (const [, own] of weeks) expect(own.length).toBeLessThanOrEqual(mostInWeek)
      }),
    )
  })
})
