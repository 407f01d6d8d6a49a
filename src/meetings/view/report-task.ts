import type { Texts } from '../../i18n/texts.ts'
import type { Screen } from '../../telegram/screen.ts'
import { beforeStep, taskDues, taskIdeas } from '../report-steps.ts'
import { dueButton, dueTypedButton, giveButton, writeButton } from './check-in-buttons.ts'
import { backTo, stepData, stepLine, type StepShown } from './report-parts.ts'

/** Step 4: a task until the next time (C5): an activity of the programme, a usual one, or own words. */
export function taskScreen(texts: Texts, { meeting, from, activities }: StepShown): Screen {
  const give = (task: string) => giveButton.data({ id: meeting.id, from, task })
  const [next] = activities
  return {
    text: [
      ...(from === 's' ? [stepLine(texts, 4)] : []),
      texts.t('meetings.checkIn.task.text'),
      ...(next ? [texts.t('meetings.checkIn.task.next', { title: next.title })] : []),
    ].join('\n'),
    rows: [
      [{ text: texts.plain('meetings.checkIn.task.none'), data: stepData(meeting, from, 'card') }],
      ...(next ? [[{ text: texts.plain('meetings.checkIn.task.programme'), data: give(`a.${next.key}`) }]] : []),
      ...taskIdeas.map((one) => [{ text: texts.plain(`meetings.checkIn.task.suggestions.${one}`), data: give(one) }]),
      [
        {
          text: texts.plain('meetings.checkIn.buttons.write'),
          data: writeButton.data({ id: meeting.id, from, what: 'task' }),
        },
        backTo(texts, meeting, from, beforeStep('task', from)),
      ],
    ],
  }
}

/** The day of the task that is about to be given: the press gives both at once. */
export function dueScreen(
  texts: Texts,
  { meeting, from }: StepShown,
  { task, words }: { readonly task: string; readonly words: string },
): Screen {
  const { id } = meeting
  const rows = taskDues.map((due) => [
    { text: texts.plain(`meetings.checkIn.due.${due}`), data: dueButton.data({ id, task, due }) },
  ])
  return {
    text: [...(from === 's' ? [stepLine(texts, 4)] : []), texts.t('meetings.checkIn.due.text', { words })].join('\n'),
    rows: [
      ...rows,
      [
        { text: texts.plain('meetings.checkIn.due.typed'), data: dueTypedButton.data({ id, task }) },
        backTo(texts, meeting, from, 'task'),
      ],
    ],
  }
}
