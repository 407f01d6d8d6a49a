import { addDays, dayIn, instantOf, weekdayOf } from '../calendar/day.ts'
import { nextAllowedInstant } from '../calendar/quiet-hours.ts'
import type { Level } from './kinds.ts'

/** At most three unasked messages a person a week (product rule), the digest among them; the rest waits for the next Monday. */
export const mostInWeek = 3
/** What was put off until a Monday waits so long after its digest, which takes up what it can. */
export const minutesAfterDigest = 30

/** When something that happened may be told. */
export type Hour =
  | { readonly status: 'now' }
  | { readonly status: 'later'; readonly at: Date }
  | { readonly status: 'never' }

/** What the person has been told, or will be, without asking: of the same kind or of another. */
export type Told = { readonly at: Date; readonly isSameKind: boolean }

export type Asked = {
  /** When it was to be told: what «less often» held back until the Monday of its week goes then and is not held back again. */
  readonly dueAt: Date
  /** Stands outside the limit. */
  readonly isFree: boolean
  /** But waits for the digest that a new week begins with. */
  readonly isJoining?: boolean
  /** Takes up a place, but never waits for one. */
  readonly isFirst?: boolean
  /** Only what stands under the limit. */
  readonly told: readonly Told[]
  /** The person has asked for quiet until that day: it joins the first digest from then on. */
  readonly quietUntil?: string | undefined
}

/** In a week whose digest has not gone yet a place is kept for it. */
export function hourOf(level: Level, asked: Asked, now: Date, zone: string): Hour {
  if (level === 'OFF') return { status: 'never' }
  const { dueAt, isFree, isJoining = false, isFirst = false, told, quietUntil } = asked
  const isSeldom = level === 'SELDOM'
  const isQuiet = quietUntil !== undefined && quietUntil > dayIn(now, zone)
  const weekly = isSeldom && !isMondayMorning(dueAt, zone) ? nextMonday(now, zone) : now
  const from = isQuiet ? afterQuiet(quietUntil, zone) : weekly
  const counted = isSeldom ? told.map((one) => ({ ...one, weight: one.isSameKind ? mostInWeek : 1 })) : told
  const free = isJoining ? allowedFrom(from, zone) : nextAllowedInstant(from, zone)
  const at = isFree || isFirst ? free : roomFrom(from, now, zone, counted)
  return at > now ? { status: 'later', at } : { status: 'now' }
}

/** When what was put off goes in the next week: a little after its digest. */
export function nextMonday(at: Date, zone: string): Date {
  return afterDigest(addDays(weekOf(at, zone), 7), zone)
}

/** When what was kept back by a person's own pause goes: with the first digest that begins a week after it. */
export function afterQuiet(until: string, zone: string): Date {
  const monday = weekOf(instantOf(until, 12, zone), zone)
  const isOver = monday >= until || openingOf(monday, zone) >= instantOf(until, 0, zone)
  return afterDigest(isOver ? monday : addDays(monday, 7), zone)
}

/** When the digest of the week that begins on that Monday goes: 08:00 of its first working day; never in a week of days off. */
export function digestAt(monday: string, zone: string): Date | undefined {
  const at = openingOf(monday, zone)
  return weekOf(at, zone) === monday ? at : undefined
}

/** The Monday of the week in which that instant falls there. */
export function weekOf(at: Date, zone: string): string {
  const day = dayIn(at, zone)
  return addDays(day, 1 - weekdayOf(day))
}

/**
 * That instant if people there may be written to then; otherwise the next at which they may. What a night or days off have
 * kept back until a new week waits for its digest, and joins it.
 */
export function allowedFrom(at: Date, zone: string): Date {
  const allowed = nextAllowedInstant(at, zone)
  const week = weekOf(allowed, zone)
  return allowed > at && allowed.getTime() === openingOf(week, zone).getTime() ? afterDigest(week, zone) : allowed
}

function isMondayMorning(at: Date, zone: string): boolean {
  const late = at.getTime() - openingOf(weekOf(at, zone), zone).getTime()
  return late >= 0 && late <= minutesAfterDigest * 60_000
}

function afterDigest(monday: string, zone: string): Date {
  return new Date(openingOf(monday, zone).getTime() + minutesAfterDigest * 60_000)
}

function openingOf(monday: string, zone: string): Date {
  return nextAllowedInstant(instantOf(monday, 8, zone), zone)
}

type Weighed = { readonly at: Date; readonly weight?: number }

/** From then on, the first instant at which people may be written to, in a week that is not full. */
function roomFrom(from: Date, now: Date, zone: string, told: readonly Weighed[]): Date {
  const at = allowedFrom(from, zone)
  const week = weekOf(at, zone)
  const inWeek = told.filter((one) => weekOf(one.at, zone) === week).reduce((sum, { weight = 1 }) => sum + weight, 0)
  const kept = now < openingOf(week, zone) ? 1 : 0
  return inWeek + kept < mostInWeek ? at : roomFrom(nextMonday(at, zone), now, zone, told)
}
