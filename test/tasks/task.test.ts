import { describe, expect, it } from 'vitest'
import { isOverdue, remindedFor, remindOn } from '../../src/tasks/task.ts'

describe('the reminder of a task', () => {
  it.each([
    ['in the middle of a week', '2026-10-15', '2026-10-14'],
    ['on a Monday: the Friday before', '2026-10-12', '2026-10-09'],
    ['after the holidays of January', '2027-01-11', '2026-12-30'],
    ['on a day off: the working day before', '2026-10-11', '2026-10-09'],
  ])('comes on the working day before it is due %s', (_when, dueOn, on) => {
    expect(remindOn(dueOn)).toBe(on)
  })

  it('does not come where the task is told of on that day or later', () => {
    expect(remindedFor('2026-10-12', '2026-10-08')).toBeNull()
    expect(remindedFor('2026-10-12', '2026-10-09')).toBe('2026-10-12')
    expect(remindedFor('2026-10-12', '2026-10-12')).toBe('2026-10-12')
    expect(remindedFor(null, '2026-10-12')).toBeNull()
  })
})

describe('a task', () => {
  it('is overdue from the day after, while nobody has answered', () => {
    const open = { state: { status: 'open' }, dueOn: '2026-10-12' } as const
    expect(isOverdue(open, '2026-10-12')).toBe(false)
    expect(isOverdue(open, '2026-10-13')).toBe(true)
    expect(isOverdue({ ...open, dueOn: null }, '2026-10-13')).toBe(false)
    const answer = { outcome: 'NOT_DONE', hindrance: null, at: new Date('2026-10-13T05:00:00Z') } as const
    expect(isOverdue({ ...open, state: { status: 'answered', answer } }, '2026-10-13')).toBe(false)
  })
})
