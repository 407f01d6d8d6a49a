import { button } from '../../telegram/button.ts'

/** The tasks of a pair: one of three lists; a task. */
export const tasksButton = button('tasks', 'pair', 'list', 'page')
export const taskButton = button('task', 'id')
export const giveButton = button('task-give', 'pair')
/** What the mentee says; `outcome` is DONE, PARTLY or NOT_DONE. */
export const answerButton = button('task-answer', 'id', 'outcome')
export const hindranceButton = button('task-why', 'id')
/** The mentor accepts the answer that stood there: an outcome, or `none`. */
export const acceptButton = button('task-accept', 'id', 'seen')
export const returnButton = button('task-return', 'id')
export const moveButton = button('task-move', 'id')
export const dropButton = button('task-drop', 'id')
export const droppedButton = button('task-dropped', 'id')
