import type { Task } from '../tasks/task.ts'

/** The steps of the mentor's report: what comes after the press that records it. `from` says where each leads back to. */
export const steps = ['result', 'how', 'done', 'task', 'card', 'edit', 'day', 'topic'] as const
export type Step = (typeof steps)[number]
/** The row of steps after the first press, or one thing changed from the card. */
export type From = 's' | 'c'

export function isStep(word: string): word is Step {
  return steps.some((one) => one === word)
}

export function fromOf(word: string): From {
  return word === 's' ? 's' : 'c'
}

/** What is shown once a thing of that step is saved. */
export function afterStep(step: Step, from: From): Step {
  if (from === 'c') return 'card'
  switch (step) {
    case 'result':
      return 'how'
    case 'how':
    case 'day':
    case 'topic':
      return 'done'
    case 'done':
      return 'task'
    case 'task':
    case 'card':
    case 'edit':
      return 'card'
  }
}

/** Where «back» leads. */
export function beforeStep(step: Step, from: From): Step {
  if (from === 'c') return 'edit'
  switch (step) {
    case 'how':
      return 'result'
    case 'done':
      return 'how'
    case 'task':
      return 'done'
    case 'result':
    case 'card':
    case 'edit':
    case 'day':
    case 'topic':
      return 'card'
  }
}

/** Phrases for what was done, and tasks, by a button (C3, C5). */
export const phrases = ['lesson', 'visit', 'questions', 'plan', 'papers'] as const
export const taskIdeas = ['plan', 'try', 'visit', 'read'] as const
export const taskDues = ['next', 'week', 'fortnight', 'none'] as const
export type TaskDue = (typeof taskDues)[number]

/** Of the meeting, those that are wanted still: of a group, the same words once. */
export function tasksShown(tasks: readonly Task[]): Task[] {
  const wanted = tasks.filter(({ state }) => state.status !== 'dropped')
  return [...new Map(wanted.map((one) => [one.words, one])).values()]
}

/** What a mentee is asked about after a meeting: tasks of earlier times that nobody has answered, after the one just answered. */
export function nextTask(tasks: readonly Task[], meetingId: string, afterId: string | undefined): Task | undefined {
  const position = tasks.findIndex(({ id }) => id === afterId)
  return tasks.slice(position + 1).find((one) => one.meetingId !== meetingId && one.state.status === 'open')
}
