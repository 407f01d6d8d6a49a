import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { addDays } from '../../src/calendar/day.ts'
import { differencesOf } from '../../src/programmes/differences.ts'
import { edited } from '../../src/programmes/edit.ts'
import { adviceOn, missingIn } from '../../src/programmes/missing.ts'
import { lastDayOf, periodProblem, proposedPeriod } from '../../src/programmes/period.ts'
import { exchanged, inPlanOrder } from '../../src/programmes/plan.ts'
import {
  type Activity,
  type Content,
  isAgreed,
  type Status,
  type Version,
  waitingFor,
} from '../../src/programmes/programme.ts'
import { chosenEntries, difficultiesFrom, marksFrom, successFrom } from '../../src/programmes/proposal.ts'
import { parseResults } from '../../src/programmes/words.ts'

const activity = (key: string, dueOn: string, change: Partial<Activity> = {}): Activity => ({
  key,
  title: `Activity ${key}`,
  difficulty: 'lesson',
  form: 'talk',
  outcome: null,
  dueOn,
  place: 1,
  templateKey: null,
  ...change,
})

const content: Content = {
  kinds: ['traditional'],
  startsOn: '2026-10-05',
  endsOn: '2027-05-31',
  difficulties: ['lesson'],
  strengths: [],
  goal: 'A goal',
  results: ['A result'],
  activities: [activity('a', '2026-10-12'), activity('b', '2026-11-09'), activity('c', '2026-12-14')],
}

describe('the period of a programme', () => {
  it.each([
    ['2026-09-01', '2026-11-29', 'short'],
    ['2026-09-01', '2026-11-30', undefined],
    ['2026-11-30', '2027-02-27', undefined],
    ['2026-09-01', '2027-08-31', undefined],
    ['2026-09-01', '2027-09-01', undefined],
    ['2026-09-01', '2027-09-02', 'long'],
    ['2026-09-01', '2026-09-01', 'backwards'],
    ['2026-09-01', '2026-08-01', 'backwards'],
  ])('from %s to %s is %s (regulation 1.2)', (startsOn, endsOn, problem) => {
    expect(periodProblem({ startsOn, endsOn })).toBe(problem)
  })

  it('is the order’s, a year at most, or nine months where the order says nothing', () => {
    expect(proposedPeriod({ startsOn: '2026-10-05', endsOn: '2027-05-31' }, '2026-11-01').endsOn).toBe('2027-05-31')
    expect(proposedPeriod({ startsOn: '2026-10-05', endsOn: '2028-05-31' }, '2026-11-01').endsOn).toBe('2027-10-04')
    expect(proposedPeriod({ startsOn: null, endsOn: null }, '2026-11-01')).toEqual({
      startsOn: '2026-11-01',
      endsOn: lastDayOf('2026-11-01', 9),
    })
  })
})

describe('what is missing', () => {
  it('is nothing in a whole programme, and every part of an empty one', () => {
    expect(missingIn(content)).toEqual([])
    const empty = { ...content, kinds: [], difficulties: [], goal: null, activities: [], endsOn: '2026-10-31' }
    expect(missingIn(empty).map(({ what }) => what)).toEqual(['goal', 'kinds', 'difficulties', 'activities', 'period'])
    const late = { ...content, activities: [activity('a', '2027-06-01')] }
    expect(missingIn(late)).toEqual([{ what: 'outside', titles: ['Activity a'] }])
  })

  it('does not ask for more than one activity where one meeting is all there is (regulation 2.3)', () => {
    const speed = { ...content, kinds: ['speed'], endsOn: '2027-01-04', activities: [activity('a', '2026-10-12')] }
    expect(missingIn(speed)).toEqual([])
    const party = { endsOn: '2026-12-31', mentees: [] }
    expect(adviceOn(speed, party)).toEqual([{ what: 'speed' }, { what: 'order', endsOn: '2026-12-31' }])
    const uncovered = adviceOn({ ...content, difficulties: ['lesson', 'law'] }, { endsOn: null, mentees: [] })
    expect(uncovered).toEqual([{ what: 'uncovered', difficulties: ['law'] }])
  })
})

describe('what a version changes', () => {
  it('is said part by part, whatever changed; of the same version nothing', () => {
    expect(differencesOf(content, content)).toEqual([])
    const [a, b] = content.activities
    if (!a || !b) throw new Error('the plan is above')
    const after: Content = {
      ...content,
      endsOn: '2027-08-31',
      kinds: ['traditional', 'remote'],
      goal: 'Another',
      activities: [
        { ...a, dueOn: '2026-10-19', title: 'Renamed' },
        { ...b, form: 'online' },
        activity('d', '2027-01-18'),
      ],
    }
    expect(differencesOf(content, after).map(({ what }) => what)).toEqual([
      'period',
      'kinds',
      'goal',
      'removed',
      'moved',
      'renamed',
      'changed',
      'added',
    ])
  })
})

describe('an edit', () => {
  it('ends where it was meant to end, however often it is made', () => {
    const edits = fc.oneof(
      fc.record({ what: fc.constant('kind' as const), kind: fc.constantFrom('speed', 'group'), isOn: fc.boolean() }),
      fc.record({ what: fc.constant('goal' as const), goal: fc.string() }),
      fc.record({ what: fc.constant('remove' as const), key: fc.constantFrom('a', 'b', 'z') }),
      fc.record({
        what: fc.constant('add' as const),
        activity: fc.constant({ ...activity('n', '2027-02-01'), templateKey: 'lesson.map' }),
      }),
    )
    fc.assert(
      fc.property(edits, (edit) => {
        const once = edited(content, edit)
        const twice = once.ok ? edited(once.content, edit) : once
        expect(once.ok && twice.ok && !twice.isChanged && twice.content).toEqual(once.ok && once.content)
      }),
    )
  })

  it('refuses a period that the regulation does not know, and what is not there', () => {
    expect(edited(content, { what: 'period', startsOn: '2026-10-05', endsOn: '2026-12-01' })).toEqual({
      ok: false,
      reason: 'short',
    })
    expect(edited(content, { what: 'activity', key: 'z', change: { title: 'T' } })).toEqual({
      ok: false,
      reason: 'gone',
    })
  })

  it('exchanges neighbours, also of one day, and loses none', () => {
    const days = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 2, maxLength: 6 })
    fc.assert(
      fc.property(days, fc.nat(), (all, chosen) => {
        const plan = inPlanOrder(
          all.map((day, index) => activity(String(index), addDays('2026-10-05', day), { place: index + 1 })),
        )
        const key = plan[chosen % plan.length]?.key ?? ''
        const place = plan.findIndex((one) => one.key === key)
        const after = edited({ ...content, activities: plan }, { what: 'exchange', key, step: 1 })
        const keys = after.ok ? after.content.activities.map((one) => one.key) : []
        expect(keys.toSorted()).toEqual(plan.map((one) => one.key).toSorted())
        expect(keys.indexOf(key)).toBe(Math.min(place + 1, plan.length - 1))
      }),
    )
    expect(exchanged(content.activities, 'a', -1)).toBeUndefined()
  })
})

describe('who is waited for', () => {
  const person = (personId: string) => ({
    personId,
    name: { surname: personId, givenName: null, patronymic: null },
    post: null,
    organisationId: 'school',
  })
  const organisation = { id: 'school', kind: 'SCHOOL', parentId: null, shortName: 'School', timeZone: 'UTC' } as const
  const party = {
    pairId: 'pair',
    organisation,
    isActive: true,
    kinds: [],
    startsOn: null,
    endsOn: null,
    order: null,
    mentor: person('mentor'),
    mentees: [person('one'), person('other')],
  }
  const answer = (personId: string, revision: number, wish: string | null = null) => ({
    ...person(personId),
    revision,
    wish,
    at: new Date('2026-10-05T05:00:00Z'),
  })
  const version = (status: Status, answers: Version['answers']): Version => ({
    ...content,
    id: 'v',
    programmeId: 'p',
    pairId: 'pair',
    number: 1,
    status,
    reason: null,
    revision: 2,
    startedAt: new Date('2026-10-05T05:00:00Z'),
    approved: null,
    head: null,
    answers,
  })

  it('is everybody who has not accepted this very revision', () => {
    const answers = [answer('mentor', 2), answer('one', 1), answer('other', 2, 'Less')]
    const waiting = waitingFor(version('PROPOSED', answers), party)
    expect(waiting.map(({ personId }) => personId)).toEqual(['one', 'other'])
  })

  it('is nobody who has left the group, and again somebody once they come into it', () => {
    const shown = version('PROPOSED', [answer('mentor', 2), answer('one', 2)])
    expect(isAgreed(shown, party)).toBe(false)
    expect(isAgreed(shown, { ...party, mentees: [person('one')] })).toBe(true)
    expect(isAgreed({ ...shown, status: 'DRAFT' }, { ...party, mentees: [person('one')] })).toBe(false)
  })
})

describe('what is proposed first', () => {
  const first = { difficulties: ['discipline', 'lesson'], main: ['lesson'], 'hardness.lesson': 7, success: 'Calm' }
  const second = { difficulties: ['law'], success: 'Secret' }

  it('is about what each put first, by turns; of a group no words of one mentee', () => {
    expect(difficultiesFrom([first, second])).toEqual(['lesson', 'law', 'discipline'])
    expect(successFrom([first])).toBe('Calm')
    expect(successFrom([first, second])).toBeUndefined()
    expect(marksFrom([first])).toEqual([{ difficulty: 'lesson', now: 7, aim: 4 }])
    expect(marksFrom([first, second])).toEqual([])
  })

  it('has as many activities as the months hold, and one for one meeting', () => {
    const entry = (difficulty: string) => (key: string) => ({
      key,
      difficulty,
      form: 'talk',
      title: key,
      outcome: null,
    })
    const catalogue = [['a', 'b', 'c', 'd'].map(entry('lesson')), ['x', 'y', 'z'].map(entry('law'))]
    const chosen = (kinds: string[], endsOn: string) =>
      chosenEntries({ kinds, startsOn: '2026-10-05', endsOn }, catalogue).map(({ key }) => key)
    expect(chosen(['remote'], '2027-01-04')).toEqual(['a', 'x', 'b', 'y', 'c'])
    expect(chosen(['remote'], '2027-10-04')).toHaveLength(7)
    expect(chosen(['speed'], '2027-01-04')).toEqual(['a'])
  })
})

describe('results as typed', () => {
  it('are one a line without their marks, seven at most', () => {
    expect(parseResults('1. One\n— Two\n\n• Three\nTwo')).toEqual({ ok: true, value: ['One', 'Two', 'Three'] })
    expect(parseResults('a\nb\nc\nd\ne\nf\ng\nh').ok).toBe(false)
    expect(parseResults(' \n').ok).toBe(false)
  })
})
