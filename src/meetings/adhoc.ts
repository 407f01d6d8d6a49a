import { addDays, dayIn, instantOf } from '../calendar/day.ts'
import type { Way } from './meeting.ts'

/** What is recorded in one press: the usual first. */
export const presets = [
  { key: 'talk', minutes: 30, way: 'inPerson' },
  { key: 'short', minutes: 15, way: 'inPerson' },
  { key: 'call', minutes: 30, way: 'call' },
  { key: 'lesson', minutes: 45, way: 'lesson' },
  { key: 'messages', minutes: 15, way: 'messages' },
] as const satisfies readonly { key: string; minutes: number; way: Way }[]
export type Preset = (typeof presets)[number]

export function presetOf(key: string): Preset | undefined {
  return presets.find((one) => one.key === key)
}

/** How many days back a meeting may be noted by a button. */
export const daysBack = 7

/** That many days ago, if a meeting of the pair may have been on that day. */
export function dayAgo(days: string, today: string, startsOn: string): string | undefined {
  const number = /^\d$/.test(days) ? Number(days) : -1
  const day = addDays(today, -Math.max(number, 0))
  return number >= 0 && number <= daysBack && day >= startsOn ? day : undefined
}

/** When it began: today it has just ended; of another day nobody knows the hour, so it is one in the afternoon. */
export function beganAt(day: string, minutes: number, now: Date, zone: string): Date {
  if (day !== dayIn(now, zone)) return instantOf(day, 13, zone)
  const began = new Date(now.getTime() - minutes * 60_000)
  const midnight = instantOf(day, 0, zone)
  return began < midnight ? midnight : began
}

/** The same press twice names the same meeting: the pair and which of its unplanned meetings it is. */
export function adhocId(pairId: string, number: number): string {
  return `${pairId}.${number}`
}

/** Which of the unplanned meetings of the pair the button is to note. */
export function readNumber(word: string): number | undefined {
  return /^\d{1,4}$/.test(word) ? Number(word) : undefined
}
