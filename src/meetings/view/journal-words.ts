import { dayIn } from '../../calendar/day.ts'
import type { Texts } from '../../i18n/texts.ts'
import { reasonText } from '../differing-notices.ts'
import { type JournalEntry, type Reported, sameTasks } from '../journal.ts'
import type { MeetingAnswer, MeetingPart } from '../meeting.ts'
import { partName } from '../words.ts'

// Plain, in small letters: they stand in the cells of a table.

export function resultText(texts: Texts, meeting: Reported): string {
  if (meeting.status === 'held') return texts.plain(`meetings.journal.results.${meeting.result}`)
  const reason = reasonText(texts, meeting.reason)
  return reason === null
    ? texts.plain('meetings.journal.results.notHeld')
    : texts.plain('meetings.journal.results.notHeldFor', { reason })
}

export function contentText({ meeting }: JournalEntry): string {
  return meeting.status === 'held' ? (meeting.summary ?? '') : ''
}

/** One task a line; in a group, whose it is where it is not everybody's. */
export function tasksText(texts: Texts, { tasks, marks }: JournalEntry): string {
  return [...sameTasks(tasks).values()]
    .map((same) => {
      const [first] = same
      if (!first) return ''
      const isForAll = same.length === marks.length
      const done = same.flatMap(({ state }) => ('answer' in state && state.answer ? [state.answer.outcome] : []))
      const outcomes = [...new Set(done)].map((one) => texts.plain(`tasks.outcome.${one}`)).join(', ')
      return texts.plain('meetings.journal.task', {
        words: first.words,
        day: first.dueOn === null ? '' : texts.day(first.dueOn),
        hasDay: first.dueOn === null ? 'other' : 'yes',
        names: texts.list(same.map(({ menteeId }) => nameOf(texts, marks, menteeId))),
        hasNames: isForAll ? 'other' : 'yes',
        outcome: outcomes,
        hasOutcome: outcomes === '' ? 'other' : 'yes',
      })
    })
    .join('\n')
}

/** Of one mentee the bare answer; of several, each by name. */
export function marksText(texts: Texts, { marks }: JournalEntry): string {
  const [only] = marks
  if (only && marks.length === 1) return only.answer === null ? '' : answerText(texts, only.answer)
  return marks
    .flatMap(({ mentee, answer }) =>
      answer === null ? [] : [`${partName(texts, mentee)}: ${answerText(texts, answer)}`],
    )
    .join('\n')
}

function nameOf(texts: Texts, marks: JournalEntry['marks'], menteeId: string): string {
  const mark = marks.find(({ mentee }) => mentee.personId === menteeId)
  return mark ? partName(texts, mark.mentee) : ''
}

export function answerText(texts: Texts, answer: MeetingAnswer | null): string {
  return texts.plain(`meetings.journal.answers.${answer ?? 'none'}`)
}

export function namesText(texts: Texts, parts: readonly MeetingPart[]): string {
  return parts.map((one) => partName(texts, one)).join(', ')
}

export function dayOf({ startsAt, organisation }: Reported): string {
  return dayIn(startsAt, organisation.timeZone)
}
