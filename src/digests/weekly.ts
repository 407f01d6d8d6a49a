import { addDays, dayIn, instantOf, weekdayOf } from '../calendar/day.ts'
import { isSchoolDay } from '../calendar/school-year.ts'
import { inOrder } from '../i18n/order.ts'
import { digestAt, weekOf } from '../notices/hours.ts'
import type { Organisation } from '../organisations/organisation.ts'
import { fullName, type NameParts } from '../people/name.ts'
import type { Role } from '../people/role.ts'
import type { Decision } from './decision.ts'

/** A week as it is counted in one place; days are `YYYY-MM-DD`. */
export type Week = {
  readonly monday: string
  readonly sunday: string
  readonly today: string
  /** Midnights: the week is from the first up to the second. */
  readonly from: Date
  readonly to: Date
}

export function weekAt(now: Date, timeZone: string): Week {
  const monday = weekOf(now, timeZone)
  return {
    monday,
    sunday: addDays(monday, 6),
    today: dayIn(now, timeZone),
    from: instantOf(monday, 0, timeZone),
    to: instantOf(addDays(monday, 7), 0, timeZone),
  }
}

/** Told on a later day than it was due: the program was down, so it says of which week it is. */
export function isLate(week: Week, timeZone: string): boolean {
  const at = digestAt(week.monday, timeZone)
  return at !== undefined && dayIn(at, timeZone) < week.today
}

/** What waits for a mentor or a mentee. */
export type Note = {
  readonly what:
    | 'meeting'
    | 'unreported'
    | 'task'
    | 'overdueTask'
    | 'oldTasks'
    | 'check'
    | 'oldChecks'
    | 'programme'
    | 'survey'
    | 'silent'
  /** One line for one thing. */
  readonly key: string
  /** What its button opens. */
  readonly id: string
  /** Whom it is with, or whose it is. */
  readonly people: readonly NameParts[]
  readonly at?: { readonly instant: Date; readonly timeZone: string }
  readonly day?: string
  readonly days?: number
  /** Of a task: what is to be done, and in which pair. */
  readonly words?: string
  readonly pairId?: string
  /** How many tasks the line stands for. */
  readonly count?: number
  /** As the button of a questionnaire names it. */
  readonly form?: string
  /** Has a day in this week: told in the holidays too. */
  readonly isOfWeek: boolean
}

/** In the order in which one does them; of one kind by the moment, the longest silence first, then by names. */
const order: readonly Note['what'][] = [
  'unreported',
  'overdueTask',
  'meeting',
  'task',
  'oldTasks',
  'check',
  'oldChecks',
  'programme',
  'survey',
  'silent',
]

/** In the school's holidays nothing is said to teachers, unless something of it has a day in that week. */
export function notesToTell(notes: readonly Note[], today: string): Note[] {
  const isHoliday = !isSchoolDay(today)
  if (isHoliday && !notes.some(({ isOfWeek }) => isOfWeek)) return []
  const once = [...new Map(notes.map((note) => [note.key, note])).values()]
  return foldOld(once, today).toSorted(
    (one, other) =>
      order.indexOf(one.what) - order.indexOf(other.what) ||
      whenOf(one).localeCompare(whenOf(other)) ||
      (other.days ?? 0) - (one.days ?? 0) ||
      inOrder(namesOf(one), namesOf(other)),
  )
}

/** What two Mondays have named task by task is one line of its pair from the third on. */
function foldOld(notes: readonly Note[], today: string): Note[] {
  const before = addDays(today, 1 - weekdayOf(today) - 14)
  const isOld = ({ what, day = today }: Note) => (what === 'overdueTask' || what === 'check') && day < before
  const groups = Map.groupBy(notes, (note) => (isOld(note) ? `${note.what}:${note.pairId}` : note.key))
  return [...groups].flatMap(([key, own]) => {
    const [oldest] = own.toSorted((one, other) => whenOf(one).localeCompare(whenOf(other)))
    if (!oldest?.pairId || own.length === 1) return own
    const what = oldest.what === 'check' ? 'oldChecks' : 'oldTasks'
    return [{ ...oldest, what, key, id: oldest.pairId, count: own.length }]
  })
}

function whenOf({ at, day }: Note): string {
  return at?.instant.toISOString() ?? day ?? ''
}

function namesOf({ people }: Note): string {
  return people.map(fullName).join(' ')
}

/** Somebody of an organisation, with every role of theirs that is at work. */
export type PersonOfWeek = {
  readonly personId: string
  readonly roles: readonly { readonly role: Role; readonly organisation: Organisation }[]
}

/** What a week brings to one person. */
export type PersonWeek = { readonly decisions: readonly Decision[]; readonly notes: readonly Note[] }

export function isEmpty({ decisions, notes }: PersonWeek): boolean {
  return decisions.length === 0 && notes.length === 0
}
