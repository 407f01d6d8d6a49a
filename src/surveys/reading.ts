import { memberOf, type Pair, schoolsOf } from '../pairs/pair.ts'
import type { Member } from '../people/actor.ts'
import { may } from '../people/policy.ts'
import type { Answers } from '../questionnaires/question.ts'
import { relevantAnswers } from '../questionnaires/questionnaire.ts'
import { menteeSurvey, mentorSurvey, surveyAnswered, wantsOtherMentor } from './questionnaires.ts'

/** What one person of a pair answered. */
export type Answered = {
  readonly personId: string
  readonly questionnaire: string
  readonly version: number
  readonly answers: Answers
}

/** Not for one of the pair, should they be a curator too: they would read what the other said of them. */
export function mayReadSurvey(member: Pick<Member, 'personId' | 'roles'>, pair: Pair): boolean {
  if (memberOf(pair, member.personId)) return false
  return schoolsOf(pair).some((organisation) => may(member, 'survey.read', { organisation }))
}

/** What the curator reads first: a wish for another mentor, a question left open, no contact at all, a low mark. */
export type Warning =
  | { readonly what: 'other-mentor' | 'no-replies' | 'no-contact'; readonly personId: string }
  | { readonly what: 'low'; readonly personId: string; readonly question: string; readonly mark: number }

/** A mark up to this one asks for a talk. */
const lowMark = 4

/** Marks where a low one is bad news; of shares of time and of what matters most, it is not. */
const judging: Readonly<Record<string, readonly string[]>> = {
  [mentorSurvey]: ['time', 'follows', 'independence', 'level'],
  [menteeSurvey]: ['time', 'theory', 'practice', 'order'],
}

/** The wish for another mentor first, low marks last. */
export function warningsOf(all: readonly Answered[]): Warning[] {
  const wishes = all.filter(wantsOtherMentor).map(({ personId }) => ({ what: 'other-mentor', personId }) as const)
  return [...wishes, ...all.flatMap(silenceOf), ...all.flatMap(lowOf)]
}

function silenceOf(one: Answered): Warning[] {
  const { personId, questionnaire } = one
  const { frequency, replies } = countingOf(one)
  if (questionnaire !== menteeSurvey) return []
  return [
    ...(frequency === 'never' ? [{ what: 'no-contact', personId } as const] : []),
    ...(replies === 'notAlways' ? [{ what: 'no-replies', personId } as const] : []),
  ]
}

function lowOf(one: Answered): Warning[] {
  const { personId } = one
  return (judging[one.questionnaire] ?? []).flatMap((question) => {
    const mark = markOf(one, question)
    return mark !== undefined && mark <= lowMark ? [{ what: 'low', personId, question, mark } as const] : []
  })
}

/** What both sides are asked about with the same scale. */
export const comparisons = [
  { what: 'time', mentor: 'time', mentee: 'time' },
  { what: 'theory', mentor: 'theory', mentee: 'theory' },
  { what: 'practice', mentor: 'practice', mentee: 'practice' },
  { what: 'order', mentor: 'aspectOrder', mentee: 'order' },
] as const

/** The mark that counts; undefined where there is none. */
export function markOf(one: Answered, question: string): number | undefined {
  const value = countingOf(one)[question]
  return typeof value === 'number' ? value : undefined
}

/** Fewer answers would tell whose they are (2.G): no figure is shown of them. */
export const fewest = 3

export type Mean = { readonly question: string; readonly mean: number; readonly count: number }

/** The mean of every scale of the questionnaire, in its order, of at least three answers; newest version last. */
export function meansOf(all: readonly Answered[], questionnaire: string): Mean[] {
  const own = all.filter((one) => one.questionnaire === questionnaire)
  const questions = new Set(
    own.flatMap((one) => surveyAnswered(one).questions.flatMap((plan) => ('scale' in plan ? [plan.id] : []))),
  )
  return [...questions].flatMap((question) => {
    const marks = own.flatMap((one) => markOf(one, question) ?? [])
    const mean = marks.reduce((sum, mark) => sum + mark, 0) / marks.length
    return marks.length < fewest ? [] : [{ question, mean: Math.round(mean * 10) / 10, count: marks.length }]
  })
}

function countingOf(one: Answered): Answers {
  return relevantAnswers(surveyAnswered(one), one.answers)
}
