import { describe, expect, it } from 'vitest'
import { doneSince, marksOf } from '../../src/digests/seen.ts'
import { isLate, type Note, notesToTell, weekAt } from '../../src/digests/weekly.ts'
import { whats } from '../../src/digests/decision.ts'

const zone = 'Asia/Yekaterinburg'

describe('a week', () => {
  it('is from Monday to Sunday there, by midnights of that zone', () => {
    expect(weekAt(new Date('2026-10-11T19:30:00Z'), zone)).toEqual({
      monday: '2026-10-12',
      sunday: '2026-10-18',
      today: '2026-10-12',
      from: new Date('2026-10-11T19:00:00Z'),
      to: new Date('2026-10-18T19:00:00Z'),
    })
  })

  it('is told late on any day after its first working one', () => {
    const at = (instant: string) => isLate(weekAt(new Date(instant), zone), zone)
    expect(at('2026-10-12T10:00:00Z')).toBe(false)
    expect(at('2026-10-13T03:00:00Z')).toBe(true)
    // Monday is a day off.
    expect(at('2027-05-11T03:00:00Z')).toBe(false)
    expect(at('2027-05-12T03:00:00Z')).toBe(true)
  })
})

describe('the notes of a week', () => {
  const note = (what: Note['what'], isOfWeek = false, key = what): Note => ({
    what,
    key,
    id: key,
    people: [],
    isOfWeek,
  })

  it('stand in the order in which one does them, each thing once', () => {
    const notes = [note('silent'), note('meeting', true), note('unreported'), note('silent')]
    expect(notesToTell(notes, '2026-10-12').map(({ what }) => what)).toEqual(['unreported', 'meeting', 'silent'])
  })

  it('of one kind stand by the moment, then by names, whatever their ids', () => {
    const of = (surname: string, day: string): Note => ({
      ...note('task', true),
      ...{ key: surname, day, people: [{ surname, givenName: null, patronymic: null }] },
    })
    const told = notesToTell([of('Z', '2026-10-14'), of('Y', '2026-10-13'), of('A', '2026-10-14')], '2026-10-12')
    expect(told.map(({ key }) => key)).toEqual(['Y', 'A', 'Z'])
  })

  it('are kept back in the holidays, unless one of them has a day in that week', () => {
    expect(notesToTell([note('check'), note('survey')], '2026-10-26')).toEqual([])
    expect(notesToTell([note('check'), note('meeting', true)], '2026-10-26')).toHaveLength(2)
    expect(notesToTell([note('check')], '2026-10-19')).toHaveLength(1)
  })
})

describe('tasks that wait for weeks', () => {
  const task = (key: string, day: string, what: 'overdueTask' | 'check' = 'overdueTask'): Note => ({
    ...{ what, key, id: key, day, pairId: 'p', words: key, people: [], isOfWeek: false },
  })
  const told = (notes: readonly Note[], today: string) =>
    notesToTell(notes, today).map(({ what, id, day, count }) => [what, id, day, count].join(' ').trim())

  it('are named on two Mondays, and are one line of their pair from the third on', () => {
    const two = [task('a', '2026-09-02'), task('b', '2026-09-04')]
    const named = ['overdueTask a 2026-09-02', 'overdueTask b 2026-09-04']
    for (const monday of ['2026-09-07', '2026-09-14']) expect(told(two, monday)).toEqual(named)
    expect(told(two, '2026-09-21')).toEqual(['oldTasks p 2026-09-02 2'])
    const more = [...two, task('c', '2026-09-16'), task('d', '2026-09-01', 'check')]
    expect(told(more, '2026-09-22')).toEqual([
      'overdueTask c 2026-09-16',
      'oldTasks p 2026-09-02 2',
      'check d 2026-09-01',
    ])
  })
})

describe('the marks of decisions in a button', () => {
  const decisions = whats.slice(0, 5).map((what, index) => ({ what, key: `${what}:V1StGXR8_Z5j${index}` }))

  it('fit into its data, and say afterwards what is done', () => {
    const marks = marksOf(decisions)
    expect(marks).toMatch(/^[a-z0-9]{25}$/)
    expect(doneSince(marks, decisions)).toEqual([])
    expect(doneSince(marks, decisions.slice(2))).toEqual(decisions.slice(0, 2).map(({ what }) => what))
    expect(
      doneSince(
        marks,
        decisions.slice(2).map((one) => ({ ...one, what: 'due' as const })),
      ),
    ).toHaveLength(2)
  })

  it('that nobody wrote say nothing', () => {
    expect(doneSince('', decisions)).toEqual([])
    expect(doneSince('zz', decisions)).toEqual([])
    expect(doneSince('zzzzzz', decisions)).toEqual([])
  })
})
