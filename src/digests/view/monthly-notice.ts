import { textsIn } from '../../i18n/texts.ts'
import type { SummaryShowing } from '../jobs/monthly.ts'
import { hasMeetings } from '../summary.ts'
import { nudgeButton } from './summary-buttons.ts'
import { monthlyText } from './monthly.ts'

/** Where the buttons lead to screens of others. */
export type SummaryDoors = {
  readonly bank: string
  readonly decisions: string
  readonly board: string
}

/** The message of a month; a school that has no pairs yet is led to its bank, one at work to what waits to be decided. */
export function monthlyNotice(doors: SummaryDoors): SummaryShowing['notice'] {
  return (to, told, roles) => {
    const texts = textsIn(to.language)
    const { place, period, of, summary } = told
    const line = (text: string, callback_data: string) => [{ text, callback_data }]
    const nudge = nudgeButton.data({ organisation: place.id, month: period.month })
    const lines =
      of.kind === 'district'
        ? [
            ...(of.lagging.length > 0 ? [line(texts.plain('digests.monthly.buttons.nudge'), nudge)] : []),
            line(texts.plain('digests.monthly.buttons.board'), doors.board),
          ]
        : roles.includes('CURATOR')
          ? [
              line(texts.plain('digests.monthly.buttons.decisions'), doors.decisions),
              ...(hasMeetings(summary) ? [] : [line(texts.plain('banks.menu.MENTOR'), doors.bank)]),
            ]
          : []
    return { text: monthlyText(texts, told), buttons: lines }
  }
}
