import { addDays, dayIn } from '../../calendar/day.ts'
import type { Texts } from '../../i18n/texts.ts'
import type { Screen, ScreenButton } from '../../telegram/screen.ts'
import type { Task } from '../../tasks/task.ts'
import { daysToCorrect, mayDetail, mayTakeBack, refusalToReport, type Use } from '../check-in.ts'
import { heldText, withWhom } from '../check-in-notices.ts'
import { reasonText, settledLines } from '../differing-notices.ts'
import type { Said } from '../differing.ts'
import { type Meeting, menteesOf, type MeetingPart } from '../meeting.ts'
import { tasksShown } from '../report-steps.ts'
import { partName } from '../words.ts'
import { stepButton, takeBackButton } from './check-in-buttons.ts'

export type CardShown = {
  readonly meeting: Meeting
  readonly readerId: string
  readonly tasks: readonly Task[]
  /** Of the mentor's meetings, where there are enough answers. */
  readonly use: Use | undefined
  /** What the mentor had said, where a curator has settled it. */
  readonly said: Said | undefined
  readonly isPairActive: boolean
  readonly now: Date
}

/** Everything that is known of a meeting, for its mentor; each part may be changed while there is time. */
export function reportCard(texts: Texts, shown: CardShown, lead?: string): Screen {
  const { meeting, readerId, now } = shown
  const what = { when: heldText(texts, meeting), people: withWhom(texts, meeting, readerId) }
  return {
    text: [
      ...(lead === undefined ? [] : [lead]),
      texts.t(headings[meeting.status]),
      texts.t('meetings.checkIn.what', what),
      ...detailLines(texts, shown),
      ...untilLines(texts, meeting, now),
    ].join('\n'),
    rows: cardRows(texts, shown),
  }
}

const headings = {
  held: 'meetings.checkIn.card.held',
  'not-held': 'meetings.checkIn.card.notHeld',
  planned: 'meetings.checkIn.card.planned',
  cancelled: 'meetings.checkIn.refused.cancelled',
} as const

/** HTML: how it was, what was done, the tasks, and who confirms it; under the card of a meeting without the topic, which stands there. */
export function detailLines(texts: Texts, shown: CardShown, reader: DetailReader = {}): string[] {
  return [...factLines(texts, shown, reader), ...settledLines(texts, shown.meeting, shown.said)]
}

type DetailReader = { readonly areAnswersShown?: boolean; readonly hasTopic?: boolean }

function factLines(
  texts: Texts,
  { meeting, tasks, use }: CardShown,
  { areAnswersShown = true, hasTopic = true }: DetailReader,
): string[] {
  if (meeting.status === 'not-held') {
    const reason = reasonText(texts, meeting.reason)
    return reason === null ? [] : [texts.t('meetings.checkIn.why.saved', { reason })]
  }
  if (meeting.status !== 'held') return []
  return [
    texts.t('meetings.checkIn.card.result', { result: texts.plain(`meetings.checkIn.results.${meeting.result}`) }),
    texts.t('meetings.checkIn.card.how', {
      minutes: texts.plain('meetings.checkIn.minutes', { minutes: meeting.minutes }),
      way: texts.plain(`meetings.checkIn.way.${meeting.way}`),
    }),
    ...(hasTopic
      ? [
          texts.t('meetings.checkIn.card.topic', {
            topic: meeting.topic ?? texts.plain('meetings.checkIn.topic.unnamed'),
          }),
        ]
      : []),
    ...(meeting.summary === null ? [] : [texts.t('meetings.checkIn.card.summary', { summary: meeting.summary })]),
    ...tasksShown(tasks).map(({ words, dueOn }) =>
      texts.t('meetings.checkIn.card.task', {
        words,
        day:
          dueOn === null
            ? texts.plain('meetings.checkIn.due.unset')
            : texts.plain('meetings.checkIn.card.taskBy', { day: texts.day(dueOn) }),
      }),
    ),
    ...(areAnswersShown ? menteesOf(meeting).map((mentee) => answerLine(texts, mentee)) : []),
    ...(use ? [useLine(texts, use)] : []),
  ]
}

function useLine(texts: Texts, { month, mean, count }: Use): string {
  const [year, number] = month.split('-').map(Number)
  const name = texts.month(year ?? 0, number ?? 1)
  return texts.t('meetings.checkIn.card.usefulness', { month: name, count, mean: texts.number(mean) })
}

/** The mentor reads who confirms; what else somebody says is the curator's to ask about. */
function answerLine(texts: Texts, mentee: MeetingPart): string {
  const name = partName(texts, mentee)
  if (mentee.reply === null) return texts.t('meetings.checkIn.card.waiting', { name })
  return mentee.reply.answer === 'YES'
    ? texts.t('meetings.checkIn.card.confirmed', { name })
    : texts.t('meetings.checkIn.card.answered', { name })
}

function untilLines(texts: Texts, meeting: Meeting, now: Date): string[] {
  if (meeting.status !== 'held' && meeting.status !== 'not-held') return []
  if (refusalToReport(meeting, now)) return []
  const on = addDays(dayIn(meeting.report.at, meeting.organisation.timeZone), daysToCorrect - 1)
  return [texts.t('meetings.checkIn.card.until', { day: texts.day(on) })]
}

function cardRows(texts: Texts, { meeting, now, isPairActive }: CardShown): ScreenButton[][] {
  const mayChange = mayDetail(meeting, now) || (meeting.status !== 'held' && !refusalToReport(meeting, now))
  const edit = { text: texts.plain('meetings.checkIn.buttons.edit'), data: cardStep(meeting, editStep(meeting)) }
  const again = meeting.status === 'not-held' ? 'again' : 'next'
  return [
    ...(mayChange ? [[edit]] : []),
    ...(mayTakeBack(meeting, now)
      ? [[{ text: texts.plain('meetings.adhoc.takeBack'), data: takeBackButton.data({ id: meeting.id }) }]]
      : []),
    ...(isPairActive
      ? [
          [{ text: texts.plain(`meetings.checkIn.buttons.${again}`), data: `meeting-plan:${meeting.pairId}` }],
          [{ text: texts.plain('meetings.checkIn.buttons.help'), data: helpData(meeting) }],
        ]
      : []),
    homeRow(texts),
  ]
}

/** «Нужна помощь куратора» after this meeting (C9). */
export function helpData({ id, pairId }: Pick<Meeting, 'id' | 'pairId'>): string {
  return `help-after:${pairId}:${id}`
}

export function homeRow(texts: Texts): ScreenButton[] {
  return [
    { text: texts.plain('meetings.checkIn.buttons.mine'), data: 'my-pair' },
    { text: texts.plain('telegram.buttons.menu'), data: 'menu' },
  ]
}

function editStep({ status }: Meeting): string {
  return status === 'held' ? 'edit' : 'result'
}

export function cardStep({ id }: Pick<Meeting, 'id'>, step: string): string {
  return stepButton.data({ id, from: 'c', step })
}
