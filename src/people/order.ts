import { languages } from '../i18n/language.ts'
import { type BareKey, type Texts, textsIn } from '../i18n/texts.ts'

/** The order that appoints to a role or takes it back (order, 4.5); either part may be entered later. The day is `YYYY-MM-DD`. */
export type OrderGiven = { readonly number: string | null; readonly on: string | null }

/** Plain: the order as a sentence on a line of its own, as much of it as is known; empty without a number. */
export function orderText(texts: Texts, { number, on }: OrderGiven): string {
  if (number === null) return ''
  const day = on === null ? '' : texts.day(on)
  return `\n${texts.plain('people.order.line', { number, on: on === null ? 'other' : 'yes', day })}`
}

type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: BareKey }

/** No order about mentoring is older. */
const earliest = '2000-01-01'

/** A number as typed: 30 signs at most, with a digit among them, or «б/н» for an order without a number. */
export function parseOrderNumber(typed: string): Parsed<string> {
  const text = typed
    .normalize('NFC')
    .replaceAll(/\s+/g, ' ')
    .replace(/^\s*(\u2116|No\.?|N)\s*(?=\S)/i, '')
    .trim()
  if (text === '') return { ok: false, problem: 'people.order.problems.noNumber' }
  if ([...text].length > 30) return { ok: false, problem: 'people.order.problems.longNumber' }
  const isNumber = /^[\p{L}\p{M}\p{N} ./()–—-]+$/u.test(text) && (/\p{N}/u.test(text) || withoutNumber.test(text))
  return isNumber ? { ok: true, value: text } : { ok: false, problem: 'people.order.problems.noNumber' }
}

const withoutNumber = /^(\u0431\/\u043D|\u0431\.\s?\u043D\.?)$/iu

/** The order's day as typed; today at the latest: nobody is appointed by an order that is still to come. */
export function parseOrderDay(typed: string, today: string): Parsed<string> {
  const day = parseDay(typed)
  if (!day.ok) return day
  if (day.value > today) return { ok: false, problem: 'people.order.problems.future' }
  return day.value < earliest ? { ok: false, problem: 'people.order.problems.longAgo' } : day
}

/** «20.05.2026», «20 5 26», and as the bot itself writes: «20 мая 2026 г.», «20 May 2026». The value is `YYYY-MM-DD`. */
export function parseDay(typed: string): Parsed<string> {
  const problem: BareKey = 'people.order.problems.noDay'
  const found = withMonthNumber(typed.trim()).match(/^(\d{1,2})[./\s-]+(\d{1,2})[./\s-]+(\d{4}|\d{2})$/)
  if (!found) return { ok: false, problem }
  const [, day = '', month = '', year = ''] = found
  const iso = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso
    ? { ok: false, problem }
    : { ok: true, value: iso }
}

function withMonthNumber(typed: string): string {
  const [, day, word = '', year] = typed.match(/^(\d{1,2})\s+(\p{L}+)\s+(\d{4})/u) ?? []
  const month = monthNames.findIndex((names) => names.includes(word.toLowerCase()))
  return month < 0 ? typed : `${day}.${month + 1}.${year}`
}

/** In every language the bot speaks, in the form that stands in a date. */
const monthNames = Array.from({ length: 12 }, (_, month) =>
  languages.map((language) => {
    const written = textsIn(language).day(`2026-${String(month + 1).padStart(2, '0')}-01`)
    return written.match(/\p{L}{3,}/u)?.[0].toLowerCase() ?? ''
  }),
)
