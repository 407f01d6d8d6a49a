// How people write days and times, in Russian and English; everything in small letters, with е for ё.

/** By how a month begins, the longest first where one begins another. */
export const monthStems: readonly (readonly [stem: string, month: number])[] = [
  ['янв', 1],
  ['фев', 2],
  ['мар', 3],
  ['апр', 4],
  ['мая', 5],
  ['май', 5],
  ['июн', 6],
  ['июл', 7],
  ['авг', 8],
  ['сен', 9],
  ['окт', 10],
  ['ноя', 11],
  ['дек', 12],
  ['jan', 1],
  ['feb', 2],
  ['mar', 3],
  ['apr', 4],
  ['may', 5],
  ['jun', 6],
  ['jul', 7],
  ['aug', 8],
  ['sep', 9],
  ['oct', 10],
  ['nov', 11],
  ['dec', 12],
]

/** Monday is 1. */
export const weekdayStems: readonly (readonly [stem: string, weekday: number])[] = [
  ['пн', 1],
  ['вт', 2],
  ['ср', 3],
  ['чт', 4],
  ['пт', 5],
  ['сб', 6],
  ['вс', 7],
  ['пон', 1],
  ['чет', 4],
  ['пят', 5],
  ['суб', 6],
  ['воск', 7],
  ['mon', 1],
  ['tue', 2],
  ['wed', 3],
  ['thu', 4],
  ['fri', 5],
  ['sat', 6],
  ['sun', 7],
]

export const morning = ['утра', 'am', 'a.m']
export const afternoon = ['дня', 'pm', 'p.m']
export const evening = ['вечера']
export const night = ['ночи']
export const noon = ['полдень', 'noon', 'midday']

/** «в половине четвертого» is half past three. */
export const halves: readonly string[] = [
  'первого',
  'второго',
  'третьего',
  'четвертого',
  'пятого',
  'шестого',
  'седьмого',
  'восьмого',
  'девятого',
  'десятого',
  'одиннадцатого',
  'двенадцатого',
]

/** «в три», «в час дня»: by their places, the first is one. */
const hours = ['час', 'два', 'три', 'четыре', 'пять', 'шесть', 'семь', 'восемь', 'девять', 'десять']
const hourInWords = new RegExp(`(?<=(?:^|\\s)(?:в|к)\\s)(?:${hours.join('|')})(?!\\p{L})`, 'gu')

const parts = [...morning, ...afternoon, ...evening, ...night].map((one) => one.replaceAll('.', '\\.')).join('|')
const at = '(?:(?:в|во|к|at|на|around)\\s+)?'
const before = '(?<![\\p{L}\\d.:/-])'
const after = '(?![\\p{L}\\d]|[.:/-]\\d)'

/** Ways to write a time, each with the names of what it holds: hour, minute, part, half, noon. */
export const timePatterns: readonly RegExp[] = [
  `${at}(?<hour>\\d{1,2})[:.-](?<minute>\\d{2})(?:\\s*(?:часов|часа|час|ч))?(?:\\s*(?<part>${parts}))?`,
  `${at}(?<hour>\\d{1,2})\\s*(?:часов|часа|час|ч)(?:\\s*(?<minute>\\d{1,2})\\s*(?:минуты|минут|мин|м)?)?(?:\\s*(?<part>${parts}))?`,
  `(?:в|к|at)\\s+(?<hour>\\d{1,2})(?:\\s*(?<part>${parts}))?`,
  `${at}(?<hour>\\d{1,2})\\s(?<minute>\\d{2})`,
  `${at}(?<hour>\\d{1,2})\\s*(?<part>${parts})`,
  `${at}(?<noon>${noon.join('|')})`,
  `${at}(?:половине|половина|пол)\\s*(?<half>${halves.join('|')})(?:\\s*(?<part>${parts}))?`,
  `${at}(?<hour>[01]\\d|2[0-3])(?<minute>[0-5]\\d)(?=$)`,
  `(?<hour>\\d{1,2})(?=$)`,
].map((source) => new RegExp(before + source + after, 'gu'))

const year = '(?:\\s+(?<year>\\d{4}))?'
export const dayPatterns: readonly RegExp[] = [
  /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/u,
  /^(?<day>\d{1,2})[./-](?<month>\d{1,2})(?:[./-](?<year>\d{4}|\d{2}))?$/u,
  new RegExp(`^(?<day>\\d{1,2})(?:-?(?:го|ое|е|st|nd|rd|th))?\\s+(?:of\\s+)?(?<name>\\p{L}{3,})\\.?${year}$`, 'u'),
  new RegExp(`^(?<name>\\p{L}{3,})\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?${year}$`, 'u'),
  /^(?<day>\d{1,2})(?:-?го)?\s+числа$/u,
  /^(?:the\s+)?(?<day>\d{1,2})(?:-го|st|nd|rd|th)$/u,
]

/** «через 2 часа»: a whole moment, counted from now. */
export const hoursAhead = /^(?:через|in)\s(?:.*\s)?(?:час|часа|часов|полчаса|минут|минуты|мин|hours?|minutes?)$/u
/** Counted from today: its day is meant although none is named. */
export const countedAhead = /^(?:через|in)\s/u
/** «в прошлую пятницу». */
export const lastOne = /(?<!\p{L})(?:прошл|last\s|past\s|previous\s)/u
/** No one day. */
export const wholeWeek = /^(?:на (?:следующей|этой|прошлой) неделе|(?:next|this|last) week)$/u

/** What says nothing about the day. */
const fillers = /^(?:(?:во?|на|к|on|at|the|давайте|давай|может|примерно)\s+)+|\s+(?:во?|на|к|on|at)$/gu

/** Small letters, one space between words, nothing that only decorates. */
export function tidied(typed: string): string {
  return typed
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[‐-―−]/gu, '-')
    .replaceAll(/[«»"'()!?;,]/gu, ' ')
    .replaceAll(/(?<=\d{4})\s*(?:года|год|г\.|г(?!\p{L}))/gu, ' ')
    .replaceAll(/(?<=\p{L})\.(?=\s|$|\d)/gu, ' ')
    .replaceAll(/(?<!\p{L})(?:ближайш(?:ий|ую|ее)|эт(?:от|у|о))\s/gu, '')
    .replaceAll(/\.+(?=\s|$)/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(hourInWords, (word) => String(hours.indexOf(word) + 1))
    .trim()
}

export function withoutFillers(text: string): string {
  return text.replaceAll(fillers, '').trim()
}

/** As the library reads it: «через неделю в среду» is the Wednesday of the next week. */
export function asRead(text: string): string {
  return text
    .replace(/^(?:через неделю|на следующей неделе)\s+(?:во?\s+)?(\p{L}+)$/u, '$1 на следующей неделе')
    .replace(/^next week\s+(?:on\s+)?(\p{L}+)$/u, '$1 next week')
    .replace(/^day after tomorrow$/u, 'the day after tomorrow')
}
