import { describe, expect, it } from 'vitest'
import type { Organisation } from '../../src/organisations/organisation.ts'
import { searchName } from '../../src/people/name.ts'
import type { HeldRole, Role } from '../../src/people/role.ts'
import { type Card, deedsOf, mayEndAll, sightOf } from '../../src/staff/card.ts'
import { contested, keptOf, likeness, mayMerge, resembling } from '../../src/staff/merging.ts'

const district = organisation('d', 'DISTRICT', null)
const school = organisation('s', 'SCHOOL', 'd')
const neighbour = organisation('n', 'SCHOOL', 'd')
const foreign = organisation('f', 'SCHOOL', 'other')

describe('the card of a person', () => {
  it('is whole for the curator and the head, the office alone for the coordinator, and nothing for others', () => {
    const teacher = card('TEACHER')
    const curator = card('CURATOR', 'TEACHER')
    for (const one of ['CURATOR', 'HEAD'] as const) {
      expect(sightOf(reader([one, school]), school, teacher)).toBe('whole')
      expect(sightOf(reader([one, neighbour]), school, curator)).toBe('none')
    }
    expect(sightOf(reader(['COORDINATOR', district]), school, curator)).toBe('office')
    expect(sightOf(reader(['COORDINATOR', district]), school, teacher)).toBe('none')
    expect(sightOf(reader(['COORDINATOR', district]), foreign, curator)).toBe('none')
    for (const one of ['TEACHER', 'COUNCIL'] as const)
      expect(sightOf(reader([one, school]), school, curator)).toBe('none')
  })

  it('offers each what the policy lets them do', () => {
    const head = deedsOf(reader(['HEAD', school]), school, district, card('CURATOR', 'TEACHER'))
    expect(head).toMatchObject({ take: ['CURATOR'], order: ['CURATOR'], leave: true, move: true, merge: true })
    expect(head.give).toEqual([{ role: 'COUNCIL', organisation: school }])
    const curator = deedsOf(reader(['CURATOR', school]), school, district, card('HEAD', 'TEACHER'))
    expect(curator).toEqual({ give: [], take: [], order: [], leave: false, move: false, merge: true, comeBack: false })
    const coordinator = deedsOf(reader(['COORDINATOR', district]), school, district, card('CURATOR'))
    expect(coordinator.give).toEqual([
      { role: 'HEAD', organisation: school },
      { role: 'COORDINATOR', organisation: district },
    ])
    expect(coordinator).toMatchObject({ take: ['CURATOR'], leave: false, move: false, merge: false })
    const former = deedsOf(reader(['CURATOR', school]), school, district, card())
    expect(former).toEqual({ give: [], take: [], order: [], leave: false, move: false, merge: false, comeBack: true })
  })

  it('lets everybody leave by themselves, and nobody end an office that is not theirs to take back', () => {
    expect(mayEndAll(reader(['TEACHER', school]), school, ['TEACHER'], 'reader')).toBe(true)
    expect(mayEndAll(reader(['TEACHER', school]), school, ['TEACHER'], 'other')).toBe(false)
    expect(mayEndAll(reader(['CURATOR', school]), school, ['TEACHER'], 'other')).toBe(true)
    expect(mayEndAll(reader(['CURATOR', school]), school, ['TEACHER', 'CURATOR'], 'other')).toBe(false)
    expect(mayEndAll(reader(['HEAD', school]), school, ['TEACHER', 'CURATOR'], 'other')).toBe(true)
    expect(mayEndAll(reader(['HEAD', school]), school, ['HEAD'], 'other')).toBe(false)
    expect(mayEndAll(reader(['HEAD', neighbour]), school, ['TEACHER'], 'other')).toBe(false)
  })
})

describe('who may be the same person', () => {
  const people = [
    ['Иванова', 'Анна', 'Петровна'],
    ['Иванова', 'Анна', 'Петровна'],
    ['Ивановна', 'Анна', 'Петровна'],
    ['Анна', 'Иванова', 'Петровна'],
    ['Иванова', 'Инна', 'Петровна'],
    ['Иванова', 'Ольга', 'Сергеевна'],
    ['Семёнова', 'Алёна', ''],
  ].map(([surname = '', givenName = '', patronymic = '']) => ({
    searchName: searchName({ surname, givenName, patronymic }),
  }))

  it('has the same name or one with a letter mistyped, in whatever order, and is no namesake by surname alone', () => {
    const found = resembling('иванова анна петровна', people)
    expect(found.map((one) => people.indexOf(one))).toEqual([0, 1, 3, 2, 4])
    expect(resembling('семенова алена игоревна', people)).toHaveLength(1)
    expect(resembling('', people)).toEqual([])
    expect(likeness('', '')).toBe(0)
  })

  it('stays as whoever merges, who has joined, who agreed to more, who came first', () => {
    const half = (personId: string, hasJoined: boolean, consents: number, day: number) => ({
      personId,
      hasJoined,
      consents,
      createdAt: new Date(Date.UTC(2026, 9, day)),
    })
    const listed = half('a', false, 0, 1)
    const joined = half('b', true, 1, 2)
    expect(keptOf(listed, joined, 'x')).toEqual({ keep: 'b', drop: 'a' })
    expect(keptOf(joined, listed, 'a')).toEqual({ keep: 'a', drop: 'b' })
    expect(keptOf(joined, half('c', true, 2, 9), 'x')).toEqual({ keep: 'c', drop: 'b' })
    expect(keptOf(half('c', false, 0, 9), listed, 'x')).toEqual({ keep: 'a', drop: 'c' })
    expect(keptOf(half('c', false, 0, 1), listed, 'x')).toEqual({ keep: 'a', drop: 'c' })
  })

  it('is merged by whoever may merge both, and gives nobody a role that is not theirs to give', () => {
    const curator = reader(['CURATOR', school])
    const teacher = { held: [role('TEACHER', school)], hasJoined: true }
    const row = { held: [role('TEACHER', school)], hasJoined: false }
    const head = { held: [role('HEAD', school), role('TEACHER', school)], hasJoined: true }
    const elsewhere = { held: [role('TEACHER', neighbour)], hasJoined: true }
    const both = { held: [role('TEACHER', school), role('TEACHER', neighbour)], hasJoined: true }
    expect(mayMerge(curator, teacher, row)).toBe(true)
    expect(mayMerge(curator, head, row)).toBe(true)
    expect(mayMerge(curator, head, teacher)).toBe(false)
    expect(mayMerge(reader(['HEAD', school]), { held: [role('CURATOR', school)], hasJoined: true }, teacher)).toBe(true)
    expect(mayMerge(curator, teacher, elsewhere)).toBe(false)
    expect(mayMerge(reader(['CURATOR', school], ['CURATOR', neighbour]), teacher, elsewhere)).toBe(true)
    expect(mayMerge(curator, teacher, both)).toBe(false)
    expect(mayMerge(curator, row, both)).toBe(true)
    expect(mayMerge(reader(['COORDINATOR', district]), teacher, row)).toBe(false)
  })

  it('keeps the later of two for one key, of equals their own', () => {
    const row = (id: string, personId: string, key: string, day: number) => ({ id, personId, key, at: new Date(day) })
    const rows = [
      row('1', 'k', 'a', 1),
      row('2', 'd', 'a', 2),
      row('3', 'k', 'b', 5),
      row('4', 'd', 'b', 5),
      row('5', 'd', 'c', 1),
    ]
    expect(contested(rows, 'k').map(({ winner, loser }) => [winner.id, loser.id])).toEqual([
      ['2', '1'],
      ['3', '4'],
    ])
  })
})

function card(...held: Role[]): Card {
  const period = (one: Role, finishedOn: string | null) => ({
    id: one,
    role: one,
    startedOn: '2026-09-01',
    orderNumber: null,
    orderOn: null,
    finishedOn,
  })
  return {
    personId: 'other',
    surname: 'Иванова',
    givenName: 'Анна',
    patronymic: 'Петровна',
    post: null,
    subjects: [],
    hasJoined: true,
    held: held.map((one) => period(one, null)),
    former: held.length === 0 ? [period('TEACHER', '2026-10-01')] : [],
    consents: [],
    forms: [],
    move: undefined,
  }
}

function reader(...held: (readonly [Role, Organisation])[]) {
  return { personId: 'reader', roles: held.map(([one, at]) => role(one, at)) }
}

function organisation(id: string, kind: Organisation['kind'], parentId: string | null): Organisation {
  return { id, kind, parentId, shortName: id, timeZone: 'Europe/Moscow' }
}

function role(held: Role, at: Organisation): HeldRole {
  return { role: held, organisation: at }
}
