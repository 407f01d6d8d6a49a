import type { Texts } from '../../i18n/texts.ts'
import type { Cell, Sheet } from '../../sheets/workbook.ts'
import { confirmation, type JournalEntry } from '../journal.ts'
import { mentorOf } from '../meeting.ts'
import { answerText, contentText, dayOf, namesText, resultText, tasksText } from './journal-words.ts'

const columns = [
  ['day', 12],
  ['time', 8],
  ['mentor', 26],
  ['mentees', 26],
  ['minutes', 9],
  ['way', 16],
  ['topic', 34],
  ['content', 40],
  ['result', 20],
  ['task', 40],
  ['confirmed', 16],
] as const

/** A row a meeting, for a pair or a whole school; each column narrows the rows. */
export function journalSheet(texts: Texts, entries: readonly JournalEntry[], hasSchools: boolean): Sheet {
  const school = hasSchools ? [{ title: texts.plain('meetings.journal.columns.school'), width: 20 }] : []
  return {
    name: texts.plain('meetings.journal.sheet'),
    columns: [
      ...school,
      ...columns.map(([key, width]) => ({ title: texts.plain(`meetings.journal.columns.${key}`), width })),
    ],
    rows: entries.map((one) => [...(hasSchools ? [one.meeting.organisation.shortName] : []), ...cellsOf(texts, one)]),
    isFiltered: true,
  }
}

function cellsOf(texts: Texts, entry: JournalEntry): Cell[] {
  const { meeting, marks } = entry
  const mentor = mentorOf(meeting)
  return [
    { day: dayOf(meeting) },
    texts.time(meeting.startsAt, meeting.organisation.timeZone),
    mentor ? namesText(texts, [mentor]) : '',
    namesText(
      texts,
      marks.map(({ mentee }) => mentee),
    ),
    meeting.status === 'held' ? meeting.minutes : null,
    meeting.status === 'held' ? texts.plain(`meetings.way.${meeting.way}`) : '',
    meeting.topic ?? texts.plain('meetings.noTopic'),
    contentText(entry),
    resultText(texts, entry),
    tasksText(texts, entry),
    answerText(texts, confirmation(marks)),
  ]
}
