import { addDays, dayIn } from '../../calendar/day.ts'
import type { Texts } from '../../i18n/texts.ts'
import { shortened } from '../../questionnaires/lines.ts'
import { inRows, type Screen, type ScreenButton } from '../../telegram/screen.ts'
import { daysBack } from '../adhoc.ts'
import { lengths } from '../check-in.ts'
import { heldText, wentButtons, withWhom } from '../check-in-notices.ts'
import { type Held, menteesOf } from '../meeting.ts'
import { offeredWays } from '../planning.ts'
import { afterStep, beforeStep, phrases } from '../report-steps.ts'
import { setButton, writeButton } from './check-in-buttons.ts'
import { backTo, dayLabel, stepData, stepLine, type StepShown } from './report-parts.ts'

/** The next ones by their dates; others are written. */
const mostTopics = 6

/** Step 1 of 4: how it went, said again or for the first time. */
export function resultScreen(texts: Texts, { meeting, from, readerId }: StepShown): Screen {
  const text = texts.t(meeting.status === 'planned' ? 'meetings.checkIn.ask.asked' : 'meetings.checkIn.ask.again')
  const what = { when: heldText(texts, meeting), people: withWhom(texts, meeting, readerId) }
  const asked = wentButtons(texts, meeting.id).map((row) =>
    row.map(({ text: label, callback_data: data }) => ({ text: label, data })),
  )
  const rows = meeting.status === 'planned' ? asked : correctRows(texts, { meeting, from })
  return {
    text: [...(from === 's' ? [stepLine(texts, 1)] : []), text, texts.t('meetings.checkIn.what', what)].join('\n'),
    rows: meeting.status === 'planned' ? rows : [...rows, [backTo(texts, meeting, from, 'card')]],
  }
}

/** What was said is changed by other buttons than those of the question, which may be of former days. */
function correctRows(texts: Texts, { meeting, from }: Pick<StepShown, 'meeting' | 'from'>): ScreenButton[][] {
  const set = (value: string) => setButton.data({ id: meeting.id, from, what: 'result', value })
  const results = (['DONE', 'PARTLY', 'FAILED'] as const).map((result) => ({
    text: texts.plain(`meetings.checkIn.result.${result}`),
    data: set(result),
  }))
  return inRows([...results, { text: texts.plain('meetings.checkIn.notHeld'), data: set('none') }])
}

/** Step 2: as it was planned, or another length and way (C1). */
export function howScreen(texts: Texts, { meeting, from }: StepShown, lead?: string): Screen {
  const set = (what: 'minutes' | 'way', value: string) => setButton.data({ id: meeting.id, from, what, value })
  const others = lengths.filter((one) => one !== meeting.minutes)
  const ways = offeredWays(menteesOf(meeting).length).filter((one) => one !== meeting.way)
  return {
    text: [
      ...(lead === undefined ? [] : [lead]),
      ...(from === 's' ? [stepLine(texts, 2)] : []),
      texts.t('meetings.checkIn.how.text', {
        minutes: texts.plain('meetings.checkIn.minutes', { minutes: meeting.minutes }),
        way: texts.plain(`meetings.checkIn.way.${meeting.way}`),
      }),
    ].join('\n'),
    rows: [
      [{ text: texts.plain('meetings.checkIn.how.yes'), data: stepData(meeting, from, afterStep('how', from)) }],
      ...inRows(others.map((one) => ({ text: lengthLabel(texts, one), data: set('minutes', String(one)) }))),
      ...inRows(ways.map((one) => ({ text: texts.plain(`meetings.checkIn.wayButton.${one}`), data: set('way', one) }))),
      [backTo(texts, meeting, from, beforeStep('how', from))],
    ],
  }
}

/** Step 3: what was done, in one phrase (C3). */
export function doneScreen(texts: Texts, { meeting, from }: StepShown): Screen {
  const set = (value: string) => setButton.data({ id: meeting.id, from, what: 'summary', value })
  return {
    text: [
      ...(from === 's' ? [stepLine(texts, 3)] : []),
      texts.t('meetings.checkIn.done.text'),
      ...(meeting.topic === null ? [] : [texts.t('meetings.checkIn.topicWas', { topic: meeting.topic })]),
    ].join('\n'),
    rows: [
      ...(meeting.topic === null ? [] : [[{ text: shortened(meeting.topic, 40), data: set('topic') }]]),
      ...phrases.map((one) => [{ text: texts.plain(`meetings.checkIn.done.suggestions.${one}`), data: set(one) }]),
      [
        {
          text: texts.plain('meetings.checkIn.buttons.write'),
          data: writeButton.data({ id: meeting.id, from, what: 'summary' }),
        },
        {
          text: texts.plain('meetings.checkIn.buttons.skip'),
          data: stepData(meeting, from, afterStep('done', from)),
        },
      ],
      [backTo(texts, meeting, from, beforeStep('done', from))],
    ],
  }
}

/** Another day for a meeting that took place, of the last week. */
export function dayScreen(texts: Texts, { meeting, from, today }: StepShown): Screen {
  const held = dayIn(meeting.startsAt, meeting.organisation.timeZone)
  const days = Array.from({ length: daysBack + 1 }, (_, ago) => ({ ago, day: addDays(today, -ago) }))
  const shown = days.filter(({ day }) => day !== held)
  return {
    text: texts.t('meetings.checkIn.day.text'),
    rows: [
      ...inRows(
        shown.map(({ ago, day }) => ({
          text: dayLabel(texts, ago, day),
          data: setButton.data({ id: meeting.id, from, what: 'day', value: day }),
        })),
      ),
      [backTo(texts, meeting, from, 'edit')],
    ],
  }
}

/** What it was about (C2): an activity of the programme, outside the plan, or own words. */
export function topicScreen(texts: Texts, { meeting, from, activities }: StepShown): Screen {
  const set = (value: string) => setButton.data({ id: meeting.id, from, what: 'topic', value })
  const shown = activities.slice(0, mostTopics)
  return {
    text: [
      texts.t('meetings.checkIn.topic.text'),
      ...shown.map(({ title }, index) => texts.t('meetings.checkIn.topic.line', { number: index + 1, title })),
    ].join('\n'),
    rows: [
      ...shown.map(({ key, title }, index) => [{ text: shortened(`${index + 1}. ${title}`, 40), data: set(key) }]),
      [{ text: texts.plain('meetings.checkIn.topic.none'), data: set('none') }],
      [
        {
          text: texts.plain('meetings.checkIn.buttons.write'),
          data: writeButton.data({ id: meeting.id, from, what: 'topic' }),
        },
        backTo(texts, meeting, from, 'edit'),
      ],
    ],
  }
}

/** «Записано: получилось»: what the first press did, above the next step. */
export function recordedLine(texts: Texts, meeting: Held): string {
  const result = texts.plain(`meetings.checkIn.results.${meeting.result}`)
  return texts.t('meetings.checkIn.recorded', { result })
}

/** The longest that is offered means an hour and more. */
function lengthLabel(texts: Texts, minutes: number): string {
  return minutes === 60
    ? texts.plain('meetings.checkIn.hourButton')
    : texts.plain('meetings.checkIn.minutesButton', { minutes })
}
