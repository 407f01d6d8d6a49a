import { dayIn } from '../../calendar/day.ts'
import type { Texts } from '../../i18n/texts.ts'
import { shortName } from '../../people/name.ts'
import type { ScreenButton } from '../../telegram/screen.ts'
import type { WeekStanding } from '../standing.ts'

/** Where the buttons lead; handed in, since other folders own these screens. */
export type StatusWeekDoors = {
  readonly meeting: (meetingId: string) => string
  readonly tasks: (pairId: string) => string
  readonly week: string
  readonly resume: string
}

/** What comes next and what waits, in the order in which one acts. */
export function weekLines(texts: Texts, { decisions, next, unsaid, tasks, quietUntil }: WeekStanding): string[] {
  return [
    ...(decisions > 0 ? [texts.t('digests.status.decisions', { count: decisions })] : []),
    ...(next
      ? [
          texts.t('digests.status.meeting', {
            when: `${texts.shortDay(dayIn(next.startsAt, next.timeZone))}, ${texts.time(next.startsAt, next.timeZone)}`,
            people: next.people.map(shortName).join(', '),
          }),
        ]
      : []),
    ...(unsaid.length > 0 ? [texts.t('digests.status.unsaid', { count: unsaid.length })] : []),
    ...(tasks.open.length > 0 ? [texts.t('digests.status.tasks', { count: tasks.open.length })] : []),
    ...(tasks.answered.length > 0 ? [texts.t('digests.status.answered', { count: tasks.answered.length })] : []),
    ...(quietUntil === undefined ? [] : [texts.t('digests.status.quiet', { day: texts.day(quietUntil) })]),
  ]
}

export function weekRows(
  texts: Texts,
  { decisions, next, unsaid, tasks, quietUntil }: WeekStanding,
  doors: StatusWeekDoors,
): ScreenButton[][] {
  const [oldest] = unsaid
  const [pair] = [...tasks.open, ...tasks.answered]
  return [
    ...(decisions > 0 ? [[{ text: texts.plain('digests.status.toDecisions'), data: doors.week }]] : []),
    ...(oldest === undefined ? [] : [[{ text: texts.plain('digests.status.toUnsaid'), data: doors.meeting(oldest) }]]),
    ...(next ? [[{ text: texts.plain('digests.status.toMeeting'), data: doors.meeting(next.id) }]] : []),
    ...(pair === undefined ? [] : [[{ text: texts.plain('digests.status.toTasks'), data: doors.tasks(pair) }]]),
    ...(quietUntil === undefined ? [] : [[{ text: texts.plain('notices.pause.resume'), data: doors.resume }]]),
  ]
}
