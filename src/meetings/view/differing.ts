import type { Texts } from '../../i18n/texts.ts'
import type { Screen } from '../../telegram/screen.ts'
import type { Said } from '../differing.ts'
import { differingMessage, differingText } from '../differing-notices.ts'
import type { Meeting } from '../meeting.ts'

/** The question as it stands, and once more with the word that it may wait. */
export function differingScreen(texts: Texts, meeting: Meeting, isLater: boolean): Screen {
  const { text, buttons } = differingMessage(texts, meeting)
  const rows = buttons.map((row) => row.map((one) => ({ text: one.text, data: one.callback_data })))
  const shown = isLater ? rows.filter((row) => row.every(({ data }) => !data.endsWith(':later'))) : rows
  return {
    text: isLater ? `${text}\n\n${texts.t('meetings.differing.settled.later')}` : text,
    rows: [...shown, ...pairRow(texts, meeting)],
  }
}

export function settledScreen(texts: Texts, meeting: Meeting, how: 'held' | 'notHeld' | 'over', said?: Said): Screen {
  return {
    text: `${differingText(texts, meeting, said)}\n\n${texts.t(`meetings.differing.settled.${how}`)}`,
    rows: pairRow(texts, meeting),
  }
}

function pairRow(texts: Texts, { pairId }: Meeting) {
  return [
    [
      { text: texts.plain('meetings.differing.buttons.pair'), data: `pair:${pairId}` },
      { text: texts.plain('telegram.buttons.menu'), data: 'menu' },
    ],
  ]
}
