import { expect, it } from 'vitest'
import { allowedFields, marksIn, maskOf, siteMarks, toggled } from '../../src/consent/fields.ts'
import { consentText, ownTemplate, type Requisites, sha256, wordingHash } from '../../src/consent/text.ts'
import { changes, fill, lengthOf, obligatory, problemOf } from '../../src/consent/wording.ts'
import { consentKinds } from '../../src/consent/consent.ts'
import { languages } from '../../src/i18n/language.ts'
import { textsIn } from '../../src/i18n/texts.ts'

const school = {
  id: 's',
  kind: 'SCHOOL',
  parentId: 'd',
  shortName: 'Школа',
  timeZone: 'Europe/Moscow',
  fullName: 'МБОУ <Школа> & Ко',
  address: null,
  inn: '1100000003',
  ogrn: null,
  headName: null,
  headPost: null,
  site: 'https://school.example',
} as const

const known: Requisites = {
  operator: school,
  district: undefined,
  edition: 1,
  person: 'Иванова Анна Петровна',
  post: 'учитель',
  contact: 'anna@example.ru',
  marks: ['fullName', 'photo', 'banPassing'],
}

it('names the operator with what is known of it, and no tag of its name', () => {
  const text = consentText(textsIn('ru'), 'PERSONAL_DATA', undefined, known)
  expect(text).toContain('оператору: МБОУ &lt;Школа&gt; &amp; Ко, ИНН 1100000003 —')
  expect(text).not.toContain('адрес:')
  expect(sha256(text)).not.toBe(sha256(consentText(textsIn('en'), 'PERSONAL_DATA', undefined, known)))
  expect(sha256(text)).not.toBe(
    sha256(consentText(textsIn('ru'), 'PERSONAL_DATA', undefined, { ...known, edition: 2 })),
  )
})

it('names the district as the one who processes on the instruction of a school', () => {
  const office = { ...school, fullName: 'Управление образования', address: 'Заречный, ул. Мира, 1', inn: null }
  expect(consentText(textsIn('ru'), 'PERSONAL_DATA', undefined, { ...known, district: office })).toContain(
    'по поручению оператора и в пределах этой цели — Управление образования, адрес: Заречный, ул. Мира, 1,',
  )
  expect(consentText(textsIn('ru'), 'PERSONAL_DATA', undefined, known)).toContain('никто, кроме оператора.')
})

it('names what its kind must name, in every language', () => {
  for (const language of languages)
    for (const kind of consentKinds) {
      const template = ownTemplate(textsIn(language), kind)
      for (const name of obligatory[kind]) expect(template).toContain(`{${name}}`)
      expect(problemOf(kind, template)).toBeUndefined()
      expect(consentText(textsIn(language), kind, undefined, known)).not.toMatch(/[{}]/)
      expect(lengthOf(consentText(textsIn(language), kind, undefined, known))).toBeLessThan(3000)
    }
})

it('says of every field of the site whether it may be shown, and what is forbidden', () => {
  const text = consentText(textsIn('ru'), 'DISSEMINATION', undefined, known)
  expect(text).toContain('Я, Иванова Анна Петровна (для связи: anna@example.ru),')
  expect(text).toContain('https://school.example — сайт оператора')
  expect(text).toContain('• фотография — разрешаю')
  expect(text).toContain('• достижения — не разрешаю')
  expect(text).toContain('Условия и запреты:</b> запрещаю передавать мои данные')
  expect(consentText(textsIn('ru'), 'DISSEMINATION', undefined, { ...known, marks: ['photo'] })).toContain(
    'Условия и запреты:</b> не устанавливаю.',
  )
})

it('has one hash for its wording, whoever the operator is, and another for every kind', () => {
  const hashes = consentKinds.map(wordingHash)
  expect(new Set(hashes).size).toBe(4)
  expect(consentKinds.map(wordingHash)).toEqual(hashes)
  for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{64}$/)
})

it('shows the words of an organisation as typed', () => {
  const typed = 'Согласен, {operator} <b>& точка</b> {edition} {fullName}'
  expect(consentText(textsIn('ru'), 'PERSONAL_DATA', typed, known)).toBe(
    'Согласен, МБОУ &lt;Школа&gt; &amp; Ко, ИНН 1100000003 &lt;b&gt;&amp; точка&lt;/b&gt; 1 {fullName}',
  )
})

it('fills each blank once, whatever the values hold', () => {
  expect(fill('{a} {b} {constructor}', { a: '{b}', b: 'two' })).toBe('{b} two {constructor}')
})

it('refuses words without what the law wants named, and blanks that nobody fills', () => {
  const whole = `${'Текст согласия. '.repeat(20)}{operator} {processor} {edition}`
  expect(problemOf('PERSONAL_DATA', whole)).toBeUndefined()
  expect(problemOf('PERSONAL_DATA', whole.replace('{processor}', ''))).toEqual({
    reason: 'missing',
    names: ['processor'],
  })
  expect(problemOf('PERSONAL_DATA', `${whole} {site} {} {site}`)).toEqual({ reason: 'unknown', names: ['site', ''] })
  expect(problemOf('PERSONAL_DATA', '{operator} {processor} {edition}')).toEqual({ reason: 'short' })
})

it('tells what has changed by whole lines', () => {
  expect(changes('one\n\ntwo\nthree', 'one\nthree\nfour')).toEqual({ added: ['four'], removed: ['two'] })
  expect(changes('one', 'one')).toEqual({ added: [], removed: [] })
})

it('carries any ticks in a button, and no others', () => {
  for (let bits = 0; bits < 2 ** siteMarks.length; bits += 7) {
    const marks = siteMarks.filter((_, index) => (bits & (1 << index)) !== 0)
    expect(marksIn(maskOf(marks))).toEqual(marks)
    expect(maskOf(marks).length).toBeLessThanOrEqual(4)
  }
  expect(marksIn('zzzzz')).toEqual([])
  expect(marksIn('-1')).toEqual([])
  expect(toggled(['photo'], 'fullName')).toEqual(['fullName', 'photo'])
  expect(toggled(['fullName', 'photo'], 'photo')).toEqual(['fullName'])
  expect(allowedFields(['banUse', 'photo', 'nonsense'])).toEqual(['photo'])
})
