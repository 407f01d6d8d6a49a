import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayIn } from '../../src/calendar/day.ts'
import { momentOf, readMoment, timeIn, type TypedMoment } from '../../src/calendar/typed-moment.ts'
import { textsIn } from '../../src/i18n/texts.ts'

// Wednesday, 7 October 2026, 11:00 in Yekaterinburg.
const place = { now: new Date('2026-10-07T06:00:00Z'), zone: 'Asia/Yekaterinburg' }
const asDay = (typed: string) => shown(readMoment(typed, 'day', place))
const asTime = (typed: string) => shown(readMoment(typed, 'time', place))
const shown = (read: TypedMoment) => (read.ok ? `${read.on ?? '-'} ${read.at ?? '-'}` : read.reason)

describe('a whole moment, where a day was asked for', () => {
  it.each([
    ['завтра в 15:30', '2026-10-08 15:30'],
    ['Завтра, в 8.30', '2026-10-08 08:30'],
    ['завтра 15-30', '2026-10-08 15:30'],
    ['завтра 1530', '2026-10-08 15:30'],
    ['в 15 30 завтра', '2026-10-08 15:30'],
    ['завтра 12.10', '2026-10-08 12:10'],
    ['завтра в три', '2026-10-08 15:00'],
    ['завтра в час дня', '2026-10-08 13:00'],
    ['завтра в 7 вечера', '2026-10-08 19:00'],
    ['завтра в 12 дня', '2026-10-08 12:00'],
    ['завтра в половине четвёртого', '2026-10-08 15:30'],
    ['в полдень завтра', '2026-10-08 12:00'],
    ['послезавтра 9:00', '2026-10-09 09:00'],
    ['сегодня в 18', '2026-10-07 18:00'],
    ['12 окт 14:00', '2026-10-12 14:00'],
    ['12 октября в 14 часов', '2026-10-12 14:00'],
    ['8 октября 2026 года, 15 часов 30 минут', '2026-10-08 15:30'],
    ['25 декабря 2026 г. в 11:00', '2026-12-25 11:00'],
    ['12.10 15:30', '2026-10-12 15:30'],
    ['09.10 10.30', '2026-10-09 10:30'],
    ['12.10.2026 15:30', '2026-10-12 15:30'],
    ['12.10.26 в 15', '2026-10-12 15:00'],
    ['2026-10-12 15:30', '2026-10-12 15:30'],
    ['в пятницу в 16', '2026-10-09 16:00'],
    ['чт 14:00', '2026-10-08 14:00'],
    ['в четверг, 8 октября, в 15:00', '2026-10-08 15:00'],
    ['пн, 12 окт, 15:00', '2026-10-12 15:00'],
    ['в субботу в 11 утра', '2026-10-10 11:00'],
    ['в ближайший вторник в 14:00', '2026-10-13 14:00'],
    ['в следующую пятницу в 15', '2026-10-16 15:00'],
    ['в среду на следующей неделе в 14:00', '2026-10-14 14:00'],
    ['через неделю в пятницу в 14:00', '2026-10-16 14:00'],
    ['через неделю в 10 утра', '2026-10-14 10:00'],
    ['через 3 дня в 16', '2026-10-10 16:00'],
    ['10 числа в 15', '2026-10-10 15:00'],
    ['через 2 часа', '2026-10-07 13:00'],
    ['через полчаса', '2026-10-07 11:30'],
    ['tomorrow at 3pm', '2026-10-08 15:00'],
    ['day after tomorrow at 9', '2026-10-09 09:00'],
    ['on Friday at 4', '2026-10-09 16:00'],
    ['next friday 16:00', '2026-10-16 16:00'],
    ['fri 9 oct 15:00', '2026-10-09 15:00'],
    ['12 October 14:00', '2026-10-12 14:00'],
    ['October 12, 2026 at 2 pm', '2026-10-12 14:00'],
    ['Oct 12th at 4:30 pm', '2026-10-12 16:30'],
    ['the 15th at 3 pm', '2026-10-15 15:00'],
    ['in two weeks at 10 am', '2026-10-21 10:00'],
    ['wednesday next week at 14:00', '2026-10-14 14:00'],
    ['in 2 hours', '2026-10-07 13:00'],
    ['today at noon', '2026-10-07 12:00'],
  ])('reads «%s»', (typed, expected) => {
    expect(asDay(typed)).toBe(expected)
  })
})

describe('a day alone', () => {
  it.each([
    ['завтра', '2026-10-08 -'],
    ['завтра утром', '2026-10-08 -'],
    ['четверг', '2026-10-08 -'],
    ['12.10', '2026-10-12 -'],
    ['12-10', '2026-10-12 -'],
    ['15-го', '2026-10-15 -'],
    ['1 мая', '2027-05-01 -'],
    ['через три дня', '2026-10-10 -'],
    ['через неделю', '2026-10-14 -'],
    ['через месяц', '2026-11-07 -'],
    ['25 декабря 2026', '2026-12-25 -'],
  ])('reads «%s»', (typed, expected) => {
    expect(asDay(typed)).toBe(expected)
  })

  it('of this year that is over stays what it is: whoever asked can say so', () => {
    expect(asDay('5 окт 14:00')).toBe('2026-10-05 14:00')
    expect(asDay('7 октября в 9:00')).toBe('2026-10-07 09:00')
    expect(asDay('вчера')).toBe('2026-10-06 -')
  })
})

describe('a time, where a time was asked for', () => {
  it.each([
    ['15:30', '- 15:30'],
    ['15.30', '- 15:30'],
    ['12.10', '- 12:10'],
    ['15-30', '- 15:30'],
    ['15 30', '- 15:30'],
    ['1530', '- 15:30'],
    ['15', '- 15:00'],
    ['в 3', '- 15:00'],
    ['в 3 часа дня', '- 15:00'],
    ['в половине третьего', '- 14:30'],
    ['16 часов', '- 16:00'],
    ['15 ч 30 мин', '- 15:30'],
    ['8:30', '- 08:30'],
    ['в 8 утра', '- 08:00'],
    ['03:30', '- 03:30'],
    ['3 ночи', '- 03:00'],
    ['полдень', '- 12:00'],
    ['noon', '- 12:00'],
    ['3 pm', '- 15:00'],
    ['завтра в 16', '2026-10-08 16:00'],
  ])('reads «%s»', (typed, expected) => {
    expect(asTime(typed)).toBe(expected)
  })

  it('where a day was asked for, comes without one', () => {
    expect(asDay('15.30')).toBe('- 15:30')
    expect(asDay('в 3 часа дня')).toBe('- 15:00')
  })
})

describe('what is no moment', () => {
  it.each([
    ['31.02 10:00', 'no-such-day'],
    ['29.02', 'no-such-day'],
    ['30 февраля', 'no-such-day'],
    ['31 апреля в 12:00', 'no-such-day'],
    ['завтра в 25:00', 'no-such-time'],
    ['пт 8 октября', 'wrong-weekday'],
    ['завтра после уроков', 'unclear'],
    ['завтра с 15 до 16', 'unclear'],
    ['в октябре', 'unclear'],
    ['на следующей неделе', 'unclear'],
    ['когда-нибудь', 'unclear'],
    ['asap', 'unclear'],
    ['5', 'unclear'],
    ['', 'unclear'],
  ])('says of «%s» what is wrong', (typed, expected) => {
    expect(asDay(typed)).toBe(expected)
  })
})

describe('laws of typed moments', () => {
  const days = fc.integer({ min: 0, max: 250 }).map((ahead) => addDays('2026-10-07', ahead))
  const times = fc.record({ hour: fc.integer({ min: 7, max: 21 }), minute: fc.integer({ min: 0, max: 59 }) })
  const two = (number: number) => String(number).padStart(2, '0')

  it('whatever a day to come is written like, it is that day', () => {
    fc.assert(
      fc.property(days, times, fc.integer({ min: 0, max: 5 }), (on, { hour, minute }, way) => {
        const [year = '', month = '', day = ''] = on.split('-')
        const at = `${two(hour)}:${two(minute)}`
        const written = [
          `${day}.${month} ${at}`,
          `${day}.${month}.${year} в ${at}`,
          `${on} ${at}`,
          `${textsIn('ru').day(on)} в ${at}`,
          `${textsIn('en').day(on)} at ${at}`,
          `${textsIn('ru').weekday(on)}, ${textsIn('ru').day(on)}, ${hour}.${two(minute)}`,
        ][way]
        expect(asDay(written ?? '')).toBe(`${on} ${at}`)
      }),
    )
  })

  it('words of any kind are a real day and time, or a reason', () => {
    const words = fc.array(
      fc.constantFrom('завтра', 'в', '15', '31', '.', ':', '02', 'окт', 'пятницу', 'через', 'неделю', 'ч', 'at', 'пол'),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(
        fc.oneof(
          words.map((all) => all.join(' ')),
          words.map((all) => all.join('')),
          fc.string(),
        ),
        (typed) => {
          const read = readMoment(typed, 'day', place)
          const { on = '2026-10-07', at = '12:00' } = read.ok ? read : {}
          expect(addDays(on, 0)).toBe(on)
          expect(at).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/)
        },
      ),
    )
  })

  it('the instant shows the day and the time on the clocks of that place', () => {
    const zones = fc.constantFrom('Europe/Kaliningrad', 'Asia/Yekaterinburg', 'Asia/Kamchatka', 'Asia/Kolkata')
    fc.assert(
      fc.property(days, times, zones, (on, { hour, minute }, zone) => {
        const at = momentOf(on, `${two(hour)}:${two(minute)}`, zone)
        expect([dayIn(at, zone), timeIn(at, zone)]).toEqual([on, `${two(hour)}:${two(minute)}`])
      }),
    )
  })
})

describe('a day that is over, where only such a day will do', () => {
  const asPast = (typed: string) => shown(readMoment(typed, 'day', { ...place, isPast: true }))
  it.each([
    ['в пятницу', '2026-10-02 -'],
    ['в прошлую пятницу', '2026-10-02 -'],
    ['friday', '2026-10-02 -'],
    ['last friday', '2026-10-02 -'],
    ['в среду', '2026-10-07 -'],
    ['15 мая', '2026-05-15 -'],
    ['20.12', '2025-12-20 -'],
    ['5 октября', '2026-10-05 -'],
    ['15 числа', '2026-09-15 -'],
    ['вчера', '2026-10-06 -'],
    // To be refused in words.
    ['завтра', '2026-10-08 -'],
    ['15.10.2026', '2026-10-15 -'],
    ['на прошлой неделе', 'unclear'],
  ])('reads «%s» backwards', (typed, read) => expect(asPast(typed)).toBe(read))

  it.each(['в прошлую пятницу', 'last friday'])('reads «%s» backwards wherever a day is asked for', (typed) =>
    expect(asDay(typed)).toBe('2026-10-02 -'),
  )
})
