import { read, remember } from './memory.js'

let texts = {}
let language = read('language', (navigator.language ?? '').startsWith('en') ? 'en' : 'ru')

export async function loadTexts() {
  texts = await (await fetch('/training/texts')).json()
}

export function languageNow() {
  return language
}

export function speak(next) {
  language = next
  remember('language', next)
}

/** A text of the page; `{name}` stands for an argument. */
export function t(key, values = {}) {
  const text = texts[language]?.[key] ?? key
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole)
}

function format(options, timeZone, at) {
  const locale = language === 'ru' ? 'ru-RU' : 'en-GB'
  return new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(at)
}

export function timeOf(at, timeZone) {
  return format({ hour: '2-digit', minute: '2-digit' }, timeZone, at)
}

export function dayOf(at, timeZone) {
  return format({ weekday: 'long', day: 'numeric', month: 'long' }, timeZone, at)
}

export function shortDayOf(at, timeZone) {
  return format({ weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' }, timeZone, at)
}

/** A key of the day, for telling one from the next. */
export function dayKey(at, timeZone) {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(at)
}

/** The moment as a `datetime-local` field wants it. */
export function fieldTime(at, timeZone) {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at)
  return `${dayKey(at, timeZone)}T${time}`
}

export function sizeOf(bytes) {
  if (bytes < 1024) return t('training.file.bytes', { count: bytes })
  const units = bytes < 1024 * 1024 ? ['training.file.kilobytes', 1024] : ['training.file.megabytes', 1024 * 1024]
  return t(units[0], { count: (bytes / units[1]).toLocaleString(language, { maximumFractionDigits: 1 }) })
}
