import type { Texts } from '../../i18n/texts.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { shortened } from '../../questionnaires/lines.ts'
import { type Page, pageButtons } from '../../telegram/paging.ts'
import type { Screen, ScreenButton } from '../../telegram/screen.ts'
import type { Due } from '../due.ts'
import { dayInWords, dueData, leftInWords } from '../words.ts'
import { calendarButton, dueButton, dueItemButton } from './buttons.ts'
import { labelOf, toMenu } from './common.ts'

/** A thing with a day, as a list shows it. */
export type ShownDue = {
  readonly due: Due
  readonly organisation: Organisation
  /** Plain: the names of the pair whose programme ends. */
  readonly pair: string
}

type Around = { readonly hasSeveralPlaces: boolean; readonly mayEditCalendar: boolean }

/** Everything with a day, soonest first, in words. */
export function dueScreen(texts: Texts, page: Page<ShownDue>, { hasSeveralPlaces, mayEditCalendar }: Around): Screen {
  const lines = page.rows.map((one, index) => {
    const { due, organisation } = one
    const line = {
      number: page.from + index + 1,
      title: labelOfDue(texts, one),
      day: dayInWords(texts, due.dueOn, due.isProvisional),
      left: leftInWords(texts, due.daysLeft),
    }
    return hasSeveralPlaces
      ? texts.t('roadmap.due.lineOf', { ...line, school: organisation.shortName })
      : texts.t('roadmap.due.line', line)
  })
  return {
    text: [texts.t('roadmap.due.heading'), ...(lines.length > 0 ? lines : [texts.t('roadmap.due.nothing')])].join(
      '\n\n',
    ),
    rows: [
      ...page.rows.map((one, index) => [
        {
          text: shortened(`${page.from + index + 1}. ${labelOfDue(texts, one)}`, 40),
          data: openData(one.due, Math.floor(page.from / page.size)),
        },
      ]),
      ...pageButtons(page, (to) => dueButton.data({ page: String(to) })),
      ...(mayEditCalendar
        ? [[{ text: texts.plain('roadmap.menu.calendar'), data: calendarButton.data({ year: '' }) }]]
        : []),
      [toMenu(texts)],
    ],
  }
}

function openData(due: Due, number: number): string {
  const { organisationId: organisation, key } = due
  return due.pair ? dueData(due) : dueItemButton.data({ organisation, key, page: String(number) })
}

/** From an item that was opened there. */
export function toDues(texts: Texts, page: string): ScreenButton {
  return { text: texts.plain('roadmap.buttons.toDue'), data: dueButton.data({ page }) }
}

function labelOfDue(texts: Texts, { due, pair }: ShownDue): string {
  return due.item ? labelOf(texts, due.item) : texts.plain('roadmap.pairEnds', { pair })
}
