import { describe, expect, it } from 'vitest'
import { boardOf, lookOf } from '../../src/roadmap/board.ts'
import { dueOf, dueOfPair, keyOfDue, soonestDueFirst } from '../../src/roadmap/due.ts'
import { factOf } from '../../src/roadmap/facts.ts'
import { type DistrictItem, itemsOf, programItem, programItems, toldOf } from '../../src/roadmap/items.ts'
import { type Entry, progressOf, soonestFirst, standingOf, totalOf } from '../../src/roadmap/standing.ts'
import { audiencesOf, overdueOf, ownRung } from '../../src/roadmap/telling.ts'

const place = { id: 's3', timeZone: 'Asia/Yekaterinburg', createdAt: new Date('2026-10-05T05:00:00Z') }
const at = (day: string) => new Date(`${day}T05:00:00Z`)
const entry: Entry = {
  organisationId: 's3',
  schoolYear: 2026,
  key: 'regulation',
  dueOn: null,
  owner: null,
  doneOn: null,
  isNotNeeded: false,
  number: null,
  note: null,
  file: null,
}
const standing = (
  key: string,
  now: Date,
  own: Partial<Entry> = {},
  fact = undefined as ReturnType<typeof factOf> | undefined,
) => {
  const item = itemNamed(key)
  const kept = Object.keys(own).length > 0 ? { ...entry, key, ...own } : undefined
  return standingOf(item, { place, entry: kept, fact, year: 2026 }, now)
}

function itemNamed(key: string) {
  const item = programItem(key)
  if (!item) throw new Error(key)
  return item
}

describe('an item', () => {
  it('stands in one of seven stages with its clause; the order’s own keep their days', () => {
    expect(programItems.filter((one) => one.of === 'SCHOOL')).toHaveLength(20)
    expect(programItems.map(({ clause }) => clause)).toEqual(
      expect.arrayContaining(['road-map 1.1', 'road-map 5.3', 'road-map 7', 'order 3.3', 'order 4.6']),
    )
    expect(programItems.filter(({ isOfOrder }) => isOfOrder).map(({ key, monthDay }) => `${key} ${monthDay}`)).toEqual([
      'regulation 05-20',
      'road-map 05-20',
      'curator 05-20',
      'monitoring 12-23',
      'district-monitoring 12-26',
      'institute 12-28',
    ])
  })

  it('is due on a working day, and late after it', () => {
    expect(standing('regulation', at('2027-05-20'))).toMatchObject({ status: 'open', dueOn: '2027-05-20', daysLeft: 0 })
    expect(standing('regulation', at('2027-05-21'))).toMatchObject({ status: 'late', daysLeft: -1 })
    expect(standing('monitoring', at('2026-12-01'))).toMatchObject({ dueOn: '2026-12-23', isProvisional: false })
    expect(standing('conference', at('2027-08-01'))).toMatchObject({ status: 'open', dueOn: null, daysLeft: null })
  })

  it('has no day in a school year in which the school came after it', () => {
    expect(standing('refresh', at('2026-11-01')).dueOn).toBeNull()
    expect(
      standingOf(itemNamed('refresh'), { place, entry: undefined, fact: undefined, year: 2027 }, at('2027-09-02'))
        .dueOn,
    ).toBe('2027-10-01')
  })

  it('is done by a mark or by what the program knows, and may have a day of its own', () => {
    expect(standing('regulation', at('2027-06-01'), { doneOn: '2027-05-31' }).status).toBe('done')
    expect(standing('conference', at('2027-06-01'), { isNotNeeded: true }).status).toBe('not-needed')
    expect(standing('curator', at('2027-06-01'), {}, factOf('curator', { curators: 1 })).status).toBe('done')
    // 17 October is a Saturday.
    expect(standing('conference', at('2026-10-20'), { dueOn: '2026-10-17' })).toMatchObject({
      dueOn: '2026-10-16',
      status: 'late',
    })
  })

  it('counts in its stage unless it is not needed; late ones come first', () => {
    const all = [
      standing('conference', at('2027-05-25'), { isNotNeeded: true }),
      standing('quality', at('2027-05-25')),
      standing('regulation', at('2027-05-25')),
      standing('curator', at('2027-05-25'), { doneOn: '2027-05-01' }),
    ]
    expect(totalOf(all)).toEqual({ done: 1, all: 3, late: 1 })
    expect(progressOf(all)[0]).toEqual({ stage: 1, done: 1, all: 2, late: 1 })
    expect(soonestFirst(all).map(({ item }) => item.key)).toEqual(['regulation', 'quality', 'conference', 'curator'])
  })
})

describe('a district’s road map', () => {
  const row = (change: Partial<DistrictItem>): DistrictItem => ({
    id: '1',
    key: 'conference',
    stage: 6,
    title: '',
    owner: 'HEAD',
    monthDay: '04-15',
    isHidden: false,
    addedOn: '2026-11-01',
    ...change,
  })

  it('changes what the program has and adds its own, the coordinator’s for the district', () => {
    const items = itemsOf([
      row({}),
      row({ key: 'abc', title: 'Fair', stage: 2 }),
      row({ key: 'def', title: 'Report', owner: 'COORDINATOR' }),
    ])
    expect(items).toHaveLength(programItems.length + 2)
    expect(items.find(({ key }) => key === 'conference')).toMatchObject({
      title: null,
      owner: 'HEAD',
      monthDay: '04-15',
      isChanged: true,
      clause: 'road-map 6.2',
    })
    expect(items.find(({ key }) => key === 'abc')).toMatchObject({ of: 'SCHOOL', title: 'Fair', clause: 'road-map 2' })
    expect(items.find(({ key }) => key === 'def')?.of).toBe('DISTRICT')
    expect(items.map(({ stage }) => stage)).toEqual(
      items.map(({ stage }) => stage).toSorted((one, other) => one - other),
    )
  })

  it('asks for nothing by a day before its item was added', () => {
    const [late] = itemsOf([row({ key: 'abc', title: 'Fair', monthDay: '10-20' })]).filter(({ key }) => key === 'abc')
    const found = late && standingOf(late, { place, entry: undefined, fact: undefined, year: 2026 }, at('2026-11-02'))
    expect(found?.dueOn).toBeNull()
  })
})

describe('what the program knows', () => {
  it.each([
    ['curator', {}, false],
    ['curator', { curators: 1 }, true],
    ['orders', { active: 2, unsigned: 1 }, false],
    ['orders', { active: 2 }, true],
    ['programmes', { active: 3, approved: 2 }, false],
    ['programmes', { active: 3, approved: 3 }, true],
    ['programmes', {}, false],
    ['refresh', { campaigns: 1 }, true],
    ['mentees', { mentees: 4 }, true],
    ['support', { active: 1 }, true],
    ['support', {}, false],
    ['support', { active: 1, waiting: 2, stepped: 1 }, false],
    ['support', { waiting: 2, stepped: 2 }, true],
    ['survey', { asked: 4, answered: 3 }, false],
    ['survey', { asked: 4, answered: 4 }, true],
  ] as const)('of %s from %o', (key, counts, isDone) => {
    expect(factOf(key, counts).isDone).toBe(isDone)
  })
})

describe('who is told', () => {
  it('is the owner, once overdue whoever answers for them; of a school’s the coordinator reads with the others', () => {
    expect(toldOf({ key: 'monitoring', owner: 'CURATOR' })).toEqual({ alsoTo: ['HEAD'], overdueTo: ['COORDINATOR'] })
    expect(toldOf({ key: 'conference', owner: 'CURATOR' })).toEqual({ alsoTo: [], overdueTo: ['HEAD'] })
    const due = dueOf(standing('road-map', at('2027-05-27')), place, at('2027-05-27'))
    expect(due && audiencesOf(due)).toEqual([
      { roles: ['CURATOR'], personIds: [], isCopy: false },
      { roles: ['HEAD'], personIds: [], isCopy: true },
    ])
    expect(due && ownRung(due)).toBe('s3:road-map:2027-05-20:-7')
    expect(due && overdueOf('d1', [due, { ...due, organisationId: 's8' }])).toMatchObject([
      { key: 'd1:schools:2027-05-20:-7', daysLeft: -7, items: [{ schoolIds: ['s3', 's8'] }] },
    ])
    expect(due && overdueOf('d1', [{ ...due, rung: 0 }])).toEqual([])
  })

  it('is whoever was named, and of a programme its mentor until it is over', () => {
    const named = { owner: { personId: 'p1', name: { surname: null, givenName: null, patronymic: null } } }
    const due = dueOf(standing('road-map', at('2027-05-19'), named), place, at('2027-05-19'))
    expect(due && audiencesOf(due)[0]).toEqual({ roles: [], personIds: ['p1'], isCopy: false })
    const pair = dueOfPair(
      { pairId: 'x', names: 'lunin', mentorId: 'm', mentorSchoolId: 's3', endsOn: '2027-05-30' },
      place,
      at('2027-05-28'),
    )
    // The 30th is a Sunday.
    expect(pair).toMatchObject({ key: 'pair-x', dueOn: '2027-05-28', rung: 0, clause: 'regulation 7.1' })
    expect(audiencesOf(pair)[0]?.personIds).toEqual(['m'])
    expect(audiencesOf({ ...pair, daysLeft: -7 })[0]?.personIds).toEqual([])
    expect(keyOfDue(pair)).toBe('s3:pair-x:2027-05-28')
    expect(soonestDueFirst([{ ...pair, dueOn: '2028-01-01' }, pair])[0]).toBe(pair)
    const other = { ...pair, key: 'pair-a', pair: { id: 'a', names: 'orlova', mentorId: 'm', mentorSchoolId: 's3' } }
    const item = { ...pair, key: 'road-map', pair: null }
    expect(soonestDueFirst([other, pair, item]).map(({ key }) => key)).toEqual(['road-map', 'pair-x', 'pair-a'])
  })

  it('joins the weekly digest until the day before', () => {
    for (const [day, key] of [
      ['2027-04-20', undefined],
      ['2027-05-13', undefined],
      ['2027-05-19', 's3:road-map:2027-05-20:1'],
      ['2027-05-20', 's3:road-map:2027-05-20:0'],
    ] as const) {
      const due = dueOf(standing('road-map', at(day)), place, at(day))
      expect(due && ownRung(due)).toBe(key)
    }
  })
})

it('the board has schools with the most that is late first, then those that have done least', () => {
  const school = (id: string, shortName: string) => ({
    ...place,
    id,
    shortName,
    kind: 'SCHOOL' as const,
    parentId: 'd',
  })
  const now = at('2027-05-25')
  const rows = boardOf([
    { organisation: school('a', 'A'), standings: [standing('regulation', now, { doneOn: '2027-05-01' })] },
    { organisation: school('b', 'B'), standings: [standing('conference', now)] },
    { organisation: school('c', 'C'), standings: [standing('regulation', now), standing('curator', now)] },
  ])
  expect(rows.map(({ organisation, late }) => `${organisation.shortName} ${late}`)).toEqual(['C 2', 'B 0', 'A 0'])
  expect([
    lookOf({ done: 1, all: 2, late: 1 }),
    lookOf({ done: 2, all: 2, late: 0 }),
    lookOf({ done: 1, all: 2, late: 0 }),
    lookOf({ done: 0, all: 2, late: 0 }),
    lookOf({ done: 0, all: 0, late: 0 }),
  ]).toEqual(['late', 'whole', 'part', 'nothing', 'needless'])
})
