import type { Texts } from '../../i18n/texts.ts'
import { inRows, type Screen, type ScreenButton } from '../../telegram/screen.ts'
import type { Task } from '../../tasks/task.ts'
import { outcomes } from '../../tasks/task.ts'
import { changes, hindrances } from '../check-in.ts'
import { menteeQuestion } from '../check-in-notices.ts'
import { type Meeting, partOf, type Reply } from '../meeting.ts'
import {
  changeButton,
  didButton,
  hinderedButton,
  metStepButton,
  metTaskButton,
  metWriteButton,
  usefulButton,
} from './check-in-buttons.ts'
import { helpData, homeRow } from './report-card.ts'

/** Step 1: whether it was held (C6). */
export function metScreen(texts: Texts, meeting: Meeting, personId: string): Screen {
  const { text, buttons } = menteeQuestion(texts, meeting, personId)
  const rows = buttons.map((row) => row.map(({ text: label, callback_data: data }) => ({ text: label, data })))
  const isAnswered = partOf(meeting, personId)?.reply !== null
  const back = { text: texts.plain('meetings.checkIn.buttons.back'), data: stepData(meeting, 'end') }
  return { text: `${stepLine(texts, 1)}\n${text}`, rows: isAnswered ? [...rows, [back]] : rows }
}

/** Step 2: how useful it was (C7). */
export function usefulScreen(texts: Texts, meeting: Meeting): Screen {
  const numbers = ['1', '2', '3', '4', '5'].map((number) => ({
    text: number,
    data: usefulButton.data({ id: meeting.id, number }),
  }))
  return {
    text: `${stepLine(texts, 2)}\n${texts.t('meetings.reply.useful.text')}`,
    rows: [numbers, skipRow(texts, stepData(meeting, 'tasks'), stepData(meeting, 'met'))],
  }
}

/** Where it was of little use: what to change. */
export function changeScreen(texts: Texts, meeting: Meeting): Screen {
  const { id } = meeting
  return {
    text: `${stepLine(texts, 2)}\n${texts.t('meetings.reply.change.text')}`,
    rows: [
      ...changes.map((change) => [
        { text: texts.plain(`meetings.reply.change.options.${change}`), data: changeButton.data({ id, change }) },
      ]),
      [
        { text: texts.plain('meetings.checkIn.buttons.write'), data: metWriteButton.data({ id, what: 'change' }) },
        { text: texts.plain('meetings.checkIn.buttons.skip'), data: stepData(meeting, 'tasks') },
      ],
      [{ text: texts.plain('meetings.checkIn.buttons.back'), data: stepData(meeting, 'useful') }],
    ],
  }
}

/** Step 3: an earlier task (C8). */
export function taskScreen(texts: Texts, meeting: Meeting, task: Task): Screen {
  const { id } = meeting
  return {
    text: `${stepLine(texts, 3)}\n${texts.t('meetings.reply.task.text', { words: task.words })}`,
    rows: [
      ...inRows(
        outcomes.map((outcome) => ({
          text: texts.plain(`meetings.reply.task.outcome.${outcome}`),
          data: didButton.data({ id, task: task.id, outcome }),
        })),
      ),
      skipRow(texts, metTaskButton.data({ id, task: task.id }), stepData(meeting, 'useful')),
    ],
  }
}

/** What stood in the way of it. */
export function hindranceScreen(texts: Texts, meeting: Meeting, task: Task): Screen {
  const { id } = meeting
  return {
    text: `${stepLine(texts, 3)}\n${texts.t('meetings.reply.hindrance.text', { words: task.words })}`,
    rows: [
      ...hindrances.map((why) => [
        {
          text: texts.plain(`meetings.reply.hindrance.options.${why}`),
          data: hinderedButton.data({ id, task: task.id, why }),
        },
      ]),
      [
        { text: texts.plain('meetings.checkIn.buttons.write'), data: metWriteButton.data({ id, what: task.id }) },
        { text: texts.plain('meetings.checkIn.buttons.skip'), data: metTaskButton.data({ id, task: task.id }) },
      ],
    ],
  }
}

/** Step 4: thanks, what was said, and help of the curator (C9). */
export function endScreen(texts: Texts, meeting: Meeting, personId: string, isPairActive: boolean): Screen {
  const reply = partOf(meeting, personId)?.reply ?? null
  const isNo = reply?.answer === 'NO'
  const { id } = meeting
  const words = isNo || reply?.answer === 'OTHERWISE'
  return {
    text: [
      ...(isNo ? [] : [stepLine(texts, 4)]),
      texts.t(isNo ? 'meetings.reply.end.no' : 'meetings.reply.end.text'),
      ...(reply ? replyLines(texts, reply) : []),
    ].join('\n'),
    rows: [
      ...(words
        ? [[{ text: texts.plain('meetings.reply.buttons.words'), data: metWriteButton.data({ id, what: 'words' }) }]]
        : []),
      [{ text: texts.plain('meetings.reply.buttons.change'), data: stepData(meeting, 'met') }],
      ...(isPairActive ? [[{ text: texts.plain('meetings.checkIn.buttons.help'), data: helpData(meeting) }]] : []),
      homeRow(texts),
    ],
  }
}

/** HTML: what a mentee has said: for themselves and the curator. */
export function replyLines(texts: Texts, { answer, words, usefulness, change }: Reply): string[] {
  return [
    texts.t('meetings.reply.end.answer', { answer: texts.plain(`meetings.differing.answer.${answer}`) }),
    ...(words === null ? [] : [texts.t('meetings.reply.end.words', { words })]),
    ...(usefulness === null ? [] : [texts.t('meetings.reply.end.useful', { number: usefulness })]),
    ...(change === null ? [] : [texts.t('meetings.reply.end.change', { change })]),
  ]
}

function skipRow(texts: Texts, skip: string, back: string): ScreenButton[] {
  return [
    { text: texts.plain('meetings.checkIn.buttons.back'), data: back },
    { text: texts.plain('meetings.checkIn.buttons.skip'), data: skip },
  ]
}

function stepData({ id }: Pick<Meeting, 'id'>, step: 'met' | 'useful' | 'tasks' | 'end'): string {
  return metStepButton.data({ id, step })
}

function stepLine(texts: Texts, number: number): string {
  return texts.t('meetings.checkIn.step', { number })
}
