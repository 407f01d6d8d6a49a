import { describe, expect, it } from 'vitest'
import { type Answered, meansOf, warningsOf } from '../../src/surveys/reading.ts'
import { menteeSurvey, mentorSurvey, wantsOtherMentor } from '../../src/surveys/questionnaires.ts'

const mentor = (personId: string, answers: Answered['answers'] = {}): Answered => ({
  personId,
  questionnaire: mentorSurvey,
  version: 1,
  answers: { time: 7, follows: 8, theory: 1, practice: 9, aspectTeam: 1, wayPhone: 1, independence: 6, ...answers },
})
const mentee = (personId: string, answers: Answered['answers'] = {}): Answered => ({
  personId,
  questionnaire: menteeSurvey,
  version: 1,
  answers: { time: 8, theory: 7, practice: 9, order: 8, frequency: 'weekly', replies: 'always', ...answers },
})

describe('what a pair answered', () => {
  it('gives nothing to heed where all is well: a small share of theory is no bad news', () => {
    expect(warningsOf([mentor('a'), mentee('b')])).toEqual([])
  })

  it('puts a wish for another mentor first, then silence, then marks of four and less', () => {
    const warnings = warningsOf([
      mentor('a', { time: 4, follows: 5 }),
      mentee('b', { order: 1, frequency: 'never' }),
      mentee('c', { change: ['plan', 'mentor'], replies: 'notAlways' }),
    ])
    expect(warnings).toEqual([
      { what: 'other-mentor', personId: 'c' },
      { what: 'no-contact', personId: 'b' },
      { what: 'no-replies', personId: 'c' },
      { what: 'low', personId: 'a', question: 'time', mark: 4 },
      { what: 'low', personId: 'b', question: 'order', mark: 1 },
    ])
  })

  it('says of nobody but a mentee who ticked it that they would like another mentor', () => {
    expect(wantsOtherMentor(mentee('b', { change: ['nothing'] }))).toBe(false)
    expect(wantsOtherMentor(mentor('a', { change: ['mentor'] }))).toBe(false)
    expect(wantsOtherMentor(mentee('b', { change: ['mentor'] }))).toBe(true)
  })
})

describe('the school in figures', () => {
  it('has means of three answers and more, each scale by itself', () => {
    const two = [mentee('a', { time: 5 }), mentee('b', { time: 6 }), mentor('c')]
    expect(meansOf(two, menteeSurvey)).toEqual([])
    const three = [...two, mentee('d', { time: 6 })]
    expect(meansOf(three, menteeSurvey)).toContainEqual({ question: 'time', mean: 5.7, count: 3 })
    expect(meansOf(three, menteeSurvey).map(({ question }) => question)).toEqual([
      'time',
      'theory',
      'practice',
      'order',
    ])
    expect(meansOf(three, mentorSurvey)).toEqual([])
  })
})
