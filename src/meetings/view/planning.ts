import type { Texts } from '../../i18n/texts.ts'
import { menteesIn, type Pair } from '../../pairs/pair.ts'
import { nameIn, pairName } from '../../pairs/words.ts'
import { shortened } from '../../questionnaires/lines.ts'
import { inRows, type Screen } from '../../telegram/screen.ts'
import type { Meeting } from '../meeting.ts'
import { absentCauses, cancelCauses, toggled } from '../planning.ts'
import { whenText } from '../words.ts'
import {
  absentDoButton,
  cancelDoButton,
  cancelWordsButton,
  meetingButton,
  planButton,
  planWithButton,
  whoButton,
} from './buttons.ts'

/** Of several pairs, which meets. */
export function pairsScreen(texts: Texts, pairs: readonly Pair[]): Screen {
  return {
    text: texts.t(pairs.length === 0 ? 'meetings.choosing.none' : 'meetings.choosing.pair'),
    rows: [
      ...pairs.map((pair) => [
        { text: shortened(pairName(texts, pair), 60), data: planButton.data({ pair: pair.id }) },
      ]),
      [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }],
    ],
  }
}

/** Who of a group comes; whoever plans it comes anyway. `mask`: see `chosenOf`. */
export function whoScreen(texts: Texts, pair: Pair, mask: string): Screen {
  const bits = Number(mask)
  const people = menteesIn(pair).map((one, index) => {
    const isOn = (bits >> index) % 2 === 1
    return {
      text: shortened(
        texts.plain(isOn ? 'meetings.buttons.on' : 'meetings.buttons.off', { person: nameIn(texts, pair, one) }),
        40,
      ),
      data: whoButton.data({ pair: pair.id, mask: toggled(mask, index) }),
    }
  })
  const count = menteesIn(pair).filter((_, index) => (bits >> index) % 2 === 1).length
  const all = {
    text: texts.plain('meetings.buttons.everybody'),
    data: planWithButton.data({ pair: pair.id, mask: '0' }),
  }
  const chosen = {
    text: texts.plain('meetings.buttons.chosen', { count }),
    data: planWithButton.data({ pair: pair.id, mask }),
  }
  return {
    text: texts.t('meetings.who.ask'),
    rows: [
      ...inRows(people, 20),
      count === 0 ? [all] : [all, chosen],
      [{ text: texts.plain('telegram.buttons.menu'), data: 'menu' }],
    ],
  }
}

/** One of a group will not come; the meeting stands. */
export function absentScreen(texts: Texts, meeting: Meeting): Screen {
  const seen = { id: meeting.id, sequence: String(meeting.sequence) }
  const causes = absentCauses.map((cause) => ({
    text: texts.plain(`meetings.cancelling.causes.${cause}`),
    data: absentDoButton.data({ ...seen, cause }),
  }))
  return {
    text: texts.t('meetings.absent.ask', { when: whenText(texts, meeting) }),
    rows: [
      ...inRows(causes),
      [{ text: texts.plain('meetings.absent.other'), data: absentDoButton.data({ ...seen, cause: 'other' }) }],
      [{ text: texts.plain('meetings.buttons.keep'), data: meetingButton.data({ id: meeting.id }) }],
    ],
  }
}

export function cancelScreen(texts: Texts, meeting: Meeting): Screen {
  const seen = { id: meeting.id, sequence: String(meeting.sequence) }
  const causes = cancelCauses.map((cause) => ({
    text: texts.plain(`meetings.cancelling.causes.${cause}`),
    data: cancelDoButton.data({ ...seen, cause }),
  }))
  return {
    text: texts.t('meetings.cancelling.ask', { when: whenText(texts, meeting) }),
    rows: [
      ...inRows(causes),
      [{ text: texts.plain('meetings.buttons.own'), data: cancelWordsButton.data(seen) }],
      [{ text: texts.plain('meetings.buttons.keep'), data: meetingButton.data({ id: meeting.id }) }],
    ],
  }
}
