import { dayIn } from '../../calendar/day.ts'
import type { Texts } from '../../i18n/texts.ts'
import { inSentence } from '../../people/name.ts'
import { causes } from '../check-in.ts'
import { isOverruled, type Said, saidOf } from '../differing.ts'
import { type JournalEntry, type JournalMark, type Reported, sameTasks } from '../journal.ts'
import type { MeetingPart } from '../meeting.ts'
import { partName } from '../words.ts'

// Plain, in small letters: they stand in the cells of a table.

/** How it was; where a curator has decided, that they have, and what the mentor had said if it was something else. */
export function resultText(texts: Texts, { meeting, said }: Pick<JournalEntry, 'meeting' | 'said'>): string {
  const result = saidText(texts, saidOf(meeting), meeting.status === 'held' ? null : meeting.reason)
  if (!meeting.settledAt) return result
  if (!isOverruled(meeting, said)) return texts.plain('meetings.journal.results.decided', { result })
  const former = saidText(texts, said, meeting.status === 'held' ? meeting.former : null)
  return texts.plain('meetings.journal.results.decidedOtherwise', { result, said: former })
}

function saidText(texts: Texts, said: Said | undefined, reason: string | null): string {
  if (said !== undefined && said !== 'NOT_HELD') return texts.plain(`meetings.journal.results.${said}`)
  const known = causes.find((one) => one === reason)
  const words = known ? inSentence(texts.plain(`meetings.checkIn.causes.${known}`)) : reason
  return words === null
    ? texts.plain('meetings.journal.results.notHeld')
    : texts.plain('meetings.journal.results.notHeldFor', { reason: words })
}

/** Also what the mentor wrote of a meeting that was not held by the curator's word. */
export function contentText({ meeting }: JournalEntry): string {
  return (meeting.status === 'held' ? meeting.summary : meeting.former) ?? ''
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
  if (only && marks.length === 1) return answerText(texts, only.answer)
  return marks.map(({ mentee, answer }) => `${partName(texts, mentee)}: ${answerText(texts, answer)}`).join('\n')
}

function nameOf(texts: Texts, marks: JournalEntry['marks'], menteeId: string): string {
  const mark = marks.find(({ mentee }) => mentee.personId === menteeId)
  return mark ? partName(texts, mark.mentee) : ''
}

export function answerText(texts: Texts, answer: JournalMark['answer']): string {
  return texts.plain(`meetings.journal.answers.${answer === 'HIDDEN' ? 'hidden' : (answer ?? 'none')}`)
}

export function namesText(texts: Texts, parts: readonly MeetingPart[]): string {
  return parts.map((one) => partName(texts, one)).join(', ')
}

export function dayOf({ startsAt, organisation }: Reported): string {
  return dayIn(startsAt, organisation.timeZone)
}
