import { button } from '../../telegram/button.ts'

// Of these, check-in-notices.ts, differing-notices.ts and silence-notices.ts write the names out for the messages that nobody asked for.

/** The mentor says how it went; that it was not held, and why. */
export const wentButton = button('went', 'id', 'result')
export const notHeldButton = button('not-held', 'id')
export const whyButton = button('not-held-why', 'id', 'cause')
/** The oldest meeting of the pair that waits for the mentor's word. */
export const oldestButton = button('report-next', 'pair')
/** A step of the report is shown: `from` is where it leads back to, `s` the row of steps, `c` the card. */
export const stepButton = button('report', 'id', 'from', 'step')
/** One thing of the report is changed. */
export const setButton = button('report-set', 'id', 'from', 'what', 'value')
export const writeButton = button('report-write', 'id', 'from', 'what')
/** A task of the list of suggestions; its day. */
export const giveButton = button('report-give', 'id', 'from', 'task')
export const dueButton = button('report-due', 'id', 'task', 'due')
export const dueTypedButton = button('report-day', 'id', 'task')
/** The mentee: whether it was held, how useful, what to change, the tasks. */
export const metButton = button('met', 'id', 'answer')
export const metStepButton = button('met-step', 'id', 'step')
export const usefulButton = button('met-useful', 'id', 'number')
export const changeButton = button('met-change', 'id', 'change')
export const metWriteButton = button('met-write', 'id', 'what')
export const metTaskButton = button('met-task', 'id', 'task')
export const didButton = button('did', 'id', 'task', 'outcome')
export const hinderedButton = button('hindered', 'id', 'task', 'why')
/** The curator settles what two remember differently. */
export const settleButton = button('settle', 'id', 'how')
/** A meeting that nobody had planned: the way in, a pair and a day, and the press that notes it. */
export const adhocButton = button('met-now')
export const adhocPairButton = button('met-pair', 'pair', 'days')
export const adhocDaysButton = button('met-days', 'pair')
export const noteButton = button('met-note', 'pair', 'number', 'preset', 'days')
/** It was recorded by mistake. */
export const takeBackButton = button('met-back', 'id')
/** The curator reminds a silent pair. */
export const nudgeButton = button('pair-nudge', 'pair')
