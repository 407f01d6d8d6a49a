import { addDays, dayIn } from '../calendar/day.ts'
import { readMoment } from '../calendar/typed-moment.ts'
import { weekdayStems } from '../calendar/typed-words.ts'
import type { BareKey } from '../i18n/texts.ts'
import { daysBack } from './adhoc.ts'

type Place = {
  readonly now: Date
  readonly zone: string
  /** Of the pair, where it counts. */ readonly startsOn?: string
}
type PastDay = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly problem: BareKey }

/** On which day of the last week something was, as typed: «в пятницу» is the last one, not the next. */
export function readPastDay(typed: string, { now, zone, startsOn = '' }: Place): PastDay {
  const read = readMoment(typed, 'day', { now, zone })
  if (!read.ok || read.on === undefined) return { ok: false, problem: 'meetings.checkIn.day.unclear' }
  const today = dayIn(now, zone)
  const on = read.on > today && isWeekday(typed) ? addDays(read.on, -7) : read.on
  const isWithin = on <= today && on >= addDays(today, -daysBack) && on >= startsOn
  return isWithin ? { ok: true, value: on } : { ok: false, problem: 'meetings.checkIn.day.outside' }
}

function isWeekday(typed: string): boolean {
  const words = typed.toLowerCase().split(/[^\p{L}]+/u)
  return !/\d/.test(typed) && words.some((word) => weekdayStems.some(([stem]) => word.startsWith(stem)))
}
