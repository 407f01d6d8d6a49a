import { describe, expect, it } from 'vitest'
import { isSure, proposeForms } from '../../src/documents/cases.ts'
import { cases, mayBeForm, shortForms } from '../../src/documents/forms.ts'
import { fullName, type NameParts } from '../../src/people/name.ts'
import { knownNames } from './names.ts'

const nameOf = (text: string): NameParts => {
  const [surname = '', givenName = '', ...patronymic] = text.split(' ')
  return { surname, givenName, patronymic: patronymic.join(' ') || null }
}

describe('a name in its cases', () => {
  it('is proposed right or is left to a person: none of 300 is wrong and easy', () => {
    const all = knownNames().map(({ name, forms }) => {
      const proposed = proposeForms(name)
      const isRight = cases.every((which) => proposed[which] === forms[which])
      return { name: fullName(name), isRight, isSure: isSure(name) }
    })
    const wrong = all.filter((one) => !one.isRight)
    const counts = {
      all: all.length,
      right: all.length - wrong.length,
      wrongButAsked: wrong.filter((one) => !one.isSure).length,
      wrongAndEasy: wrong.filter((one) => one.isSure).length,
    }
    console.info('names in their cases:', JSON.stringify(counts))
    expect(wrong.filter((one) => one.isSure)).toEqual([])
    expect(counts).toEqual({ all: 328, right: 306, wrongButAsked: 22, wrongAndEasy: 0 })
  })

  it.each([
    'Иванова Анна Петровна',
    'Достоевский Фёдор Михайлович',
    'Климова Вера',
    'Кузнецов Илья Ильич',
    'Соловьёва Софья Никитична',
  ])('is easy: %s', (name) => expect(isSure(nameOf(name))).toBe(true))

  it.each([
    ['Шевченко Анна Петровна', '-ко'],
    ['Седых Иван Ильич', '-ых'],
    ['Горячий Иван Ильич', '-чий'],
    ['Швец Иван Ильич', '-ец'],
    ['Римская-Корсакова Анна Петровна', 'double'],
    ['Калина Анна Петровна', 'a word of its own'],
    ['Дарвин Иван Иванович', 'foreign, -ин'],
    ['Иванов Ахмед Гасан оглы', 'оглы'],
    ['Алиева Лейла Гасан кызы', 'кызы'],
    ['Иванова Айгуль', 'a rare given name'],
    ['Smith John', 'Latin letters'],
    ['Ли Вэй', 'gender unknown'],
    [`${'Долг'.repeat(12)}ов Иван Александрович`, 'too long for a list'],
  ])('is left to a person: %s (%s)', (name) => expect(isSure(nameOf(name))).toBe(false))

  it('stays as it is where the gender is not known', () => {
    const { nominative, ...rest } = proposeForms(nameOf('Ли Вэй'))
    expect(new Set(Object.values(rest))).toEqual(new Set([nominative]))
  })

  it('is shortened to initials, with the surname in its case', () => {
    const double = nameOf('Римская-Корсакова Анна Петровна')
    expect(shortForms(proposeForms(double), double).dative).toBe('Римской-Корсаковой А. П.')
    const eastern = nameOf('Алиев Рустам Гасан оглы')
    expect(shortForms(proposeForms(eastern), eastern).instrumental).toBe('Алиевым Р. Г.')
  })

  it.each([
    ['Львова Льва Павловича', true],
    ['львова льва павловича', true],
    ['Львова Льва', false],
    ['Петрова Льва Павловича', false],
    ['Львова {Льва} Павловича', false],
  ])('may be typed as «%s»: %s', (typed, isRight) => expect(mayBeForm('Львов Лев Павлович', typed)).toBe(isRight))
})
