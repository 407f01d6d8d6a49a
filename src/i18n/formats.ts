import type { Language } from './language.ts'

/** Dates, numbers and lists as people write them. Days are `YYYY-MM-DD`, zones IANA names. */
export type Formats = {
  /** 5 октября 2026 г. */
  day(on: string): string
  /** 5 октября 2026 г. в 14:30, in that zone. */
  instant(at: Date, zone: string): string
  /** 14:30, in that zone. */
  time(at: Date, zone: string): string
  /** октябрь 2026 г.; the month counts from 1. */
  month(year: number, month: number): string
  /** окт. */
  monthShort(year: number, month: number): string
  /** понедельник */
  weekday(on: string): string
  /** 12–18 октября */
  days(from: string, to: string): string
  /** чт, 8 окт: for buttons and lists. */
  shortDay(on: string): string
  /** а, б и в; not escaped. */
  list(items: readonly string[]): string
  number(value: number): string
}

export function formatsOf(language: Language): Formats {
  // English as Russia's neighbours read it: the day before the month, 24 hours.
  const locale = language === 'en' ? 'en-GB' : language
  const dates = cachedDates(locale)
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const number = new Intl.NumberFormat(locale)
  return {
    day: (on) => dates('UTC', { dateStyle: 'long' }).format(startOf(on)),
    instant: (at, zone) => dates(zone, { dateStyle: 'long', timeStyle: 'short' }).format(at),
    time: (at, zone) => dates(zone, { timeStyle: 'short' }).format(at),
    month: (year, month) =>
      dates('UTC', { month: 'long', year: 'numeric' }).format(new Date(Date.UTC(year, month - 1))),
    monthShort: (year, month) => dates('UTC', { month: 'short' }).format(new Date(Date.UTC(year, month - 1))),
    weekday: (on) => dates('UTC', { weekday: 'long' }).format(startOf(on)),
    days: (from, to) => dates('UTC', { day: 'numeric', month: 'long' }).formatRange(startOf(from), startOf(to)),
    shortDay: (on) => {
      const weekday = dates('UTC', { weekday: 'short' }).format(startOf(on))
      const day = dates('UTC', { day: 'numeric', month: 'short' }).format(startOf(on))
      return `${weekday}, ${day.replace(/\.$/, '')}`
    },
    list: (items) => list.format(items),
    number: (value) => number.format(value),
  }
}

function startOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}

/** A DateTimeFormat costs a hundred times what one date printed by it does. */
function cachedDates(locale: string) {
  const cache = new Map<string, Intl.DateTimeFormat>()
  return (timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
    const key = `${timeZone} ${Object.entries(options).join()}`
    const format = cache.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone })
    cache.set(key, format)
    return format
  }
}
