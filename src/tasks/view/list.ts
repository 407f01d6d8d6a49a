import type { Texts } from '../../i18n/texts.ts'
import type { Pair } from '../../pairs/pair.ts'
import { pairLine, type Reader } from '../../pairs/words.ts'
import { shortName } from '../../people/name.ts'
import { shortened } from '../../questionnaires/lines.ts'
import { type Page, pageButtons } from '../../telegram/paging.ts'
import { inRows, type Screen } from '../../telegram/screen.ts'
import { isOverdue, type Task, type TaskList, taskLists } from '../task.ts'
import { giveButton, taskButton, tasksButton } from './buttons.ts'

export type Listed = {
  readonly pair: Pair
  readonly list: TaskList
  readonly page: Page<Task>
  readonly counts: Readonly<Record<TaskList, number>>
  readonly mayGive: boolean
  /** A mentee reads their own alone, and needs no name. */
  readonly hasNames: boolean
  readonly today: string
  readonly pairData: string
}

export function tasksScreen(texts: Texts, listed: Listed, reader: Reader): Screen {
  const { pair, list, page, counts, mayGive, hasNames, today } = listed
  const others = taskLists.filter((one) => one !== list)
  return {
    text: [
      texts.t('tasks.list.heading'),
      pairLine(texts, pair, reader),
      texts.t('tasks.list.counts', counts),
      '',
      texts.t(`tasks.list.titles.${list}`),
      ...(page.rows.length === 0 ? [texts.t(`tasks.list.empty.${list}`)] : []),
      ...page.rows.map((task, index) => lineOf(texts, pair, task, { number: page.from + index + 1, hasNames, today })),
    ].join('\n'),
    rows: [
      ...page.rows.map((task, index) => [
        {
          text: shortened(`${page.from + index + 1}. ${oneLine(task.words)}`, 50),
          data: taskButton.data({ id: task.id }),
        },
      ]),
      ...pageButtons(page, (to) => tasksButton.data({ pair: pair.id, list, page: String(to) })),
      ...inRows(
        others.map((one) => ({
          text: texts.plain(`tasks.list.buttons.${one}`, { count: counts[one] }),
          data: tasksButton.data({ pair: pair.id, list: one, page: '0' }),
        })),
        16,
      ),
      ...(mayGive ? [[{ text: texts.plain('tasks.buttons.give'), data: giveButton.data({ pair: pair.id }) }]] : []),
      [
        { text: texts.plain('tasks.buttons.toPair'), data: listed.pairData },
        { text: texts.plain('telegram.buttons.menu'), data: 'menu' },
      ],
    ],
  }
}

function lineOf(
  texts: Texts,
  pair: Pair,
  task: Task,
  { number, hasNames, today }: { readonly number: number; readonly hasNames: boolean; readonly today: string },
): string {
  return texts.t('tasks.list.line', {
    number,
    words: shortened(oneLine(task.words), 200),
    mentee: menteeText(texts, pair, task),
    hasName: hasNames ? 'yes' : 'other',
    state: stateText(texts, task, today),
  })
}

/** Plain: how it stands, in a few words. */
export function stateText(texts: Texts, task: Task, today: string): string {
  const { state } = task
  switch (state.status) {
    case 'open':
      return isOverdue(task, today)
        ? texts.plain('tasks.state.overdue', { day: texts.day(task.dueOn ?? today) })
        : texts.plain('tasks.state.open', { day: dayText(texts, task.dueOn) })
    case 'answered':
      return texts.plain('tasks.state.answered', { outcome: texts.plain(`tasks.outcome.${state.answer.outcome}`) })
    case 'checked':
      return texts.plain('tasks.state.checked')
    case 'dropped':
      return texts.plain('tasks.state.dropped')
  }
}

/** Plain; once their data are destroyed nobody is named. */
export function menteeText(texts: Texts, { organisation }: Pair, { mentee }: Pick<Task, 'mentee'>): string {
  return shortName(mentee) || texts.plain('pairs.unnamed', { school: organisation.shortName })
}

/** Plain. */
export function dayText(texts: Texts, day: string | null): string {
  return day === null ? texts.plain('tasks.day.none') : texts.day(day)
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}
