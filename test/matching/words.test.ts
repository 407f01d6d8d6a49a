import { expect, it } from 'vitest'
import { textsIn } from '../../src/i18n/texts.ts'
import type { Mentee, Mentor } from '../../src/matching/candidate.ts'
import { kindsFor } from '../../src/matching/kinds.ts'
import { scoreOf } from '../../src/matching/score.ts'
import { plainReasons, reasonLines } from '../../src/matching/view/words.ts'

const mentee: Mentee = {
  listingId: 'e',
  personId: 'e',
  organisationId: 'one',
  hasConsent: true,
  isPaused: false,
  post: 'teacher',
  subjects: ['physics'],
  years: 3,
  difficulties: [
    { difficulty: 'discipline', mark: 9 },
    { difficulty: 'digital', mark: null },
  ],
  help: ['talk', 'seminar'],
  frequency: 'weekly',
  wished: '',
  unwished: '',
  together: [],
  declined: [],
  silent: [],
}
const mentor: Mentor = {
  listingId: 'r',
  personId: 'r',
  organisationId: 'one',
  hasConsent: true,
  isPaused: false,
  post: 'teacher',
  subjects: ['physics'],
  years: 21,
  name: { surname: 'Орлов', givenName: 'Пётр', patronymic: 'Львович' },
  strengths: ['discipline', 'digital'],
  kinds: ['traditional', 'remote', 'group'],
  hours: 'oneToTwo',
  reach: 'ownSchool',
  places: 2,
  taken: 0,
}

const notes: readonly (readonly [string, Partial<Mentee>, Partial<Mentor>, string])[] = [
  [
    'what is hardest',
    {},
    { strengths: ['digital'] },
    'самое трудное в запросе не названо среди сильных сторон наставника: дисциплина и конфликты.',
  ],
  ['a silence', { silent: ['r'] }, {}, 'прошлое предложение этим двоим осталось без ответа.'],
  ['another subject', {}, { subjects: ['music', 'none'] }, 'предметы разные, наставник ведёт: музыка.'],
  [
    'another kind of help',
    { help: ['seminar'] },
    { kinds: ['remote'] },
    'удобнее всего была бы другая помощь: семинар или мастер-класс.',
  ],
  [
    'too little time',
    { frequency: 'often' },
    { hours: 'underOne' },
    'встречаться хотят: чаще раза в неделю, а у наставника на всех в неделю: меньше часа.',
  ],
  ['the way', {}, { organisationId: 'two', reach: 'district' }, 'школы разные, на встречи придётся ездить.'],
  ['the distance', {}, { organisationId: 'two', reach: 'remote' }, 'школы разные, встречи будут на расстоянии.'],
  ['fewer years', { years: 21 }, { years: 1 }, 'стаж наставника (1 год) не больше, чем у наставляемого.'],
]

it.each(notes)('warns of %s', (_, one, other, said) => {
  const lines = reasonLines(textsIn('ru'), scoreOf({ ...mentee, ...one }, { ...mentor, ...other }))
  expect(lines.at(-1)).toBe(`<b>Обратите внимание:</b> ${said}`)
  const english = reasonLines(textsIn('en'), scoreOf({ ...mentee, ...one }, { ...mentor, ...other }))
  expect(english.at(-1)).toMatch(/^<b>Please note:<\/b> [^а-яё]+$/i)
})

it('names the colleague of the wish to the curator, and nobody else', () => {
  const { terms } = scoreOf({ ...mentee, wished: 'Хорошо бы Петра Львовича' }, mentor)
  expect(reasonLines(textsIn('ru'), { score: 0, terms })).toContain('• Этого коллегу назвали в запросе')
  expect(plainReasons(textsIn('ru'), terms)).toEqual([
    'сильные стороны наставника отвечают тому, что трудно',
    'предметы совпадают или близки',
    'помощь такая, какую удобнее получать',
  ])
})

it('begins with the kinds in which the mentor gives the help that is handy, at a distance where the schools differ', () => {
  expect(kindsFor(mentee, mentor)).toEqual(['traditional', 'remote'])
  expect(kindsFor({ ...mentee, help: ['stepByStep'] }, mentor)).toEqual(['traditional'])
  const far = { ...mentor, organisationId: 'two', reach: 'remote' }
  expect(kindsFor({ ...mentee, help: ['stepByStep'] }, far)).toEqual(['remote', 'traditional'])
  expect(kindsFor(mentee, { ...mentor, kinds: ['group'] })).toEqual(['traditional'])
  // Of the same school, and nobody asked for letters.
  expect(kindsFor({ ...mentee, help: ['stepByStep'] }, { ...mentor, kinds: ['remote'] })).toEqual(['traditional'])
})
