import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  parseHeadName,
  parseInn,
  parseOgrn,
  parseSite,
  parseZone,
  russianZones,
  sameName,
} from '../../src/organisations/requisites.ts'

const problem = (name: string) => ({ ok: false, problem: `organisations.problems.${name}` })

describe('the INN of an organisation', () => {
  it('is taken with right check digits, however it is spaced', () => {
    for (const typed of ['7707083893', ' 77 07 08 38 93 ', 'ИНН 7707083893', 'ИНН: 7707-083-893', '5027089703'])
      expect(parseInn(typed)).toMatchObject({ ok: true })
    expect(parseInn('ИНН: 7707-083-893')).toEqual({ ok: true, value: '7707083893' })
  })

  it('is refused for its length, and for its check digit', () => {
    for (const typed of ['', 'нет', '770708389', '77070838931', '500100732259', '770708389O'])
      expect([typed, parseInn(typed)]).toEqual([typed, problem('innLength')])
    for (const typed of ['7707083894', '7770083893', '0000000000'])
      expect([typed, parseInn(typed)]).toEqual([typed, problem('innCheck')])
  })

  it('is never right with a check digit mistyped', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), (by) => {
        const wrong = `770708389${(3 + by) % 10}`
        expect(parseInn(wrong)).toEqual(problem('innCheck'))
      }),
    )
  })
})

describe('the OGRN of an organisation', () => {
  it('is taken with a right check digit', () => {
    for (const typed of ['1027700132195', '1 02 77 00 13219 5', 'ОГРН 1027700132195'])
      expect(parseOgrn(typed)).toEqual({ ok: true, value: '1027700132195' })
  })

  it('is refused for its length, its check digit, and where it is not of an organisation', () => {
    for (const typed of ['102770013219', '10277001321955', '304500116000157', 'нет'])
      expect([typed, parseOgrn(typed)]).toEqual([typed, problem('ogrnLength')])
    for (const typed of ['1027700132196', '0000000000000', '3027700132191'])
      expect([typed, parseOgrn(typed)]).toEqual([typed, problem('ogrnCheck')])
  })
})

describe('the address of a site', () => {
  it('is http or https, and gets https where nothing is said', () => {
    expect(parseSite('https://school3.example.ru/about')).toEqual({
      ok: true,
      value: 'https://school3.example.ru/about',
    })
    expect(parseSite(' http://school3.ru ')).toEqual({ ok: true, value: 'http://school3.ru' })
    expect(parseSite('school3.ru')).toEqual({ ok: true, value: 'https://school3.ru' })
    expect(parseSite('школа3.рф')).toEqual({ ok: true, value: 'https://школа3.рф' })
    expect(parseSite('school3.ru:8080/x')).toEqual({ ok: true, value: 'https://school3.ru:8080/x' })
  })

  it('is nothing else', () => {
    for (const typed of ['', 'сайта нет', 'ftp://school3.ru', 'javascript:alert(1)', 'mailto:a@b.ru', 'localhost'])
      expect([typed, parseSite(typed)]).toEqual([typed, problem('site')])
    for (const typed of [
      'https://a b.ru',
      'https://',
      'https://me:pw@school.ru',
      'https://school..ru',
      'data:text/html,x.y',
    ])
      expect([typed, parseSite(typed)]).toEqual([typed, problem('site')])
    expect(parseSite(`https://school.ru/${'a'.repeat(200)}`)).toEqual(problem('tooLong'))
  })

  it('never makes anything but an address out of what is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl()), (typed) => {
        const parsed = parseSite(typed)
        expect(['http:', 'https:']).toContain(new URL(parsed.ok ? parsed.value : 'https://refused').protocol)
      }),
    )
  })
})

describe('a time zone', () => {
  it('is any that the calendar knows, in letters of any size', () => {
    expect(parseZone('Asia/Novosibirsk')).toEqual({ ok: true, value: 'Asia/Novosibirsk' })
    expect(parseZone('europe/kirov')).toEqual({ ok: true, value: 'Europe/Kirov' })
    for (const zone of russianZones) expect(parseZone(zone)).toEqual({ ok: true, value: zone })
    for (const typed of ['', 'Москва', '+03:00', 'UTC', 'Asia/Nowhere', 'Asia/'])
      expect([typed, parseZone(typed)]).toEqual([typed, problem('zone')])
  })

  it('of the buttons are eleven, an hour apart', () => {
    const hours = russianZones.map((timeZone) =>
      Number(
        new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', hourCycle: 'h23' }).format(Date.UTC(2026, 0, 1)),
      ),
    )
    expect(hours).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  })
})

it('takes a head by the whole name, and one name for the same however it is written', () => {
  expect(parseHeadName(' Серов  Пётр Ильич ')).toEqual({ ok: true, value: 'Серов Пётр Ильич' })
  for (const typed of ['', 'Серов', 'Серов 1', 'а б в г д е']) expect(parseHeadName(typed)).toEqual(problem('headName'))
  expect(sameName('МБОУ «Школа № 3»')).toBe(sameName('мбоу "школа №3"'))
  expect(sameName('Школа № 3')).not.toBe(sameName('Школа № 13'))
})
