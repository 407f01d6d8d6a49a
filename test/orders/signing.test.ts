import { describe, expect, it } from 'vitest'
import type { Draft } from '../../src/orders/order.ts'
import { asOf, formOf, lacksOf, type PairFacts, type PersonOfPair } from '../../src/orders/readiness.ts'
import { obstacleOf } from '../../src/orders/signing.ts'

const consent = { givenOn: '2026-10-01', signedOn: null, givenAt: new Date('2026-10-01T05:00:00Z'), finishedAt: null }
const mentor: PersonOfPair = {
  personId: 'mentor',
  role: 'MENTOR',
  organisationId: 'school',
  school: '№ 3',
  surname: 'Иванова',
  givenName: 'Анна',
  patronymic: 'Петровна',
  post: 'teacher',
  consent,
  consents: [consent],
}
const mentee: PersonOfPair = { ...mentor, personId: 'mentee', role: 'MENTEE', surname: 'Лунин' }
const ready: PairFacts = {
  id: 'pair',
  organisationId: 'school',
  isCrossSchool: false,
  status: 'IN_ORDER',
  kinds: ['traditional'],
  legalBasis: 'AGREEMENT',
  agreementNumber: '7',
  agreementOn: '2026-10-01',
  payment: null,
  startsOn: null,
  endsOn: null,
  people: [mentor, mentee],
  left: [],
  approvalsMissing: 0,
}
const draft: Draft = {
  id: 'order',
  organisationId: 'school',
  kind: 'PAIRS',
  status: 'DRAFT',
  draftedById: 'curator',
  draftedAt: new Date('2026-10-05T05:00:00Z'),
  amendsId: null,
  subjectId: null,
  reason: null,
  startsOn: '2026-10-06',
  endsOn: '2027-05-31',
  initiative: null,
  pairs: [{ pairId: 'pair', startsOn: '2026-10-06', endsOn: '2027-05-31', kinds: ['traditional'] }],
}
const active: PairFacts = { ...ready, status: 'ACTIVE', startsOn: '2026-10-06', endsOn: '2027-05-31' }

describe('a pair', () => {
  it('is ready with both consents, a basis and every approval, and says what else it lacks', () => {
    expect(lacksOf(ready)).toEqual([])
    const people = [
      { ...mentor, consent: undefined },
      { ...mentee, consent: undefined },
    ]
    expect(lacksOf({ ...ready, people, legalBasis: null, approvalsMissing: 1 }).map(({ what }) => what)).toEqual([
      'approval',
      'mentor-consent',
      'mentee-consent',
      'basis',
    ])
    expect(lacksOf({ ...ready, status: 'DECLINED' })).toEqual([{ what: 'gone' }])
    expect(lacksOf({ ...ready, people: [mentor] })).toEqual([{ what: 'gone' }])
  })

  it('is a group with two mentees, reverse by its kind', () => {
    expect(formOf(ready)).toBe('pair')
    expect(formOf({ ...ready, kinds: ['reverse'] })).toBe('reverse')
    expect(formOf({ ...ready, people: [mentor, mentee, { ...mentee, personId: 'other' }] })).toBe('group')
  })
})

describe('the number of an order', () => {
  it('is not entered while a pair lacks something, or there is none', () => {
    expect(obstacleOf(draft, [ready], '2026-10-05')).toBeUndefined()
    expect(obstacleOf({ ...draft, pairs: [] }, [], undefined)).toEqual({ what: 'nothing-in-it' })
    const people = [mentor, { ...mentee, consent: undefined }]
    expect(obstacleOf(draft, [{ ...ready, people }], '2026-10-05')).toMatchObject({
      what: 'pairs',
      pairs: [{ lacks: [{ what: 'mentee-consent' }] }],
    })
  })

  it('waits for a new draft where somebody has left a group, and of a pair that fell apart says who did', () => {
    const third = { ...mentee, personId: 'third', surname: 'Чижов', consent: undefined }
    const left = (at: string) => [{ person: third, at: new Date(at) }]
    expect(obstacleOf(draft, [{ ...ready, left: left('2026-10-05T04:00:00Z') }], '2026-10-05')).toBeUndefined()
    const after = { ...ready, left: left('2026-10-05T06:00:00Z') }
    expect(obstacleOf(draft, [after], '2026-10-05')).toMatchObject({
      what: 'pairs',
      pairs: [{ lacks: [{ what: 'left', person: third, hasWithdrawn: true }] }],
    })
    expect(lacksOf({ ...after, status: 'WITHDRAWN', people: [mentor] })).toMatchObject([{ what: 'left' }])
    expect(asOf(after, new Date('2026-10-05T05:30:00Z')).people.map(({ personId }) => personId)).toEqual([
      'mentor',
      'mentee',
      'third',
    ])
    expect(asOf(after, new Date('2026-10-05T07:00:00Z')).people).toHaveLength(2)
  })

  it('of an amendment waits until something changes for each pair, within a year', () => {
    const amendment = { ...draft, kind: 'AMENDMENT' as const, amendsId: 'base' }
    expect(obstacleOf(amendment, [active], undefined)).toEqual({ what: 'no-change' })
    const terms = { pairId: 'pair', startsOn: '2026-10-06', kinds: ['traditional'] }
    const until = (endsOn: string) => obstacleOf({ ...amendment, pairs: [{ ...terms, endsOn }] }, [active], undefined)
    expect(until('2027-06-30')).toBeUndefined()
    expect(until('2027-12-31')).toEqual({ what: 'period', problem: 'too-long' })
    const kinds = ['traditional', 'remote']
    expect(obstacleOf({ ...amendment, pairs: [{ ...terms, kinds, endsOn: '2027-05-31' }] }, [active], undefined)).toBe(
      undefined,
    )
  })

  it('of a cancellation needs three working days from the day of the order, unless the mentor gives it up', () => {
    const ended = (initiative: Draft['initiative'], pair: PairFacts = active) =>
      obstacleOf({ ...draft, kind: 'CANCELLATION', endsOn: '2026-10-07', initiative }, [pair], '2026-10-05')
    expect(ended(null)).toEqual({ what: 'no-initiative' })
    expect(ended('CURATOR')).toEqual({ what: 'too-soon', earliest: '2026-10-08' })
    expect(ended('BOTH')).toEqual({ what: 'too-soon', earliest: '2026-10-08' })
    expect(ended('MENTOR')).toBeUndefined()
    expect(ended('CURATOR', { ...active, legalBasis: 'JOB' })).toBeUndefined()
    expect(ended('MENTOR', { ...active, status: 'ENDED' })).toMatchObject({ what: 'pairs' })
  })
})
