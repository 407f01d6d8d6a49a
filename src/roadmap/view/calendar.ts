import { decrees } from '../../calendar/decrees.ts'
import { weekdayOf } from '../../calendar/day.ts'
import { daysOfMonth, isHoliday, isWorkingByLaw, isWorkingDay } from '../../calendar/working-days.ts'
import type { Texts } from '../../i18n/texts.ts'
import type { Screen, ScreenButton } from '../../telegram/screen.ts'
import type { YearRow } from '../store/approved-years.ts'
import type { CalendarRow } from '../store/calendar.ts'
import {
  approveYearButton,
  calendarButton,
  dueButton,
  enterDayButton,
  removeDayButton,
  reopenYearButton,
} from './buttons.ts'
import { toMenu } from './common.ts'

/** Undo buttons of so many days stand below: more are taken back by typing the day. */
const mostUndo = 6
const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

type ShownYear = {
  readonly year: number
  readonly rows: readonly CalendarRow[]
  /** The decree that a coordinator has named. */
  readonly approved: YearRow | undefined
  readonly back: string
}

/** A year: what the days off are, by whose word, and whether they may still be moved. */
export function calendarScreen(texts: Texts, { year, rows, approved, back }: ShownYear): Screen {
  const worked = months.flatMap((month) => daysOfMonth(year, month)).filter(isWorkingDay)
  return {
    text: [
      texts.t('roadmap.calendar.heading', { year: String(year) }),
      sourceLine(texts, year, approved),
      texts.t('roadmap.calendar.count', { count: worked.length }),
      '',
      ...months.flatMap((month) => monthLine(texts, year, month)),
      '',
      ...(rows.length > 0
        ? [texts.t('roadmap.calendar.entered'), ...rows.map((row) => enteredLine(texts, row)), '']
        : []),
      texts.t('roadmap.calendar.shared'),
    ].join('\n'),
    rows: [
      [enterButton(texts, 'off', year)],
      [enterButton(texts, 'worked', year)],
      ...approvalRows(texts, year, approved),
      ...rows
        .slice(-mostUndo)
        .map(({ day }) => [
          { text: texts.plain('roadmap.calendar.undo', { day: texts.day(day) }), data: removeDayButton.data({ day }) },
        ]),
      [
        { text: `‹ ${year - 1}`, data: calendarButton.data({ year: String(year - 1) }) },
        { text: `${year + 1} ›`, data: calendarButton.data({ year: String(year + 1) }) },
      ],
      [
        { text: texts.plain('roadmap.buttons.district'), data: back },
        { text: texts.plain('roadmap.buttons.due'), data: dueButton.data({ page: '0' }) },
      ],
      [toMenu(texts)],
    ],
  }
}

function sourceLine(texts: Texts, year: number, approved: YearRow | undefined): string {
  const source = decrees[year] ?? approved
  if (!source) return texts.t('roadmap.calendar.provisional')
  const { number, signedOn } = source
  const line = texts.t('roadmap.calendar.decree', { number, day: texts.day(signedOn), year: String(year) })
  if (!approved || decrees[year]) return line
  const district = approved.district ?? texts.plain('roadmap.calendar.nobody')
  return [line, texts.t('roadmap.calendar.approved', { district })].join('\n')
}

/** None where the program knows the decree itself. */
function approvalRows(texts: Texts, year: number, approved: YearRow | undefined): ScreenButton[][] {
  if (decrees[year]) return []
  const data = (approved ? reopenYearButton : approveYearButton).data({ year: String(year) })
  return [[{ text: texts.plain(`roadmap.calendar.make.${approved ? 'provisional' : 'approved'}`), data }]]
}

/** What a wall calendar would not tell: weekdays off, and Saturdays or Sundays worked. */
function monthLine(texts: Texts, year: number, month: number): string[] {
  const days = daysOfMonth(year, month)
  const off = days.filter((day) => weekdayOf(day) < 6 && !isWorkingDay(day))
  const worked = days.filter((day) => weekdayOf(day) > 5 && isWorkingDay(day))
  const name = texts.month(year, month)
  const list = (all: readonly string[]) => all.map((day) => dayMark(texts, day)).join(', ')
  return [
    ...(off.length > 0 ? [texts.t('roadmap.calendar.off', { month: name, days: list(off) })] : []),
    ...(worked.length > 0 ? [texts.t('roadmap.calendar.worked', { month: name, days: list(worked) })] : []),
  ]
}

/** Plain: the number of the day; moved here, where the law itself would not have it so. */
function dayMark(texts: Texts, day: string): string {
  const number = String(Number(day.slice(8)))
  const isMoved = weekdayOf(day) > 5 || !isHoliday(day) || isWorkingByLaw(day)
  return isMoved ? texts.plain('roadmap.calendar.moved', { day: number }) : number
}

function enteredLine(texts: Texts, { day, isOff, districts }: CalendarRow): string {
  return texts.t(isOff ? 'roadmap.calendar.enteredOff' : 'roadmap.calendar.enteredWorked', {
    day: texts.day(day),
    district: districts.length > 0 ? texts.list(districts) : texts.plain('roadmap.calendar.nobody'),
  })
}

function enterButton(texts: Texts, what: 'off' | 'worked', year: number): ScreenButton {
  return { text: texts.plain(`roadmap.calendar.make.${what}`), data: enterDayButton.data({ what, year: String(year) }) }
}
