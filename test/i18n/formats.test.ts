import { expect, it } from 'vitest'
import { textsIn } from '../../src/i18n/texts.ts'

const ru = textsIn('ru')
const en = textsIn('en')
const lateEvening = new Date('2026-10-05T22:30:00Z')

it('says an instant in the zone of the school, not of the process', () => {
  expect(ru.instant(lateEvening, 'Europe/Moscow')).toBe('6 октября 2026 г. в 01:30')
  expect(ru.instant(lateEvening, 'Asia/Yekaterinburg')).toBe('6 октября 2026 г. в 03:30')
  expect(ru.instant(lateEvening, 'UTC')).toBe('5 октября 2026 г. в 22:30')
  expect(en.instant(lateEvening, 'Asia/Yekaterinburg')).toBe('6 October 2026 at 03:30')
})

it('says a time alone', () => {
  expect([ru.time(lateEvening, 'Asia/Kamchatka'), en.time(lateEvening, 'Europe/Kaliningrad')]).toEqual([
    '10:30',
    '00:30',
  ])
})

it('says a day as it is written, whatever the zone of the process', () => {
  expect([ru.day('2026-10-05'), en.day('2026-10-05'), ru.weekday('2026-10-05')]).toEqual([
    '5 октября 2026 г.',
    '5 October 2026',
    'понедельник',
  ])
})

it('names a month by its number from 1', () => {
  expect([ru.month(2026, 1), ru.month(2026, 12), en.month(2026, 10)]).toEqual([
    'январь 2026 г.',
    'декабрь 2026 г.',
    'October 2026',
  ])
})

it('joins a list and groups digits as the language does', () => {
  expect([ru.list(['урок', 'журнал', 'родители']), en.list(['a', 'b']), ru.list([])]).toEqual([
    'урок, журнал и родители',
    'a and b',
    '',
  ])
  expect([ru.number(1234.5), en.number(1234.5)]).toEqual(['1 234,5', '1,234.5'])
})
