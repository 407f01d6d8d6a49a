import fc from 'fast-check'
import { expect, it } from 'vitest'
import { accepts } from '../../src/questionnaires/answer.ts'
import {
  begin,
  beginAgain,
  currentQuestion,
  draftSchema,
  resume,
  ticked,
  type Draft,
} from '../../src/questionnaires/draft.ts'
import {
  entriesOf,
  isSeveral,
  mostEntries,
  optionsOf,
  type Answers,
  type Question,
  type QuestionPlan,
  type Value,
} from '../../src/questionnaires/question.ts'
import {
  progress,
  questionsAsked,
  relevantAnswers,
  type Questionnaire,
} from '../../src/questionnaires/questionnaire.ts'
import {
  answer,
  answerInWords,
  back,
  change,
  done,
  keep,
  reuse,
  reuseAll,
  skip,
  submit,
  tick,
  type Decision,
} from '../../src/questionnaires/steps.ts'

// Invented questionnaires with branches, comments, groups and optional questions in any mixture.
const isEven = (value: Value | undefined) => value !== undefined && JSON.stringify(value).length % 2 === 0
const kind = fc.constantFrom(
  { one: ['a', 'bb', 'ccc'] },
  { many: ['a', 'bb', 'ccc'], ownWords: { max: 5 } },
  { many: ['a', 'bb', 'ccc'], alone: ['ccc'], max: 2 },
  { scale: { from: 1, to: 10 } },
  { number: { min: 0, max: 200 } },
  { text: { max: 5 } },
  { ranked: ['a', 'bb', 'ccc'], max: 2 },
  // Of what was chosen before, where anything could be.
  'ranked-of-chosen' as const,
  'each-of-chosen' as const,
)
type Part = { kind: object | string; optional: boolean; branch: boolean; commented: boolean; grouped: boolean }
const questionnaires: fc.Arbitrary<Questionnaire> = fc
  .array(
    fc.record({ kind, optional: fc.boolean(), branch: fc.boolean(), commented: fc.boolean(), grouped: fc.boolean() }),
    {
      minLength: 1,
      maxLength: 7,
    },
  )
  .map((parts) => ({ key: 'law', version: 1, questions: parts.reduce(withQuestion, []) }))

function withQuestion(before: readonly QuestionPlan[], part: Part, index: number): QuestionPlan[] {
  const asked = part.branch && index > 0 ? { askedIf: (answers: Answers) => isEven(answers[`q${index - 1}`]) } : {}
  const comment = part.commented ? { comment: { when: isEven, max: 5, optional: index % 2 === 0 } } : {}
  const group = part.grouped ? { group: `g${Math.floor(index / 2)}` } : {}
  const own = kindOf(part.kind, before)
  // As: each kind above is one of a plan's.
  return [
    ...before,
    { id: `q${index}`, optional: part.optional, ...own, ...asked, ...comment, ...group } as QuestionPlan,
  ]
}

function kindOf(wanted: object | string, before: readonly QuestionPlan[]): object {
  if (typeof wanted === 'object') return wanted
  const source = before.findLast((plan) => !plan.each && ('many' in plan || 'ranked' in plan))?.id
  if (source === undefined) return { text: { max: 5 } }
  return wanted === 'ranked-of-chosen'
    ? { ranked: { chosenAt: source }, max: 2 }
    : { scale: { from: 1, to: 10 }, each: { of: source, things: (answers: Answers) => entriesOf(answers, source) } }
}

type Step = {
  kind: 'answer' | 'words' | 'tick' | 'untick' | 'done' | 'skip' | 'back' | 'keep' | 'reuse' | 'change'
  pick: number
  stale: boolean
}
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(
      'answer',
      'answer',
      'words',
      'tick',
      'tick',
      'untick',
      'done',
      'done',
      'skip',
      'back',
      'keep',
      'reuse',
      'change',
    ),
    pick: fc.nat(20),
    stale: fc.boolean(),
  }),
  { maxLength: 40 },
)

/** A value that the question takes. */
function valueFor(question: Question, pick: number): Value {
  if ('one' in question) return optionsOf(question)[pick % 3] ?? 'a'
  if (isSeveral(question)) return [optionsOf(question)[pick % optionsOf(question).length] ?? 'a']
  if ('scale' in question) return 1 + (pick % 10)
  if ('number' in question) return pick * 10
  return 'x'.repeat(1 + (pick % 5))
}

const mayAnswer: Step['kind'][] = ['answer', 'words', 'done', 'skip', 'reuse']

function take(questionnaire: Questionnaire, draft: Draft, step: Step): Decision {
  const all = questionsAsked(questionnaire, draft.answers)
  const current = currentQuestion(questionnaire, draft)
  const question = (step.stale ? all[step.pick % all.length] : current) ?? all[step.pick % all.length]
  if (question === undefined) return { ok: false, reason: 'not-current' }
  const { id } = question
  const value = valueFor(question, step.pick)
  const entry = Array.isArray(value) ? String(value[0]) : String(value)
  switch (step.kind) {
    case 'answer':
      return isSeveral(question) ? { ok: false, reason: 'not-current' } : answer(questionnaire, draft, id, value)
    case 'words':
      return answerInWords(questionnaire, draft, entry, (option) => option)
    case 'tick':
    case 'untick':
      return tick(questionnaire, draft, id, entry, step.kind === 'tick')
    case 'done':
      return done(questionnaire, draft, id)
    case 'skip':
      return skip(questionnaire, draft, id)
    case 'back':
      return back(questionnaire, draft, id)
    case 'keep':
      return keep(questionnaire, draft, id)
    case 'reuse':
      return reuse(questionnaire, draft, id)
    case 'change':
      return change(questionnaire, draft, id)
  }
}

it('never puts an answer into another field than the one on the screen, whatever is pressed, and keeps all others', () => {
  fc.assert(
    fc.property(questionnaires, steps, steps, (questionnaire, formerly, pressed) => {
      let draft = beginAgain(questionnaire, {}, after(questionnaire, formerly).answers)
      for (const step of pressed) {
        const onScreen = draft.status === 'reviewing' ? undefined : draft.questionId
        const decision = take(questionnaire, draft, step)
        if (!decision.ok) continue
        const changed = changedFields(draft.answers, decision.draft.answers)
        expect(changed.filter((id) => id !== onScreen)).toEqual([])
        expect(mayAnswer.includes(step.kind) ? [] : changed).toEqual([])
        const ticks = changedFields(draft.ticks, decision.draft.ticks)
        expect(ticks.filter((id) => id !== onScreen)).toEqual([])
        draft = decision.draft
      }
    }),
    { numRuns: 1500 },
  )
})

it('stands after any steps at an asked question or in the review, and survives being stored', () => {
  fc.assert(
    fc.property(questionnaires, steps, (questionnaire, pressed) => {
      const draft = after(questionnaire, pressed)
      expect(draftSchema.parse(JSON.parse(JSON.stringify(draft)))).toEqual(draft)
      expect(resume(questionnaire, draft)).toEqual(draft)
      expect(currentQuestion(questionnaire, draft)?.id).toBe(
        draft.status === 'reviewing' ? undefined : draft.questionId,
      )
      const counting = relevantAnswers(questionnaire, draft.answers)
      const wrong = questionsAsked(questionnaire, draft.answers).filter((question) => {
        const value = counting[question.id]
        return value !== undefined && !accepts(question, value)
      })
      expect(wrong).toEqual([])
    }),
    { numRuns: 1000 },
  )
})

it('comes to the review by answering alone, the number of the question never falling and never passing the total', () => {
  fc.assert(
    fc.property(questionnaires, fc.infiniteStream(fc.nat(20)), (questionnaire, picks) => {
      let draft = begin(questionnaire, {})
      let last = 0
      for (const pick of picks) {
        const question = currentQuestion(questionnaire, draft)
        if (question === undefined) break
        const { number, total } = progress(questionnaire, draft.answers, draft.known, question.id)
        expect(number).toBeGreaterThanOrEqual(last)
        expect(total).toBeGreaterThanOrEqual(number)
        last = number
        draft = answered(questionnaire, draft, question, pick)
      }
      expect(draft.status).toBe('reviewing')
    }),
  )
})

it('sends exactly the answers that count: every required one, no other', () => {
  fc.assert(
    fc.property(questionnaires, steps, fc.infiniteStream(fc.nat(20)), (questionnaire, pressed, picks) => {
      const draft = finished(questionnaire, after(questionnaire, pressed), picks)
      const sent = submit(questionnaire, draft)
      if (!sent.ok) throw new Error('a finished questionnaire is refused')
      const asked = questionsAsked(questionnaire, draft.answers)
      const required = asked.filter(({ optional }) => optional !== true).map(({ id }) => id)
      expect(Object.keys(sent.answers).filter((id) => !asked.some((question) => question.id === id))).toEqual([])
      expect(required.filter((id) => !(id in sent.answers))).toEqual([])
      expect(relevantAnswers(questionnaire, sent.answers)).toEqual(sent.answers)
      expect(Object.entries(sent.answers).filter(([id, value]) => draft.answers[id] !== value)).toEqual([])
    }),
    { numRuns: 1000 },
  )
})

it('asks nothing that is known, and shows it in the review', () => {
  fc.assert(
    fc.property(
      questionnaires,
      fc.array(fc.nat(20), { minLength: 7, maxLength: 7 }),
      fc.infiniteStream(fc.nat(20)),
      (questionnaire, known, picks) => {
        const values = Object.fromEntries(
          questionnaire.questions
            .slice(0, 3)
            .flatMap((plan, index) => (isPlain(plan) ? [[plan.id, valueFor(plan, known[index] ?? 0)]] : [])),
        )
        let draft = begin(questionnaire, values)
        for (const pick of picks) {
          const question = currentQuestion(questionnaire, draft)
          if (question === undefined) break
          expect(Object.keys(values)).not.toContain(question.id)
          draft = answered(questionnaire, draft, question, pick)
        }
        expect(draft.answers).toMatchObject(values)
      },
    ),
  )
})

it('ranks only what was chosen, nothing twice, never more than may be', () => {
  fc.assert(
    fc.property(questionnaires, steps, (questionnaire, pressed) => {
      const draft = after(questionnaire, pressed)
      const counting = relevantAnswers(questionnaire, draft.answers)
      for (const question of questionsAsked(questionnaire, draft.answers)) {
        if (!('ranked' in question)) continue
        expect(optionsOf(question).length).toBeGreaterThan(1)
        for (const entries of [ticked(draft, question), entriesOf(counting, question.id)]) {
          expect(entries.filter((entry) => !optionsOf(question).includes(entry))).toEqual([])
          expect(new Set(entries).size).toBe(entries.length)
          expect(entries.length).toBeLessThanOrEqual(mostEntries(question))
        }
      }
    }),
    { numRuns: 1000 },
  )
})

it('asks about each thing chosen, once, in its order, and about nothing else', () => {
  fc.assert(
    fc.property(questionnaires, steps, (questionnaire, pressed) => {
      const { answers } = after(questionnaire, pressed)
      const asked = questionsAsked(questionnaire, answers)
      expect(new Set(asked.map(({ id }) => id)).size).toBe(asked.length)
      for (const plan of questionnaire.questions) {
        if (!plan.each || plan.askedIf?.(relevantAnswers(questionnaire, answers)) === false) continue
        const things = plan.each.things(relevantAnswers(questionnaire, answers))
        const own = asked.filter(({ id, thing }) => thing && id.startsWith(`${plan.id}.`))
        expect(own.map(({ thing }) => thing && ('words' in thing ? thing.words : thing.entry))).toHaveLength(
          things.length,
        )
      }
    }),
    { numRuns: 1000 },
  )
})

it('goes with all the former answers straight to the review, and sends exactly them', () => {
  fc.assert(
    fc.property(questionnaires, steps, fc.infiniteStream(fc.nat(20)), (questionnaire, pressed, picks) => {
      const sent = submit(questionnaire, finished(questionnaire, after(questionnaire, pressed), picks))
      if (!sent.ok) throw new Error('a finished questionnaire is refused')
      const again = beginAgain(questionnaire, {}, sent.answers)
      expect(relevantAnswers(questionnaire, again.answers)).toEqual({})
      if (again.status === 'reviewing') return
      const reused = moved(reuseAll(questionnaire, again))
      expect(reused.status).toBe('reviewing')
      expect(submit(questionnaire, reused)).toEqual(sent)
      expect(reuseAll(questionnaire, reused)).toEqual({ ok: false, reason: 'not-current' })
    }),
    { numRuns: 1000 },
  )
})

function isPlain(plan: QuestionPlan): plan is Question {
  return !plan.each && !('ranked' in plan && 'chosenAt' in plan.ranked)
}

function after(questionnaire: Questionnaire, pressed: readonly Step[]): Draft {
  return pressed.reduce(
    (draft, step) => {
      const decision = take(questionnaire, draft, step)
      return decision.ok ? decision.draft : draft
    },
    begin(questionnaire, {}),
  )
}

function answered(questionnaire: Questionnaire, draft: Draft, question: Question, pick: number): Draft {
  const value = valueFor(question, pick)
  const ready = isSeveral(question) && ticked(draft, question).length === 0
  const marked =
    ready && Array.isArray(value) ? moved(tick(questionnaire, draft, question.id, String(value[0]), true)) : draft
  return moved(
    isSeveral(question) ? done(questionnaire, marked, question.id) : answer(questionnaire, draft, question.id, value),
  )
}

function finished(questionnaire: Questionnaire, draft: Draft, picks: Iterable<number>): Draft {
  let last = draft.status === 'changing' ? moved(back(questionnaire, draft, draft.questionId)) : draft
  for (const pick of picks) {
    const question = currentQuestion(questionnaire, last)
    if (question === undefined) break
    last = answered(questionnaire, last, question, pick)
  }
  return last
}

function moved(decision: Decision): Draft {
  if (!decision.ok) throw new Error(`refused: ${decision.reason}`)
  return decision.draft
}

function changedFields(before: Readonly<Record<string, unknown>>, now: Readonly<Record<string, unknown>>): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(now)])].filter((id) => before[id] !== now[id])
}
