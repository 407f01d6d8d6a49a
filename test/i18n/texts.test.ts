import { describe, expect, it } from 'vitest'
import { catalogue } from '../../src/i18n/catalogue.ts'
import { html, isKey, keyOf, textsIn } from '../../src/i18n/texts.ts'

const ru = textsIn('ru')
const en = textsIn('en')

describe('a text', () => {
  it('escapes what people typed', () => {
    const name = '<b>5 & "6"</b>'
    expect(ru.t('questionnaires.changing', { name })).toBe('Меняем ответ: &lt;b&gt;5 &amp; &quot;6&quot;&lt;/b&gt;')
  })

  it('keeps HTML that the program made', () => {
    expect(ru.t('questionnaires.changing', { name: html('<b>Стаж</b>') })).toContain(': <b>Стаж</b>')
  })

  it('goes onto a button without HTML', () => {
    expect(en.plain('questionnaires.changing', { name: 'Q & A' })).toBe('Changing: Q & A')
  })

  it('ends a date and its sentence with one full stop', () => {
    const until = ru.day('2026-11-30')
    expect(ru.t('staff.links.caption', { school: 'Школа № 1', until })).toBe(
      'Личные ссылки: Школа № 1. Действуют до 30 ноября 2026 г.',
    )
  })

  it('ends a short name and its sentence with one full stop', () => {
    expect(ru.t('pairs.next.answers', { people: 'Карпов М. П.' })).toBe('Ждём ответа: Карпов М. П.')
  })

  it('is refused without its arguments, by the types and at run time', () => {
    // @ts-expect-error: `total` is missing
    expect(() => ru.t('questionnaires.progress', { number: 3 })).toThrow('total')
    // @ts-expect-error: the arguments are missing
    expect(() => ru.t('questionnaires.progress')).toThrow('number')
    // @ts-expect-error: a date is printed by the helpers, in somebody's zone
    expect(() => ru.t('questionnaires.changing', { name: new Date(0) })).toThrow('neither text nor a number')
    // @ts-expect-error: a plural counts numbers
    expect(() => ru.t('questionnaires.refusals.too-many', { max: 'три' })).not.toThrow()
  })

  it('is refused under a wrong key, by the types and at run time', () => {
    // @ts-expect-error: there is no such key
    expect(() => ru.t('questionnaires.nonsense')).toThrow('questionnaires.nonsense')
    // @ts-expect-error: nor may a key be any string
    expect(() => ru.t('constructor')).toThrow('constructor')
  })
})

describe('a key composed from data', () => {
  it('exists when its text does and needs no arguments', () => {
    expect(
      ['questionnaires.buttons.back', 'questionnaires.progress', 'questionnaires', 'toString.name', ''].map(isKey),
    ).toEqual([true, false, false, false, false])
  })

  it('is said like any other', () => {
    const step = 'back'
    expect(en.plain(keyOf('questionnaires', 'buttons', step))).toBe('Back')
  })

  it('fails at once when the locale lacks it', () => {
    expect(() => keyOf('questionnaires', 'buttons', 'fly')).toThrow('There is no text questionnaires.buttons.fly')
  })
})

describe('the catalogue', () => {
  const days =
    '{count, plural, one {остался # день} few {осталось # дня} many {осталось # дней} other {осталось # дня}}'
  const say = catalogue({
    ru: { a: { both: 'да', russian: 'только по-русски', days } },
    en: { a: { both: 'yes', days: '{count, plural, one {# day left} other {# days left}}' } },
  })

  it('counts in Russian', () => {
    expect([0, 1, 2, 5, 11, 21, 1.5].map((count) => say('ru', 'a.days', { count }))).toEqual([
      'осталось 0 дней',
      'остался 1 день',
      'осталось 2 дня',
      'осталось 5 дней',
      'осталось 11 дней',
      'остался 21 день',
      'осталось 1,5 дня',
    ])
  })

  it('counts in English', () => {
    expect([0, 1, 2].map((count) => say('en', 'a.days', { count }))).toEqual([
      '0 days left',
      '1 day left',
      '2 days left',
    ])
  })

  it('says in Russian what English lacks', () => {
    expect([say('en', 'a.both', {}), say('en', 'a.russian', {})]).toEqual(['yes', 'только по-русски'])
  })

  it('has no text under a name of the object prototype', () => {
    expect(() => say('ru', 'a.constructor', {})).toThrow('a.constructor')
    expect(() => say('ru', 'constructor.name', {})).toThrow('constructor.name')
  })

  it('takes a language it does not know for Russian, `constructor` too', () => {
    // @ts-expect-error: not a language
    expect(say('constructor', 'a.both', {})).toBe('да')
  })

  it('takes a date only as text', () => {
    const dated = catalogue({ ru: { when: '{at, date, short}' }, en: {} })
    expect(() => dated('ru', 'when', { at: 0 })).toThrow('time zone')
  })
})
