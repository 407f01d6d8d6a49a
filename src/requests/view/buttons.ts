import { button } from '../../telegram/button.ts'

/** The yearly refresh, for who runs or reads it; the school where there are several. */
export const campaignsButton = button('campaigns')
export const campaignButton = button('campaign', 'school')
export const beginButton = button('campaign-due', 'school')
export const otherDayButton = button('campaign-day', 'school')
/** `day`: `YYYY-MM-DD`. */
export const checkButton = button('campaign-check', 'school', 'day')
export const startButton = button('campaign-start', 'school', 'day')
export const silentButton = button('campaign-silent', 'school', 'page')
export const remindButton = button('campaign-remind', 'campaign')
export const finishButton = button('campaign-finish', 'campaign')
export const finishSureButton = button('campaign-end', 'campaign')
/** What the asked press; `what` is one of `UNCHANGED`, `NOT_NEEDED`. */
export const answerButton = button('campaign-answer', 'campaign', 'what')
