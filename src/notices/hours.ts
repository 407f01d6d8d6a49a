import { addDays, dayIn, instantOf, weekdayOf } from '../calendar/day.ts'
import { nextAllowedInstant } from '../calendar/quiet-hours.ts'
import type { Level } from './kinds.ts'

/** At most three unasked messages a person a week (product rule); the rest waits for the next Monday. */
export const mostInWeek = 3

/** When something that happened may be told. */
export type Hour =
  | { readonly status: 'now' }
  | { readonly status: 'later'; readonly at: Date }
  | { readonly status: 'never' }

/** What the person has been told, or will be, without asking: of the same kind or of another. */
export type Told = { readonly at: Date; readonly isSameKind: boolean }

/**
 * `dueAt` is when it was to be told: what «less often» held back until the Monday of its week goes then and is not held
 * back again. `told` counts only what stands under the limit; `isFree` is for what stands outside it.
 */
export function hourOf(
  level: Level,
  { dueAt, isFree, told }: { dueAt: Date; isFree: boolean; told: readonly Told[] },
  now: Date,
  zone: string,
): Hour {
  if (level === 'OFF') return { status: 'never' }
  const isSeldom = level === 'SELDOM'
  const from = isSeldom && !isMondayMorning(dueAt, zone) ? nextMonday(now, zone) : now
  const counted = isSeldom ? told.map((one) => ({ ...one, weight: one.isSameKind ? mostInWeek : 1 })) : told
  const at = roomFrom(from, zone, isFree ? [] : counted)
  return at > now ? { status: 'later', at } : { status: 'now' }
}

/** The first instant of the next week at which people there may be written to: Monday at 08:00, unless it is a day off. */
export function nextMonday(at: Date, zone: string): Date {
  return openingOf(addDays(weekOf(at, zone), 7), zone)
}

/** The Monday of the week in which that instant falls there. */
export function weekOf(at: Date, zone: string): string {
  const day = dayIn(at, zone)
  return addDays(day, 1 - weekdayOf(day))
}

function isMondayMorning(at: Date, zone: string): boolean {
  return openingOf(weekOf(at, zone), zone).getTime() === at.getTime()
}

function openingOf(monday: string, zone: string): Date {
  return nextAllowedInstant(instantOf(monday, 8, zone), zone)
}

/** From then on, the first instant at which people may be written to, in a week that is not full. */
function roomFrom(from: Date, zone: string, told: readonly { at: Date; weight?: number }[]): Date {
  const at = nextAllowedInstant(from, zone)
  const week = weekOf(at, zone)
  const inWeek = told.filter((one) => weekOf(one.at, zone) === week).reduce((sum, { weight = 1 }) => sum + weight, 0)
  return inWeek < mostInWeek ? at : roomFrom(nextMonday(at, zone), zone, told)
}
