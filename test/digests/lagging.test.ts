import { expect, it } from 'vitest'
import { laggingOf, type School, signsOf } from '../../src/digests/lagging.ts'
import { noFigures } from '../../src/digests/summary.ts'

it('tells by what a school lags, and of one that does not lag nothing', () => {
  expect(signsOf(school({}))).toEqual([])
  expect(signsOf(school({ now: { pairs: 3, held: 1, silent: 0 } }))).toEqual([])
  expect(signsOf(school({ overdue: 2 }))).toEqual(['overdue'])
  expect(signsOf(school({ hasCurator: false }))).toEqual(['noCurator'])
  expect(signsOf(school({ now: { pairs: 4, held: 0 } }))).toEqual(['noMeetings'])
  expect(signsOf(school({ now: { pairs: 4, held: 5, silent: 1 } }))).toEqual([])
  expect(signsOf(school({ now: { pairs: 3, held: 5, silent: 1 } }))).toEqual(['silent'])
  expect(signsOf(school({ now: { mentees: 1, longestWait: 30 } }))).toEqual([])
  expect(signsOf(school({ now: { mentees: 1, longestWait: 31 } }))).toEqual(['waiting'])
})

it('begins with the school that shows the most, then with the gravest', () => {
  const schools = [
    school({ id: 'waits', now: { mentees: 2, longestWait: 90 } }),
    school({ id: 'fine' }),
    school({ id: 'late', overdue: 1 }),
    school({ id: 'worst', overdue: 1, now: { pairs: 2, held: 0, silent: 2 } }),
  ]
  expect(laggingOf(schools).map(({ id, signs }) => [id, signs])).toEqual([
    ['worst', ['overdue', 'noMeetings', 'silent']],
    ['late', ['overdue']],
    ['waits', ['waiting']],
  ])
})

function school({
  id = 's',
  now = {},
  overdue = 0,
  hasCurator = true,
}: {
  id?: string
  now?: Partial<School['summary']['now']>
  overdue?: number
  hasCurator?: boolean
}): School {
  return { id, shortName: id, summary: { now: { ...noFigures, ...now }, deadlines: { near: 0, overdue } }, hasCurator }
}
