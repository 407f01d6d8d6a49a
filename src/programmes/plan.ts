import type { Activity } from './programme.ts'

/** More than anybody carries out in a year; a list of them still reads. */
export const mostActivities = 60

/** By date, then as they were put within a day. */
export function inPlanOrder(activities: readonly Activity[]): Activity[] {
  return activities.toSorted(
    (one, other) => compare(one.dueOn, other.dueOn) || one.place - other.place || compare(one.key, other.key),
  )
}

export type Slot = Pick<Activity, 'key' | 'dueOn' | 'place'>

/** Changes places with the neighbour before or after, dates and all; undefined where there is none. */
export function exchanged(activities: readonly Activity[], key: string, step: -1 | 1): [Slot, Slot] | undefined {
  const plan = inPlanOrder(activities)
  const index = plan.findIndex((one) => one.key === key)
  const mine = plan[index]
  const other = plan[index + step]
  if (!mine || !other || index + step < 0) return undefined
  return [
    { key: mine.key, dueOn: other.dueOn, place: other.place },
    { key: other.key, dueOn: mine.dueOn, place: mine.place },
  ]
}

export function nextPlace(activities: readonly Pick<Activity, 'place'>[]): number {
  return Math.max(0, ...activities.map(({ place }) => place)) + 1
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
