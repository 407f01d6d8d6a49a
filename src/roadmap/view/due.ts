import type { Texts } from '../../i18n/texts.ts'
import type { Organisation } from '../../organisations/organisation.ts'
import { shortened } from '../../questionnaires/lines.ts'
import { type Page, pageButtons } from '../../telegram/paging.ts'
import type { Screen } from '../../telegram/screen.ts'
import type { Due } from '../due.ts'
import { dayInWords, dueData, leftInWords } from '../words.ts'
import { dueButton } from './buttons.ts'
import { labelOf, toMenu } from './common.ts'

/** A thing with a day, as a list shows it. */
export type ShownDue = {
  readonly due: Due
  readonly organisation: Organisation
  /** Plain: the names of the pair whose programme ends. */
  readonly pair: string
}

/** Everything with a day, soonest first, in words. */
export function dueScreen(texts: Texts, page: Page<ShownDue>, hasSeveralPlaces: boolean): Screen {
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
        { text: shortened(`${page.from + index + 1}. ${labelOfDue(texts, one)}`, 40), data: dueData(one.due) },
      ]),
      ...pageButtons(page, (to) => dueButton.data({ page: String(to) })),
      [toMenu(texts)],
    ],
  }
}

function labelOfDue(texts: Texts, { due, pair }: ShownDue): string {
  return due.item ? labelOf(texts, due.item) : texts.plain('roadmap.pairEnds', { pair })
}
