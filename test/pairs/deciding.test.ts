import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerProposal, approve, lastDayOf, leave, mayExpire, mayJoin, stageOf } from '../../src/pairs/deciding.ts'
import { isIn, isNamed, isOpen, isReadyForOrder, menteesIn, type Pair, withoutConsent } from '../../src/pairs/pair.ts'
import { active, at, proposal, someone } from './pair.ts'

type Move =
  | { readonly what: 'answer'; readonly who: string; readonly answer: 'AGREED' | 'DECLINED' }
  | { readonly what: 'leave'; readonly who: string }
  | {
      readonly what: 'approve'
      readonly organisationId: string
      readonly role: 'CURATOR' | 'HEAD'
      readonly answer: 'AGREED' | 'DECLINED'
    }

const people = ['mentor', 'a', 'b', 'c', 'stranger']
const answers = fc.constantFrom('AGREED' as const, 'DECLINED' as const)
const moves: fc.Arbitrary<Move> = fc.oneof(
  fc.record({ what: fc.constant('answer' as const), who: fc.constantFrom(...people), answer: answers }),
  fc.record({ what: fc.constant('leave' as const), who: fc.constantFrom(...people) }),
  fc.record({
    what: fc.constant('approve' as const),
    organisationId: fc.constantFrom('one', 'two'),
    role: fc.constantFrom('CURATOR' as const, 'HEAD' as const),
    answer: answers,
  }),
)
const begun = fc.record({
  mentees: fc.subarray(['a', 'b', 'c'], { minLength: 1 }),
  isCrossSchool: fc.boolean(),
})

/** What a move makes of it; what may not be done changes nothing. */
function after(pair: Pair, move: Move): Pair {
  switch (move.what) {
    case 'answer': {
      const answered = answerProposal(pair, move.who, { answer: move.answer, reason: null }, at)
      return answered.ok ? answered.pair : pair
    }
    case 'approve': {
      const approved = approve(pair, move, { answer: move.answer, reason: null }, at)
      return approved.ok ? approved.pair : pair
    }
    case 'leave': {
      const left = isOpen(pair) ? leave(pair, move.who, at) : undefined
      if (!left) return pair
      return left.isOver ? { ...left.pair, status: 'withdrawn', note: null } : left.pair
    }
  }
}

describe('a proposal', () => {
  it('is agreed exactly when the mentor, every mentee who stays and everybody who approves have said yes', () => {
    fc.assert(
      fc.property(begun, fc.array(moves, { maxLength: 30 }), ({ mentees, isCrossSchool }, made) => {
        const pair = made.reduce(after, proposal(mentees, { isCrossSchool }))
        const allIn = [pair.mentor, ...pair.mentees].filter(isIn)
        const isAgreed =
          isIn(pair.mentor) &&
          menteesIn(pair).length > 0 &&
          allIn.every(({ state }) => state.status === 'agreed') &&
          pair.approvals.every(({ answer }) => answer === 'AGREED')
        expect(isOpen(pair) && isAgreed).toBe(pair.status === 'agreed')
        const isWhole =
          isIn(pair.mentor) && menteesIn(pair).length > 0 && !pair.approvals.some(({ answer }) => answer === 'DECLINED')
        expect(isOpen(pair) && !isWhole).toBe(false)
      }),
    )
  })

  it('is changed by no move twice, and by none once it is over', () => {
    fc.assert(
      fc.property(begun, fc.array(moves, { maxLength: 20 }), moves, ({ mentees, isCrossSchool }, made, last) => {
        const pair = made.reduce(after, proposal(mentees, { isCrossSchool }))
        const once = after(pair, last)
        expect(after(once, last)).toEqual(once)
        expect(isOpen(pair) || once === pair).toBe(true)
      }),
    )
  })

  it('comes to the same whatever the order in which people agree', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(['mentor', 'a', 'b'], { minLength: 3 }), (order) => {
        const pair = order.reduce<Pair>(
          (one, who) => after(one, { what: 'answer', who, answer: 'AGREED' }),
          proposal(['a', 'b']),
        )
        expect(pair.status).toBe('agreed')
      }),
    )
  })

  it('asks nobody of another school before its curator has agreed, and no head before everybody has', () => {
    const pair = proposal(['a'], { isCrossSchool: true })
    expect(stageOf(pair)).toBe('other-curator')
    expect(isNamed(pair)).toBe(false)
    const yes = { answer: 'AGREED', reason: null } as const
    expect(answerProposal(pair, 'a', yes, at)).toEqual({ ok: false, reason: 'not-yet' })
    expect(approve(pair, { organisationId: 'one', role: 'HEAD' }, yes, at)).toEqual({ ok: false, reason: 'not-yet' })
    const asked = after(pair, { what: 'approve', organisationId: 'two', role: 'CURATOR', answer: 'AGREED' })
    expect([stageOf(asked), isNamed(asked)]).toEqual(['members', true])
  })

  it('expires when its time is over, but not while a question waits for the curator', () => {
    const pair = proposal(['a'])
    expect(mayExpire(pair, false, new Date('2026-10-08T04:59:59Z'))).toBe(false)
    expect(mayExpire(pair, false, pair.expiresAt)).toBe(true)
    expect(mayExpire(pair, true, pair.expiresAt)).toBe(false)
  })

  it('takes one more mentee only while nobody has answered', () => {
    const pair = proposal(['a'])
    expect(mayJoin(pair)).toBe(true)
    expect(mayJoin(after(pair, { what: 'answer', who: 'mentor', answer: 'AGREED' }))).toBe(false)
  })
})

describe('a pair', () => {
  it('is ready for an order with both consents and the basis of the duty, and not before', () => {
    const agreed = { ...proposal(['a']), status: 'agreed' as const }
    expect(withoutConsent(agreed).map(({ personId }) => personId)).toEqual(['mentor', 'a'])
    const consented: Pair = {
      ...agreed,
      mentor: someone('mentor', 'MENTOR', { consents: ['MENTOR_DUTY'] }),
      mentees: [someone('a', 'MENTEE', { consents: ['PARTICIPATION', 'MENTOR_DUTY'] })],
    }
    expect(withoutConsent(consented)).toEqual([])
    expect(isReadyForOrder(consented)).toBe(false)
    expect(isReadyForOrder({ ...consented, basis: { kind: 'JOB' } })).toBe(true)
  })

  it('goes on in a group without one mentee, and not without the mentor', () => {
    const group = active(proposal(['a', 'b']))
    expect(leave(group, 'a', at)).toMatchObject({ isOver: false, pair: { status: 'active' } })
    expect(leave(group, 'mentor', at)).toMatchObject({ isOver: true })
    expect(leave(group, 'stranger', at)).toBeUndefined()
  })

  it.each([
    // The day of notice, weekends and holidays do not count.
    ['CURATOR', { kind: 'AGREEMENT', number: '1', on: '2026-09-01', payment: null }, '2026-10-09', '2026-10-14'],
    ['CURATOR', { kind: 'JOB' }, '2026-10-09', '2026-10-09'],
    ['ORDER', null, '2026-12-30', '2027-01-13'],
    ['MENTOR', { kind: 'AGREEMENT', number: '1', on: '2026-09-01', payment: null }, '2026-10-09', '2026-10-09'],
    ['COMPLETED', null, '2026-10-09', '2026-10-09'],
  ] as const)('ended for %s on %j works until the law lets it go: %s → %s', (reason, basis, today, last) => {
    expect(lastDayOf({ ...active(proposal(['a'])), basis }, reason, today)).toBe(last)
  })
})
