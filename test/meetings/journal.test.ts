import { describe, expect, it } from 'vitest'
import { confirmation, entriesOf, type JournalMark } from '../../src/meetings/journal.ts'
import type { Held, MeetingAnswer, MeetingPart } from '../../src/meetings/meeting.ts'
import type { Task } from '../../src/tasks/task.ts'

const school = {
  id: 's',
  kind: 'SCHOOL',
  parentId: 'd',
  shortName: 'School 3',
  timeZone: 'Asia/Yekaterinburg',
} as const
const at = new Date('2026-10-06T09:00:00Z')

function part(personId: string, role: MeetingPart['role'], answer: MeetingAnswer | null = null): MeetingPart {
  const reply = answer && { answer, words: 'private words', usefulness: 2, change: 'private wish', at }
  const name = { surname: personId, givenName: null, patronymic: null }
  return { personId, role, name, organisation: school, calendarAt: null, reply }
}

const held = (id: string, startsAt: string, parts: readonly MeetingPart[]): Held => ({
  id,
  pairId: 'p',
  organisation: school,
  startsAt: new Date(startsAt),
  minutes: 45,
  way: 'inPerson',
  place: null,
  topic: null,
  activityKey: null,
  isUnplanned: false,
  createdById: 'Ivanova',
  createdAt: at,
  sequence: 0,
  changedAt: at,
  parts,
  status: 'held',
  result: 'DONE',
  summary: null,
  report: { byId: 'Ivanova', at },
  settledAt: null,
  former: null,
})

const task = (meetingId: string, menteeId: string, state: Task['state'] = { status: 'open' }): Task => ({
  id: `${meetingId}${menteeId}`,
  pairId: 'p',
  meetingId,
  menteeId,
  mentee: { surname: menteeId, givenName: null, patronymic: null },
  words: 'Plan a lesson',
  dueOn: null,
  givenById: 'Ivanova',
  givenAt: at,
  givenBack: null,
  state,
})

const group = [part('Ivanova', 'MENTOR'), part('Kim', 'MENTEE', 'NO'), part('Lunin', 'MENTEE', 'YES')]
const later = held('b', '2026-10-13T09:00:00Z', group)
const earlier = held('a', '2026-10-06T09:00:00Z', [part('Ivanova', 'MENTOR'), part('Kim', 'MENTEE', 'YES')])
const tasks = [task('b', 'Kim'), task('b', 'Lunin'), task('b', 'Lunin', { status: 'dropped', at })]

describe('the lines of a journal', () => {
  it('are the meetings that were reported, in the order of their days, with their tasks and marks', () => {
    const {
      result: _result,
      summary: _summary,
      report: _report,
      settledAt: _settledAt,
      former: _former,
      ...common
    } = earlier
    const entries = entriesOf([later, { ...common, id: 'c', status: 'planned' }, earlier], tasks)
    expect(entries.map(({ meeting }) => meeting.id)).toEqual(['a', 'b'])
    expect(entries[1]?.tasks.map(({ menteeId }) => menteeId)).toEqual(['Kim', 'Lunin'])
    expect(entries[1]?.marks.map(({ answer }) => answer)).toEqual(['NO', 'YES'])
  })

  it('are of one of several mentees only what they came to, and what is theirs', () => {
    const entries = entriesOf([later, earlier], tasks, { menteeId: 'Lunin' })
    expect(entries.map(({ meeting }) => meeting.id)).toEqual(['b'])
    expect(entries[0]?.tasks.map(({ menteeId }) => menteeId)).toEqual(['Lunin'])
    expect(entries[0]?.marks.map(({ answer }) => answer)).toEqual(['YES'])
  })

  it('tell the mentor who confirms, and nothing of who remembers it otherwise', () => {
    const [entry] = entriesOf([later], tasks, { isMentor: true })
    expect(entry?.marks.map(({ answer }) => answer)).toEqual(['HIDDEN', 'YES'])
  })
})

describe('whether a meeting is confirmed', () => {
  it.each<[string, readonly (MeetingAnswer | null)[], MeetingAnswer | null]>([
    ['everybody', ['YES', 'YES'], 'YES'],
    ['one has not answered', ['YES', null], null],
    ['one remembers it otherwise', ['YES', 'OTHERWISE', null], 'OTHERWISE'],
    ['one says no', ['OTHERWISE', 'NO'], 'NO'],
  ])('is told of a group: %s', (_who, answers, told) => {
    const marks: JournalMark[] = answers.map((answer) => ({ mentee: part('Kim', 'MENTEE'), answer }))
    expect(confirmation(marks)).toBe(told)
  })
})
