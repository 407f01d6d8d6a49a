import { parse as parseEnglish } from 'chrono-node/en'
import { parse as parseRussian } from 'chrono-node/ru'
import { Temporal } from 'temporal-polyfill'
import { addDays, dayIn, weekdayOf } from './day.ts'
import {
  afternoon,
  asRead,
  countedAhead,
  dayPatterns,
  evening,
  halves,
  hoursAhead,
  lastOne,
  monthStems,
  morning,
  night,
  tidied,
  timePatterns,
  weekdayStems,
  wholeWeek,
  withoutFillers,
} from './typed-words.ts'

/** What somebody typed: a day (`YYYY-MM-DD`), a time of day (`HH:MM`), or both. */
export type TypedMoment =
  | { readonly ok: true; readonly on: string | undefined; readonly at: string | undefined }
  | { readonly ok: false; readonly reason: TypedProblem }

/** A time alone, where a day is wanted, is no problem: `on` is undefined then. */
export type TypedProblem = 'unclear' | 'no-such-day' | 'no-such-time' | 'wrong-weekday'

type Place = {
  readonly now: Date
  readonly zone: string
  /** What is asked about has happened: a weekday or a day without a year or month is the last, not the next. */
  readonly isPast?: boolean
}

/**
 * Reads how people write a moment, in Russian or English. Nothing of what was typed may be left over. `wants` settles
 * «12.10»: a day where a day was asked for, otherwise a time. A day without a year is the nearest: the one to come, unless
 * it was within the last quarter, which whoever asks can refuse in words.
 */
export function readMoment(typed: string, wants: 'day' | 'time', place: Place): TypedMoment {
  const text = tidied(typed)
  if (text === '' || text.length > 100) return { ok: false, reason: 'unclear' }
  if (hoursAhead.test(text)) return readHoursAhead(text, place)
  const times = timesIn(text)
  const alone = times.find(({ rest }) => rest === '')
  if (wants === 'time' && alone) return withTime(undefined, alone)
  // A number alone may be anything.
  if (wants === 'day' && /^\d+$/.test(text)) return { ok: false, reason: 'unclear' }
  const day = readDay(text, place)
  if (day.ok) return { ...day, at: undefined }
  const ways = times.map((time) => {
    const on = time.rest === '' ? ({ ok: true, on: undefined } as const) : readDay(time.rest, place)
    return on.ok ? withTime(on.on, time) : on
  })
  const clear = ways.find(({ ok }) => ok)
  return clear ?? [day, ...ways].find((one) => !one.ok && one.reason !== 'unclear') ?? day
}

/** The instant at which clocks there show that time of that day; of two, the first. */
export function momentOf(on: string, at: string, zone: string): Date {
  const local = Temporal.PlainDate.from(on).toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(at) })
  return new Date(local.epochMilliseconds)
}

/** `HH:MM` there. */
export function timeIn(at: Date, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)
  return local.toPlainTime().toString({ smallestUnit: 'minute' })
}

type Time = { readonly at: string | undefined; readonly rest: string; readonly length: number }

function withTime(on: string | undefined, { at }: Time): TypedMoment {
  return at === undefined ? { ok: false, reason: 'no-such-time' } : { ok: true, on, at }
}

/** Every way to take a time out of the text, the longest first. */
function timesIn(text: string): Time[] {
  const found = timePatterns.flatMap((pattern) => [...text.matchAll(pattern)])
  return found
    .map((match) => ({
      at: toTime(match.groups ?? {}),
      rest: withoutFillers(`${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`.trim()),
      length: match[0].length,
    }))
    .toSorted((one, other) => other.length - one.length)
}

function toTime(groups: Readonly<Record<string, string | undefined>>): string | undefined {
  const { hour, minute = '00', part = '', half } = groups
  if (groups['noon'] !== undefined) return '12:00'
  const bare = half === undefined ? Number(hour) : halves.indexOf(half)
  const minutes = half === undefined ? Number(minute) : 30
  const isVague = half !== undefined || (hour !== undefined && !hour.startsWith('0'))
  const hours = hoursOf(bare, part, isVague)
  if (hours === undefined || minutes > 59) return undefined
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}

/** Nobody meets at three in the morning: a bare «3» is the afternoon, «03» and «3 ночи» are not. */
function hoursOf(hour: number, part: string, isVague: boolean): number | undefined {
  if (part === '') return hour > 23 ? undefined : isVague && hour >= 1 && hour <= 6 ? hour + 12 : hour
  if (hour > 12) return hour > 23 || [...morning, ...night].includes(part) ? undefined : hour
  if (morning.includes(part)) return hour === 12 ? 0 : hour
  if (night.includes(part)) return hour === 12 ? 0 : hour > 5 ? hour + 12 : hour
  if (evening.includes(part)) return hour < 4 || hour === 12 ? undefined : hour + 12
  return afternoon.includes(part) ? (hour % 12) + 12 : undefined
}

type Day = { readonly ok: true; readonly on: string } | { readonly ok: false; readonly reason: TypedProblem }

function readDay(text: string, place: Place): Day {
  const bare = withoutFillers(text)
  const exact = readDate(bare, place)
  if (exact) return exact
  const [first = '', ...others] = bare.split(' ')
  const weekday = stemOf(weekdayStems, first)
  const dated = weekday === undefined ? undefined : readDate(others.join(' '), place)
  if (dated?.ok) return weekdayOf(dated.on) === weekday ? dated : { ok: false, reason: 'wrong-weekday' }
  return dated ?? readWords(text, place)
}

/** A day of a month by its number; undefined where it is written in another way. */
function readDate(text: string, { now, zone, isPast = false }: Place): Day | undefined {
  const today = dayIn(now, zone)
  for (const pattern of dayPatterns) {
    const { day, month, name, year } = text.match(pattern)?.groups ?? {}
    if (day === undefined) continue
    const of = name === undefined ? month && Number(month) : stemOf(monthStems, name)
    if (name !== undefined && of === undefined) continue
    const years = year === undefined ? yearsAround(today) : [Number(year.length === 2 ? `20${year}` : year)]
    const dates = years.flatMap((one) => (of ? [one] : []).flatMap((in_) => dateOf(in_, Number(of), Number(day))))
    const days = of === undefined ? monthsAround(today, Number(day)) : dates
    const oldest = of === undefined ? today : addDays(today, -92)
    const nearest = isPast ? days.findLast((one) => one <= today) : days.find((one) => one >= oldest)
    const on = year === undefined ? nearest : days[0]
    return on === undefined ? { ok: false, reason: 'no-such-day' } : { ok: true, on }
  }
  return undefined
}

function yearsAround(today: string): number[] {
  const year = Number(today.slice(0, 4))
  return [year - 1, year, year + 1]
}

function monthsAround(today: string, day: number): string[] {
  const first = Temporal.PlainDate.from(today).with({ day: 1 })
  return [-2, -1, 0, 1, 2].map((months) => first.add({ months })).flatMap(({ year, month }) => dateOf(year, month, day))
}

function dateOf(year: number, month: number, day: number): string[] {
  if (month < 1 || month > 12 || year < 1) return []
  const of = Temporal.PlainYearMonth.from({ year, month })
  return day < 1 || day > of.daysInMonth ? [] : [of.toPlainDate({ day }).toString()]
}

function stemOf(stems: typeof monthStems, word: string): number | undefined {
  return stems.find(([stem]) => word.startsWith(stem))?.[1]
}

/** «завтра», «в пятницу», «через две недели»: the library knows the words, and has to account for all of them. */
function readWords(text: string, place: Place): Day {
  if (wholeWeek.test(text) || /^\d/.test(text)) return { ok: false, reason: 'unclear' }
  const meant = lastOne.test(text) ? { ...place, isPast: true } : place
  const { date } = readByLibrary(asRead(text), meant) ?? readByLibrary(asRead(withoutFillers(text)), meant) ?? {}
  const isDay = date?.isCertain('day') === true || date?.isCertain('weekday') === true || countedAhead.test(text)
  if (!date || !isDay || date.isCertain('hour')) return { ok: false, reason: 'unclear' }
  const on = dayFrom(date)
  const isAhead = meant.isPast === true && !date.isCertain('day') && on > dayIn(place.now, place.zone)
  return { ok: true, on: isAhead ? addDays(on, -7) : on }
}

function readHoursAhead(text: string, place: Place): TypedMoment {
  const { date } = readByLibrary(text, place) ?? {}
  if (!date?.isCertain('hour')) return { ok: false, reason: 'unclear' }
  const at = [date.get('hour'), date.get('minute')].map((one) => String(one ?? 0).padStart(2, '0')).join(':')
  return { ok: true, on: dayFrom(date), at }
}

type Parts = ReturnType<typeof parseRussian>[number]['start']

function readByLibrary(text: string, { now, zone, isPast = false }: Place): { date: Parts } | undefined {
  const offset = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).offsetNanoseconds / 6e10
  const parse = /\p{Script=Cyrillic}/u.test(text) ? parseRussian : parseEnglish
  const [found, ...more] = parse(text, { instant: now, timezone: offset }, { forwardDate: !isPast })
  const isWhole = found && more.length === 0 && !found.end && withoutFillers(found.text.trim()) === withoutFillers(text)
  return isWhole ? { date: found.start } : undefined
}

function dayFrom(date: Parts): string {
  const [year = 0, month = 0, day = 0] = (['year', 'month', 'day'] as const).map((part) => date.get(part) ?? 0)
  return Temporal.PlainDate.from({ year, month, day }).toString()
}
