import { describe, expect, it } from 'vitest'
import { accepts, readTyped } from '../../src/questionnaires/answer.ts'
import type { Question } from '../../src/questionnaires/question.ts'

const years: Question = { id: 'years', number: { min: 0, max: 60, decimals: 1 } }
const pupils: Question = { id: 'pupils', number: { min: 1, max: 40 } }
const scale: Question = { id: 'sure', scale: { from: 1, to: 10 } }
const words: Question = { id: 'words', text: { max: 10 } }
const one: Question = { id: 'one', one: ['hour', 'more'] }
const post: Question = { id: 'post', one: ['teacher'], ownWords: { max: 20 } }
const days: Question = { id: 'days', many: ['monday', 'friday'], max: 2 }
const subjects: Question = { id: 'subjects', many: ['physics', 'history'], ownWords: { max: 20 } }

const labels: Record<string, string> = {
  hour: '1–2 часа',
  more: 'Ещё больше',
  teacher: 'Учитель',
  monday: 'Понедельник',
  friday: 'Пятница',
  physics: 'Физика',
  history: 'История, обществознание',
}
const read = (question: Question, typed: string) => readTyped(question, typed, (option) => labels[option] ?? option)
const value = (question: Question, typed: string) => {
  const reading = read(question, typed)
  return reading.ok ? reading.value : reading.reason
}

describe('a number', () => {
  it.each([
    ['5', 5],
    [' 5 ', 5],
    ['5 лет', 5],
    ['примерно 5 лет', 5],
    ['5,5', 5.5],
    ['5.5', 5.5],
    ['０５', 5],
    ['0', 0],
    ['60', 60],
    ['5,04', 5],
  ])('is found in «%s»', (typed, number) => {
    expect(value(years, typed)).toBe(number)
  })

  it.each([
    ['пять', 'not-a-number'],
    ['5-6 лет', 'not-a-number'],
    ['с 2015 по 2020', 'not-a-number'],
    ['1.2.3', 'not-a-number'],
    ['Infinity', 'not-a-number'],
    ['с 2015 года', 'too-big'],
    ['9'.repeat(400), 'too-big'],
    ['60,1', 'too-big'],
    ['-1', 'too-small'],
    ['−1', 'too-small'],
    [' \u200b ', 'empty'],
  ])('is not found in «%s»: %s', (typed, reason) => {
    expect(value(years, typed)).toBe(reason)
  })

  it('is whole where halves mean nothing', () => {
    expect([value(pupils, '20,5'), value(pupils, '20,0'), value(scale, '7,5'), value(scale, '7')]).toEqual([
      'not-whole',
      20,
      'not-whole',
      7,
    ])
  })

  it('says the limit that it breaks', () => {
    expect([read(scale, '0'), read(scale, '11')]).toEqual([
      { ok: false, reason: 'too-small', min: 1 },
      { ok: false, reason: 'too-big', max: 10 },
    ])
  })
})

describe('words', () => {
  it('are cleaned before they are kept', () => {
    expect(value(words, '  а\u0000б\ud800\r\n\r\n\r\nв ')).toBe('аб\n\nв')
  })

  it('are as long as people see them', () => {
    expect(value(words, '👩‍🏫'.repeat(3))).toBe('👩‍🏫'.repeat(3))
    expect(read(words, '👩'.repeat(11))).toEqual({ ok: false, reason: 'too-long', max: 10, length: 11 })
  })

  it('are refused when nothing of them is visible', () => {
    expect(['', '  ', '\u0000', '\ud800', '\u200b\u2060'].map((typed) => value(words, typed))).toEqual(
      Array(5).fill('empty'),
    )
  })
})

describe('a choice', () => {
  it('may be typed as it stands on the button', () => {
    expect([value(one, '1–2 часа'), value(one, 'еще  БОЛЬШЕ'), value(one, 'много')]).toEqual([
      'hour',
      'more',
      'not-an-option',
    ])
  })

  it('takes own words where the question allows them', () => {
    expect([value(post, 'учитель'), value(post, 'Лаборант')]).toEqual(['teacher', 'Лаборант'])
    expect(read(post, 'а'.repeat(21))).toEqual({ ok: false, reason: 'too-long', max: 20, length: 21 })
  })

  it('of several takes a list, in any mixture', () => {
    expect(value(subjects, 'Физика, астрономия;физика\n, ')).toEqual(['physics', 'астрономия'])
    expect(value(subjects, 'история, обществознание')).toEqual(['history'])
    expect(value(days, 'пятница')).toEqual(['friday'])
    expect(value(days, 'пятница, вторник')).toBe('not-an-option')
    expect(value(subjects, ' ,;')).toBe('empty')
  })
})

describe('a value from a button or from elsewhere', () => {
  it('is an answer only if the question offers it', () => {
    expect([accepts(one, 'hour'), accepts(one, 'day'), accepts(one, ['hour']), accepts(one, 1)]).toEqual([
      true,
      false,
      false,
      false,
    ])
    expect([accepts(post, 'Лаборант'), accepts(post, ''), accepts(post, ' с краю')]).toEqual([true, false, false])
    expect([accepts(days, ['monday']), accepts(days, []), accepts(days, ['sunday'])]).toEqual([true, false, false])
    expect(accepts({ id: 'd', many: ['a', 'b', 'c'], max: 2 }, ['a', 'b', 'c'])).toBe(false)
    expect([accepts(scale, 1), accepts(scale, 10), accepts(scale, 0), accepts(scale, 11), accepts(scale, 1.5)]).toEqual(
      [true, true, false, false, false],
    )
    expect([accepts(years, 0), accepts(years, 60.5), accepts(years, NaN), accepts(years, '5')]).toEqual([
      true,
      false,
      false,
      false,
    ])
    expect([accepts(words, 'да'), accepts(words, 'а'.repeat(11)), accepts(words, 5)]).toEqual([true, false, false])
  })
})
