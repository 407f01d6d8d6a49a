import type { BareKey } from '../i18n/texts.ts'

type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: BareKey }

/** Words of one line, at most so many signs; spaces are put in order. */
export function parseLine(longest: number): (typed: string) => Parsed<string> {
  return (typed) => {
    const value = typed.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
    if (value === '') return { ok: false, problem: 'organisations.problems.empty' }
    return [...value].length > longest ? { ok: false, problem: 'organisations.problems.tooLong' } : { ok: true, value }
  }
}

export const longestFullName = 300
export const longestShortName = 40
export const longestAddress = 300
export const longestPost = 100

/** The number of an organisation as a taxpayer: ten digits, the last of them a check digit (order MMV-7-6/435 of the tax service). */
export function parseInn(typed: string): Parsed<string> {
  const value = digitsOf(typed)
  if (!/^\d{10}$/.test(value)) return { ok: false, problem: 'organisations.problems.innLength' }
  const sum = innWeights.reduce((total, weight, place) => total + weight * Number(value[place]), 0)
  const isRight = (sum % 11) % 10 === Number(value[9]) && !value.startsWith('00')
  return isRight ? { ok: true, value } : { ok: false, problem: 'organisations.problems.innCheck' }
}

const innWeights = [2, 4, 10, 3, 5, 9, 4, 6, 8]

/** The number in the state register of organisations: thirteen digits, the last is the rest by eleven of the others. */
export function parseOgrn(typed: string): Parsed<string> {
  const value = digitsOf(typed)
  if (!/^\d{13}$/.test(value)) return { ok: false, problem: 'organisations.problems.ogrnLength' }
  const isRight = (Number(value.slice(0, 12)) % 11) % 10 === Number(value[12]) && /^[15]/.test(value)
  return isRight ? { ok: true, value } : { ok: false, problem: 'organisations.problems.ogrnCheck' }
}

function digitsOf(typed: string): string {
  return typed.replaceAll(/[\s\u2010-\u2015-]/g, '').replace(/^\p{L}{3,4}:?/u, '')
}

/** An address of a site: http or https, with a name that has a dot; `https://` is added where nothing is said. */
export function parseSite(typed: string): Parsed<string> {
  const text = typed.trim()
  const problem: BareKey = 'organisations.problems.site'
  const address = /^[a-z][a-z\d+.-]*:/i.test(text) && !/^[^/:]+:\d/.test(text) ? text : `https://${text}`
  if (!/^https?:\/\/[^\s/]+\.[^\s/]+/i.test(address) || /\s/.test(address) || !URL.canParse(address))
    return { ok: false, problem }
  const url = new URL(address)
  if (url.username !== '' || url.password !== '' || !/^[^.]+(\.[^.]+)+$/.test(url.hostname))
    return { ok: false, problem }
  return [...address].length > 200
    ? { ok: false, problem: 'organisations.problems.tooLong' }
    : { ok: true, value: address }
}

/** The zones of Russia from west to east, each with the cities by which people know it. */
export const russianZones = [
  'Europe/Kaliningrad',
  'Europe/Moscow',
  'Europe/Samara',
  'Asia/Yekaterinburg',
  'Asia/Omsk',
  'Asia/Krasnoyarsk',
  'Asia/Irkutsk',
  'Asia/Yakutsk',
  'Asia/Vladivostok',
  'Asia/Magadan',
  'Asia/Kamchatka',
] as const

/** The name of a zone as the world's table has it: Asia/Novosibirsk, in letters of any size. */
export function parseZone(typed: string): Parsed<string> {
  const problem: BareKey = 'organisations.problems.zone'
  const text = typed.trim().replaceAll(/\s+/g, '_')
  if (!/^[A-Za-z]+(\/[A-Za-z_-]+)+$/.test(text)) return { ok: false, problem }
  try {
    return { ok: true, value: new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone }
  } catch {
    return { ok: false, problem }
  }
}

/** What two writings of one name share: capitals, quotation marks, spaces and ё do not count. */
export function sameName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('\u0451', '\u0435')
    .replaceAll('\u2116', 'no')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
}

/** A whole name as one line: two to five words of letters. */
export function parseHeadName(typed: string): Parsed<string> {
  const words = typed.normalize('NFC').trim().split(/\s+/)
  const isName =
    words.length >= 2 && words.length <= 5 && words.every((word) => /^\p{L}[\p{L}\p{M}'\u2019.-]*$/u.test(word))
  const value = words.join(' ')
  return isName && [...value].length <= 120
    ? { ok: true, value }
    : { ok: false, problem: 'organisations.problems.headName' }
}
