import { addDays, dayIn, hourIn, instantOf } from './day.ts'
import { isWorkingDay, workingDayFrom } from './working-days.ts'

/** Nobody is written to unasked from 20:00 to 08:00 and on days off (product rule). */
const opensAt = 8
const closesAt = 20

/** That instant if people there may be written to then; otherwise 08:00 of the next day on which they may. */
export function nextAllowedInstant(at: Date, zone: string): Date {
  const today = dayIn(at, zone)
  const hour = hourIn(at, zone)
  if (isWorkingDay(today) && hour >= opensAt && hour < closesAt) return at
  const first = hour < opensAt ? today : addDays(today, 1)
  return instantOf(workingDayFrom(first), opensAt, zone)
}
