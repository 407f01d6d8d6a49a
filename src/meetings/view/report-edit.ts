import type { Texts } from '../../i18n/texts.ts'
import { inRows, type Screen } from '../../telegram/screen.ts'
import { causes, refusalToReport } from '../check-in.ts'
import { heldText, withWhom } from '../check-in-notices.ts'
import { setButton, whyButton, writeButton } from './check-in-buttons.ts'
import { type CardShown, cardStep } from './report-card.ts'

/** What of it is to be changed. */
export function editScreen(texts: Texts, { meeting, now }: Pick<CardShown, 'meeting' | 'now'>): Screen {
  const at = (what: 'result' | 'how' | 'day' | 'topic' | 'done' | 'task') => ({
    text: texts.plain(`meetings.checkIn.edit.${what}`),
    data: cardStep(meeting, what),
  })
  const isOpen = refusalToReport(meeting, now) === undefined
  return {
    text: texts.t('meetings.checkIn.edit.text'),
    rows: [
      ...inRows([at('result'), at('how'), at('day'), at('topic'), at('done'), at('task')], 20),
      ...(isOpen
        ? [
            [
              {
                text: texts.plain('meetings.checkIn.notHeld'),
                data: setButton.data({ id: meeting.id, from: 'c', what: 'result', value: 'none' }),
              },
            ],
          ]
        : []),
      [{ text: texts.plain('meetings.checkIn.buttons.back'), data: cardStep(meeting, 'card') }],
    ],
  }
}

/** It was not held: why, and what next. */
export function whyScreen(texts: Texts, { meeting, readerId }: Pick<CardShown, 'meeting' | 'readerId'>): Screen {
  const { id } = meeting
  const what = { when: heldText(texts, meeting), people: withWhom(texts, meeting, readerId) }
  const why = causes.map((cause) => ({
    text: texts.plain(`meetings.checkIn.causes.${cause}`),
    data: whyButton.data({ id, cause }),
  }))
  const own = {
    text: texts.plain('meetings.checkIn.why.own'),
    data: writeButton.data({ id, from: 'c', what: 'reason' }),
  }
  return {
    text: texts.t('meetings.checkIn.why.text', { what: texts.plain('meetings.checkIn.what', what) }),
    rows: [
      ...[...why, own].map((one) => [one]),
      [
        {
          text: texts.plain('meetings.checkIn.edit.held'),
          data: setButton.data({ id, from: 's', what: 'result', value: 'DONE' }),
        },
        { text: texts.plain('meetings.checkIn.buttons.skip'), data: cardStep(meeting, 'card') },
      ],
    ],
  }
}
