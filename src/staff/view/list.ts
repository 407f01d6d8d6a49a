import { dayIn } from '../../calendar/day.ts'
import { html, type Texts } from '../../i18n/texts.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { shortName } from '../../people/name.ts'
import { button } from '../../telegram/button.ts'
import { type Page, pageButtons } from '../../telegram/paging.ts'
import { inRows, type Screen, type ScreenButton } from '../../telegram/screen.ts'
import { type Filter, filters, type SchoolCounts, type StaffRow, standingOf } from '../list.ts'
import { personButton } from './buttons.ts'

/** The way in: the list where there is one school, else the choice of one. */
export const staffButton = button('staff')
export const listButton = button('staff-list', 'school', 'filter', 'page')
export const countsButton = button('staff-counts', 'page')
export const importButton = button('staff-import', 'school')
export const linksButton = button('staff-links', 'school')
export const nudgeAllButton = button('nudge-all', 'school', 'filter')

/** What stands on one page, with what the buttons below it do. */
export type ListShown = {
  readonly school: Organisation
  readonly filter: Filter
  readonly counts: Readonly<Record<Filter, number>>
  readonly page: Page<StaffRow>
  /** How many of the filter can be reminded of something; nought: no button. */
  readonly toNudge: number
}

export function listScreen(texts: Texts, shown: ListShown): Screen {
  const { school, filter, page } = shown
  const listData = (to: Filter, number: number) =>
    listButton.data({ school: school.id, filter: to, page: String(number) })
  const others = filters.filter((one) => one !== filter && (one === 'all' || shown.counts[one] > 0))
  return {
    text: texts.t('staff.list.heading', {
      school: school.shortName,
      filter: html(texts.t(`staff.list.shown.${filter}`, { count: page.total })),
    }),
    rows: [
      ...page.rows.map((row) => [
        {
          text: rowLabel(texts, row, filter, school.timeZone),
          data: personButton.data({ organisation: school.id, person: row.personId }),
        },
      ]),
      ...pageButtons(page, (to) => listData(filter, to)),
      ...inRows(
        others.map((one) => ({ text: filterLabel(texts, one, shown.counts[one]), data: listData(one, 0) })),
        22,
      ),
      ...deedRows(texts, shown),
      [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }],
    ],
  }
}

function filterLabel(texts: Texts, filter: Filter, count: number): string {
  return texts.plain('staff.list.buttons.filter', { filter: texts.plain(`staff.list.filters.${filter}`), count })
}

function deedRows(texts: Texts, { school, filter, counts, toNudge }: ListShown): ScreenButton[][] {
  const nudge = {
    text: texts.plain('staff.list.buttons.nudgeAll', { count: toNudge }),
    data: nudgeAllButton.data({ school: school.id, filter }),
  }
  const links = { text: texts.plain('staff.list.buttons.links'), data: linksButton.data({ school: school.id }) }
  const load = { text: texts.plain('staff.list.buttons.import'), data: importButton.data({ school: school.id }) }
  return [
    ...(toNudge > 0 ? [[nudge]] : []),
    ...(counts['not-joined'] > 0 && filter !== 'left' ? [[links]] : []),
    ...(filter === 'all' ? [[load]] : []),
  ]
}

function rowLabel(texts: Texts, row: StaffRow, filter: Filter, timeZone: string): string {
  const name =
    row.surname === null
      ? texts.plain('staff.list.nameless', { day: texts.day(dayIn(row.createdAt, timeZone)) })
      : shortName(row)
  // Under the other filters everybody stands alike.
  return filter === 'all' ? `${name}, ${texts.plain(`staff.list.standings.${standingOf(row)}`)}` : name
}

/** Whose people to see; a coordinator has the figures of the district besides. */
export function schoolsScreen(texts: Texts, schools: readonly Organisation[], hasCounts: boolean): Screen {
  return {
    text: texts.t('staff.list.school'),
    rows: [
      ...schools.map((school) => [
        { text: school.shortName, data: listButton.data({ school: school.id, filter: 'all', page: '0' }) },
      ]),
      ...(hasCounts ? [[{ text: texts.plain('staff.list.district'), data: countsButton.data({ page: '0' }) }]] : []),
      [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }],
    ],
  }
}

export function countsScreen(
  texts: Texts,
  district: Organisation,
  page: Page<{ readonly school: Organisation; readonly counts: SchoolCounts }>,
): Screen {
  const lines = page.rows.map(({ school, counts }) =>
    texts.t('staff.list.countLine', { school: school.shortName, ...counts }),
  )
  const heading = texts.t('staff.list.counts', { district: district.shortName })
  return {
    text: page.total === 0 ? texts.t('staff.list.noSchools') : [heading, ...lines].join('\n\n'),
    rows: [
      ...pageButtons(page, (to) => countsButton.data({ page: String(to) })),
      [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }],
    ],
  }
}
