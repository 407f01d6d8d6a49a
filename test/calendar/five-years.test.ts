// Reliability D1: five virtual years of every schedule in every zone, against what a wall calendar and a clock would say.
import { describe, expect, it } from 'vitest'
import { latestMonthlySummary } from '../../src/calendar/monthly-summary.ts'
import { nextAllowedInstant } from '../../src/calendar/quiet-hours.ts'
import { isWorkingDay } from '../../src/calendar/working-days.ts'

const zones = [
  ...[
    'Europe/Kaliningrad',
    'Europe/Moscow',
    'Europe/Samara',
    'Asia/Yekaterinburg',
    'Asia/Omsk',
    'Asia/Krasnoyarsk',
    'Asia/Irkutsk',
  ],
  ...['Asia/Yakutsk', 'Asia/Vladivostok', 'Asia/Magadan', 'Asia/Kamchatka', 'Europe/Berlin', 'America/New_York'],
]
const [from, to] = [Date.UTC(2025, 0, 1), Date.UTC(2030, 0, 1)]
const hour = 3_600_000

/** First working days read off the production calendars; 2027–2029 by the law alone. */
const firstDays: Record<number, number[]> = {
  2025: [9, 3, 3, 1, 5, 2, 1, 1, 1, 1, 1, 1],
  2026: [12, 2, 2, 1, 4, 1, 1, 3, 1, 1, 2, 1],
  2027: [11, 1, 1, 1, 4, 1, 1, 2, 1, 1, 1, 1],
  2028: [10, 1, 1, 3, 2, 1, 3, 1, 1, 2, 1, 1],
  2029: [9, 1, 1, 2, 2, 1, 2, 1, 3, 1, 1, 3],
}

describe.each(zones)('in %s', (zone) => {
  it('the monthly summary fires once a month, on the first working day at 09:00, through every change of clocks', () => {
    const expected = Object.entries(firstDays).flatMap(([year, days]) =>
      days.map((day, index) => instantOnWall(zone, `${year}-${two(index + 1)}-${two(day)} 09:00`)),
    )
    const ticks = Array.from({ length: (to - from) / (6 * hour) }, (_, index) => from + index * 6 * hour)
    const around = expected.flatMap((at) => [at - 1, at])
    const fires = new Set([...ticks, ...around].map((now) => latestMonthlySummary(new Date(now), zone).at.getTime()))
    const early = expected.filter((at) => latestMonthlySummary(new Date(at - 1), zone).at.getTime() >= at)
    expect([...fires].filter((at) => at >= from).toSorted((one, other) => one - other)).toEqual(expected)
    expect(early).toEqual([])
  })

  it('a reminder a day after any hour goes at that instant, or at the next 08:00 of a working day', () => {
    const wrong: string[] = []
    for (let begun = from; begun < to; begun += hour * 7) {
      const due = begun + 24 * hour
      const goes = nextAllowedInstant(new Date(due), zone).getTime()
      if (!isRight(zone, due, goes)) wrong.push(`${wallClock(zone, due)} → ${wallClock(zone, goes)}`)
    }
    expect(wrong).toEqual([])
  })
})

/** Right: an allowed time; and either the very instant, or 08:00 with nothing allowed between. */
function isRight(zone: string, due: number, goes: number): boolean {
  if (goes === due) return isAllowed(wallClock(zone, due))
  if (goes < due || !isAllowed(wallClock(zone, goes)) || !wallClock(zone, goes).endsWith(' 08:00')) return false
  for (let at = due; at < goes; at += hour) if (isAllowed(wallClock(zone, at))) return false
  return true
}

function isAllowed(wall: string): boolean {
  const [day = '', time = ''] = wall.split(' ')
  return isWorkingDay(day) && time >= '08:00' && time < '20:00'
}

function instantOnWall(zone: string, wall: string): number {
  const utc = Date.parse(`${wall.replace(' ', 'T')}Z`)
  const hours = Array.from({ length: 29 }, (_, index) => index - 14)
  const found = hours.map((offset) => utc + offset * hour).find((at) => wallClock(zone, at) === wall)
  if (found === undefined) throw new Error(`no clock shows ${wall}`)
  return found
}

/** Intl, not Temporal: another way to the same clock on the wall. */
function wallClock(zone: string, at: number): string {
  const format =
    formats.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  formats.set(zone, format)
  return format.format(at)
}
const formats = new Map<string, Intl.DateTimeFormat>()

function two(number: number): string {
  return String(number).padStart(2, '0')
}
