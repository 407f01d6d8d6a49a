import { dayIn } from '../../calendar/day.ts'
import type { Texts } from '../../i18n/texts.ts'
import { menteesIn, type Pair } from '../../pairs/pair.ts'
import { pairLine, type Reader } from '../../pairs/words.ts'
import { inRows, type Screen, type ScreenButton } from '../../telegram/screen.ts'
import { isOverdue, outcomes, type Task, type TaskAnswer } from '../task.ts'
import {
  acceptButton,
  answerButton,
  dropButton,
  droppedButton,
  hindranceButton,
  moveButton,
  returnButton,
  taskButton,
  tasksButton,
} from './buttons.ts'
import { dayText, menteeText, stateText } from './list.ts'

export type TaskReader = Reader & { readonly mayAnswer: boolean; readonly mayCheck: boolean }

export function taskScreen(texts: Texts, pair: Pair, task: Task, reader: TaskReader, now: Date): Screen {
  const { state } = task
  const zone = pair.organisation.timeZone
  const answer = state.status === 'answered' || state.status === 'checked' ? state.answer : null
  return {
    text: [
      texts.t('tasks.card.heading'),
      pairLine(texts, pair, reader),
      ...(menteesIn(pair).length > 1 ? [texts.t('tasks.card.mentee', { mentee: menteeText(texts, pair, task) })] : []),
      '',
      texts.t('tasks.card.words', { words: task.words }),
      texts.t('tasks.card.given', { day: texts.day(dayIn(task.givenAt, zone)), due: dayText(texts, task.dueOn) }),
      texts.t('tasks.card.state', { state: standing(texts, task, dayIn(now, zone)) }),
      ...(answer ? answerLines(texts, answer) : []),
      ...(task.givenBack === null ? [] : [texts.t('tasks.card.givenBack', { words: task.givenBack })]),
    ].join('\n'),
    rows: [
      ...(reader.mayAnswer ? answerRows(texts, task) : []),
      ...(reader.mayCheck ? checkRows(texts, task) : []),
      [
        {
          text: texts.plain('tasks.buttons.all'),
          data: tasksButton.data({ pair: pair.id, list: 'now', page: '0' }),
        },
        { text: texts.plain('telegram.buttons.menu'), data: 'menu' },
      ],
    ],
  }
}

/** Plain: the day stands in the line above already. */
function standing(texts: Texts, task: Task, today: string): string {
  const isWaiting = task.state.status === 'open' && !isOverdue(task, today)
  return isWaiting ? texts.plain('tasks.card.waits') : stateText(texts, task, today)
}

function answerLines(texts: Texts, { outcome, hindrance }: TaskAnswer): string[] {
  return [
    texts.t('tasks.card.outcome', { outcome: texts.plain(`tasks.outcome.${outcome}`) }),
    ...(hindrance === null ? [] : [texts.t('tasks.card.hindrance', { hindrance })]),
  ]
}

/** The answer that stands is not offered again; what stood in the way may be written beside it. */
function answerRows(texts: Texts, { id, state }: Task): ScreenButton[][] {
  if (state.status !== 'open' && state.status !== 'answered') return []
  const given = state.status === 'answered' ? state.answer.outcome : undefined
  const buttons = outcomes
    .filter((one) => one !== given)
    .map((outcome) => ({ text: texts.plain(`tasks.answers.${outcome}`), data: answerButton.data({ id, outcome }) }))
  const why = given !== undefined && given !== 'DONE'
  return [
    ...(why ? [[{ text: texts.plain('tasks.buttons.hindrance'), data: hindranceButton.data({ id }) }]] : []),
    ...inRows(buttons, 16),
  ]
}

function checkRows(texts: Texts, { id, state }: Task): ScreenButton[][] {
  if (state.status !== 'open' && state.status !== 'answered') return []
  const isAnswered = state.status === 'answered'
  const seen = isAnswered ? state.answer.outcome : 'none'
  const accept = {
    text: texts.plain(isAnswered ? 'tasks.buttons.accept' : 'tasks.buttons.seen'),
    data: acceptButton.data({ id, seen }),
  }
  const giveBack = { text: texts.plain('tasks.buttons.return'), data: returnButton.data({ id }) }
  return [
    isAnswered ? [accept, giveBack] : [accept],
    [
      { text: texts.plain('tasks.buttons.move'), data: moveButton.data({ id }) },
      { text: texts.plain('tasks.buttons.drop'), data: dropButton.data({ id }) },
    ],
  ]
}

export function dropScreen(texts: Texts, { id, words }: Task): Screen {
  return {
    text: texts.t('tasks.drop.ask', { words }),
    rows: [
      [
        { text: texts.plain('tasks.drop.do'), data: droppedButton.data({ id }) },
        { text: texts.plain('tasks.drop.keep'), data: taskButton.data({ id }) },
      ],
    ],
  }
}
