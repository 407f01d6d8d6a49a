import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fullName, inSentence, parseNamePart, politeName, shortName } from '../../src/people/name.ts'

it.each([
  ['  иванова ', 'Иванова'],
  ['мамин-сибиряк', 'Мамин-Сибиряк'],
  ['де ля  Круа', 'Де ля Круа'],
  ["д'Артаньян", "Д'Артаньян"],
  ['О’Нил', 'О’Нил'],
  ['Ахмед оглы', 'Ахмед оглы'],
  ['ёлкина', 'Ёлкина'],
  ['и\u0306', 'Й'],
  ['Күмүшай', 'Күмүшай'],
  ['Я', 'Я'],
])('reads %j as %j', (typed, value) => {
  expect(parseNamePart(typed)).toEqual({ ok: true, value })
})

it.each([
  ['', 'empty'],
  [' \n\t ', 'empty'],
  ['-', 'not-a-name'],
  ['Иванова2', 'not-a-name'],
  ['анна@школа', 'not-a-name'],
  ['<b>Анна</b>', 'not-a-name'],
  ['Анна 🙂', 'not-a-name'],
  ['Анна, Петровна', 'not-a-name'],
  ['а'.repeat(61), 'too-long'],
] as const)('refuses %j: %s', (typed, reason) => {
  expect(parseNamePart(typed)).toEqual({ ok: false, reason })
})

it('changes nothing in what it has read once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
      const once = parseNamePart(typed)
      expect(once.ok ? parseNamePart(once.value) : once).toEqual(once)
    }),
  )
})

it('writes a name in full, with initials, and as a colleague is addressed', () => {
  const anna = { surname: 'Иванова', givenName: 'Анна', patronymic: 'Петровна' }
  expect([fullName(anna), shortName(anna), politeName(anna)]).toEqual([
    'Иванова Анна Петровна',
    'Иванова А. П.',
    'Анна Петровна',
  ])
  const peter = { surname: 'Ли', givenName: 'Пётр', patronymic: '' }
  expect([fullName(peter), shortName(peter), politeName(peter)]).toEqual(['Ли Пётр', 'Ли П.', 'Пётр'])
  const nobody = { surname: null, givenName: null, patronymic: null }
  expect([fullName(nobody), shortName(nobody), politeName(nobody)]).toEqual(['', '', ''])
})

it.each([
  ['История и обществознание', 'история и обществознание'],
  ['ОБЗР', 'ОБЗР'],
  ['Урок по ФГОС', 'урок по ФГОС'],
  ['Russian and literature', 'Russian and literature'],
])('puts %s into a sentence as %s', (label, inside) => {
  expect(inSentence(label)).toBe(inside)
})
