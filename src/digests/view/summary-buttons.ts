import { button } from '../../telegram/button.ts'

/** One's summaries, or the choice of whose. */
export const summariesButton = button('summaries')
/** A place's month so far and the last one. */
export const summaryButton = button('summary', 'organisation')
/** Its picture or its workbook: `what` is `picture` or `workbook`. */
export const summaryFileButton = button('summary-file', 'organisation', 'what')
/** To those who lag behind by the figures of that month: asks first; does it. */
export const nudgeButton = button('summary-nudge', 'organisation', 'month')
export const nudgeDoButton = button('summary-nudge-do', 'organisation', 'month')
