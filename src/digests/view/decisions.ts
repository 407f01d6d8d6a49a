import { dayIn } from '../../calendar/day.ts'
import type { Texts } from '../../i18n/texts.ts'
import { pairName } from '../../pairs/words.ts'
import { type NameParts, shortName } from '../../people/name.ts'
import { shortened } from '../../questionnaires/lines.ts'
import { dueData, leftInWords, nameInChat } from '../../roadmap/words.ts'
import type { ScreenButton } from '../../telegram/screen.ts'
import type { Decision } from '../decision.ts'
import type { Note } from '../weekly.ts'
import type { WeekDoors } from './week-buttons.ts'

/** HTML of one line, and the one button that acts on it or opens it. */
export type WeekLine = { readonly text: string; readonly button: ScreenButton }

/** A district may name its own items at length. */
const longestTitle = 90
/** A task is told whole by its own button. */
const longestTask = 60
/** Names of more schools make the line long. */
const mostSchools = 5

export function decisionLine(texts: Texts, decision: Decision, doors: WeekDoors): WeekLine {
  const { what } = decision
  const reader = { organisationIds: [decision.organisation.id] }
  const to = (data: string) => ({ text: texts.plain(`digests.week.acts.${what}`), data })
  switch (decision.what) {
    case 'overdue':
    case 'due':
    case 'ending': {
      const { due, pair } = decision
      const title = shortened(nameInChat(texts, due, pair ? pairName(texts, pair, reader) : ''), longestTitle)
      const left = leftInWords(texts, due.daysLeft)
      const data = due.key === 'refresh' ? doors.refresh(due.organisationId) : dueData(due)
      return {
        text: texts.t(`digests.week.lines.${decision.what}`, { title, day: texts.day(due.dueOn), left }),
        button: to(data),
      }
    }
    case 'help': {
      const line = { person: nameOf(texts, [decision.name]), days: decision.days }
      return { text: texts.t('digests.week.lines.help', line), button: to(doors.help(decision.id)) }
    }
    case 'differing': {
      const day = texts.shortDay(dayIn(decision.startsAt, decision.organisation.timeZone))
      const text = texts.t('digests.week.lines.differing', { pair: whoIs(texts, decision.who), day })
      return { text, button: to(doors.differing(decision.id)) }
    }
    case 'silent': {
      const text = texts.t('digests.week.lines.silent', { pair: whoIs(texts, decision.who), days: decision.days })
      return { text, button: to(doors.nudge(decision.id)) }
    }
    case 'question':
    case 'approval':
    case 'programme':
    case 'headProgramme':
    case 'noProgramme': {
      const { pair } = decision
      const isProgramme = what === 'programme' || what === 'headProgramme'
      const text = texts.t(`digests.week.lines.${decision.what}`, { pair: pairName(texts, pair, reader) })
      return { text, button: to(isProgramme ? doors.programme(pair.id) : doors.pair(pair.id)) }
    }
    case 'ready':
    case 'waiting': {
      const { count, organisation } = decision
      const data = what === 'ready' ? doors.orders(organisation.id) : doors.seeking
      return { text: texts.t(`digests.week.lines.${decision.what}`, { count }), button: to(data) }
    }
    case 'order':
      return { text: texts.t('digests.week.lines.order'), button: to(doors.order(decision.id)) }
    case 'lateSchools': {
      const { names } = decision
      const shown = names.slice(0, mostSchools)
      const text = texts.t('digests.week.lines.lateSchools', {
        count: names.length,
        schools: shown.length < names.length ? `${shown.join(', ')}…` : shown.join(', '),
      })
      return { text, button: to(doors.board) }
    }
  }
}

export function noteLine(texts: Texts, note: Note, doors: WeekDoors): WeekLine {
  const people = nameOf(texts, note.people)
  const when = note.at ? whenOf(texts, note.at) : ''
  const day = note.day === undefined ? '' : texts.shortDay(note.day)
  const words = shortened((note.words ?? '').replaceAll(/\s+/g, ' '), longestTask)
  const line = { people, when, day, words, count: note.count ?? 0, days: note.days ?? 0 }
  return {
    text: texts.t(`digests.week.notes.${note.what}`, line),
    button: { text: texts.plain(`digests.week.does.${note.what}`), data: dataOf(note, doors) },
  }
}

function dataOf({ what, id, form = '' }: Note, doors: WeekDoors): string {
  switch (what) {
    case 'meeting':
      return doors.meeting(id)
    case 'unreported':
      return doors.report(id)
    case 'task':
    case 'overdueTask':
    case 'check':
      return doors.task(id)
    case 'oldTasks':
    case 'oldChecks':
      return doors.tasks(id)
    case 'programme':
      return doors.programme(id)
    case 'survey':
      return doors.survey(form, id)
    case 'silent':
      return doors.plan(id)
  }
}

/** Plain: «ср, 14 окт, 15:00» */
function whenOf(texts: Texts, { instant, timeZone }: NonNullable<Note['at']>): string {
  return `${texts.shortDay(dayIn(instant, timeZone))}, ${texts.time(instant, timeZone)}`
}

function whoIs(texts: Texts, { mentor, mentees }: { mentor: NameParts; mentees: readonly NameParts[] }): string {
  return texts.plain('pairs.pairName', { mentor: nameOf(texts, [mentor]), mentees: nameOf(texts, mentees) })
}

/** Plain; whose data are destroyed is a colleague. */
function nameOf(texts: Texts, names: readonly NameParts[]): string {
  return names.map((name) => shortName(name) || texts.plain('digests.week.colleague')).join(', ')
}
