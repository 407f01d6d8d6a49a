import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Decision, inOrderOfWeight, whats } from '../../src/digests/decision.ts'
import { concerns, decisionsOf, type Facts, isDueIn } from '../../src/digests/decisions.ts'
import type { Pair } from '../../src/pairs/pair.ts'
import type { Due } from '../../src/roadmap/due.ts'

const organisation = {
  id: 's',
  kind: 'SCHOOL',
  parentId: 'd',
  shortName: 'Школа',
  timeZone: 'Asia/Yekaterinburg',
} as const
const name = { surname: 'Лунин', givenName: 'Борис', patronymic: '' }
const week = { monday: '2026-11-23', sunday: '2026-11-29', today: '2026-11-23' }
const curator = { personId: 'c', roles: ['CURATOR'] } as const
const head = { personId: 'h', roles: ['HEAD'] } as const
const who = { mentor: name, mentees: [name] }

const due: Due = {
  key: 'road-map',
  organisationId: 's',
  item: { key: 'road-map', stage: 1, title: null },
  pair: null,
  clause: 'order 4.3',
  dueOn: '2026-12-23',
  daysLeft: 30,
  rung: 30,
  ownerRole: 'CURATOR',
  ownerId: null,
  ownerName: null,
  alsoTo: [],
  overdueTo: ['HEAD', 'COORDINATOR'],
  isProvisional: false,
}

describe('what waits for a decision', () => {
  it('is nothing where nothing is known to wait', () => {
    expect(decisionsOf(facts({}), curator)).toEqual([])
  })

  it('is each thing for whoever decides it, and for nobody else', () => {
    const all = facts({
      help: [{ id: 'h', name, askedOn: '2026-11-20', readerIds: ['c'] }],
      differing: [{ ...who, id: 'm', pairId: 'p', startsAt: new Date('2026-11-19T09:00:00Z') }],
      silent: [{ ...who, pairId: 'p', days: 30, since: '2026-10-24' }],
      pairs: [active('p', '2026-11-09'), active('young', '2026-11-10')],
      withoutProgramme: ['p', 'young'],
      sentToHead: ['p'],
      drafts: ['o'],
      waiting: 2,
      dues: [due],
    })
    expect(keysOf(all, curator)).toEqual([
      ...['due:s:road-map', 'help:h', 'differing:m', 'silent:p', 'noProgramme:p', 'waiting:s', 'order:o'],
    ])
    expect(keysOf(all, head)).toEqual(['head-programme:p', 'order:o'])
    expect(keysOf(all, { personId: 'other', roles: ['TEACHER'] })).toEqual([])
  })

  it('is not for the curator to judge where they are one of the pair', () => {
    const own = facts({
      differing: [{ ...who, id: 'm', pairId: 'p', startsAt: new Date('2026-11-19T09:00:00Z') }],
      silent: [{ ...who, pairId: 'p', days: 40, since: '2026-10-14' }],
      pairs: [active('p', '2026-10-01', 'c')],
    })
    expect(keysOf(own, curator)).toEqual([])
  })

  it('of a pair of two schools is asked of the one whose turn it is', () => {
    const approvals = (curatorsAnswer: 'AGREED' | null) => [
      { organisationId: 's', role: 'CURATOR' as const, answer: curatorsAnswer, answeredAt: null, reason: null },
      { organisationId: 's', role: 'HEAD' as const, answer: null, answeredAt: null, reason: null },
    ]
    const pair = (answer: 'AGREED' | null) => facts({ pairs: [{ ...proposed('p'), approvals: approvals(answer) }] })
    expect(keysOf(pair(null), curator)).toEqual(['approval:p'])
    expect(keysOf(pair(null), head)).toEqual([])
    expect(keysOf(pair('AGREED'), curator)).toEqual([])
    expect(keysOf(pair('AGREED'), head)).toEqual(['approval:p'])
  })

  it('counts the pairs that are ready for the order, and names those that somebody waits for', () => {
    const agreed: Pair = { ...proposed('ready'), status: 'agreed', basis: { kind: 'JOB' } }
    const found = facts({ pairs: [agreed, proposed('asked')], asked: ['asked'], accepted: ['gone'] })
    expect(keysOf(found, curator)).toEqual(['question:asked', 'ready:s'])
  })
})

describe('a deadline', () => {
  it('of the order stands above those of the road map and above memories of a meeting, however many are over', () => {
    const over = (key: string, clause: Due['clause']): Due => ({ ...due, key, clause, daysLeft: -20 })
    const all = facts({
      dues: [
        over('refresh', 'road-map 2.1'),
        over('sessions', 'road-map 4.2'),
        over('monitoring', 'order 4.6'),
        ...[over('road-map', 'order 4.3'), over('curator', 'order 4.5')],
      ],
      differing: [{ ...who, id: 'm', pairId: 'p', startsAt: new Date('2026-11-19T09:00:00Z') }],
    })
    const keys = inOrderOfWeight(decisionsOf(all, curator)).map(({ key }) => key)
    expect(keys).toEqual([
      ...['due:s:monitoring', 'due:s:road-map', 'due:s:curator'],
      ...['differing:m', 'due:s:refresh', 'due:s:sessions'],
    ])
  })

  it('is told in a week that has one of its days, and every week once it is overdue', () => {
    const inWeek = (dueOn: string, daysLeft: number) => isDueIn({ dueOn, daysLeft }, week)
    expect(inWeek('2026-12-23', 30)).toBe(true)
    expect(inWeek('2026-12-16', 23)).toBe(false)
    expect(inWeek('2026-12-09', 16)).toBe(true)
    expect(inWeek('2026-11-10', -13)).toBe(true)
  })

  it('concerns its owner by role or by name, and once overdue whoever answers for it', () => {
    expect(concerns(due, curator)).toBe(true)
    expect(concerns(due, head)).toBe(false)
    expect(concerns({ ...due, daysLeft: -1 }, head)).toBe(true)
    expect(concerns({ ...due, ownerId: 'h' }, head)).toBe(true)
    expect(concerns({ ...due, ownerId: 'h' }, curator)).toBe(false)
    expect(concerns({ ...due, alsoTo: ['HEAD'] }, head)).toBe(true)
  })

  it('of a programme that ends is told within thirty days, with its pair', () => {
    const ending = (daysLeft: number): Due => ({
      ...due,
      ...{ key: 'pair-p', item: null, pair: { id: 'p', names: '', mentorId: 'm', mentorSchoolId: 's' } },
      daysLeft,
    })
    const told = (daysLeft: number) =>
      decisionsOf(facts({ dues: [ending(daysLeft)], pairs: [active('p', '2026-10-01')] }), curator).map(
        ({ what }) => what,
      )
    expect([31, 30, 0, -1].map(told)).toEqual([[], ['ending'], ['ending'], ['overdue']])
    expect(decisionsOf(facts({ dues: [ending(20)] }), curator)).toEqual([])
  })
})

describe('the order of decisions', () => {
  it('puts the heaviest first, each once, and of one kind no more than two before what else waits', () => {
    const silent = ['a', 'b', 'c'].map((key) => decision('silent', key))
    const ordered = inOrderOfWeight([decision('waiting', 'w'), ...silent, ...silent, decision('help', 'h')])
    expect(ordered.map(({ key }) => key)).toEqual(['h', 'a', 'b', 'w', 'c'])
  })

  it('loses and doubles nothing, however many there are', () => {
    const some = fc.array(fc.tuple(fc.constantFrom('silent', 'order'), fc.nat(20)), { maxLength: 40 })
    fc.assert(
      fc.property(some, (asked) => {
        const all = asked.map(([what, id]) => decision(what === 'order' ? 'order' : 'silent', `${what}${id}`))
        const keys = inOrderOfWeight(all).map(({ key }) => key)
        expect(keys.toSorted()).toEqual([...new Set(all.map(({ key }) => key))].toSorted())
      }),
    )
    expect(new Set(whats).size).toBe(whats.length)
  })
})

function facts(some: Partial<Facts>): Facts {
  const none = { dues: [], help: [], differing: [], silent: [], pairs: [], asked: [], accepted: [] }
  return { organisation, week, ...none, sentToHead: [], withoutProgramme: [], drafts: [], waiting: 0, ...some }
}

function keysOf(known: Facts, reader: Parameters<typeof decisionsOf>[1]): string[] {
  return decisionsOf(known, reader).map(({ key }) => key)
}

function decision(what: 'silent' | 'order' | 'help' | 'waiting', key: string): Decision {
  switch (what) {
    case 'silent':
      return { key, organisation, what, id: key, days: 30, since: '2026-10-24', who }
    case 'help':
      return { key, organisation, what, id: key, name, days: 1 }
    case 'waiting':
      return { key, organisation, what, count: 1 }
    case 'order':
      return { key, organisation, what, id: key }
  }
}

function proposed(id: string, mentorId = 'm'): Extract<Pair, { status: 'proposed' }> {
  const at = new Date('2026-11-20T05:00:00Z')
  const profile = { ...name, post: null, subjects: [] }
  const member = { organisation, profile, state: { status: 'agreed', at } } as const
  return {
    ...{ id, organisation, isCrossSchool: false, kinds: ['traditional'], terms: [], overruling: null, basis: null },
    ...{ status: 'proposed', proposedBy: { personId: 'c', profile }, proposedAt: at, expiresAt: at, changedAt: at },
    mentor: { ...member, personId: mentorId, role: 'MENTOR', consents: ['MENTOR_DUTY'] },
    mentees: [{ ...member, personId: 'e', role: 'MENTEE', consents: ['PARTICIPATION'] }],
    approvals: [],
  }
}

function active(id: string, startsOn: string, mentorId?: string): Pair {
  return { ...proposed(id, mentorId), status: 'active', startsOn, endsOn: '2027-05-31', ending: null }
}
