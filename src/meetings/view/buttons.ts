import { button } from '../../telegram/button.ts'

/** The card of a meeting; the meetings of a pair; one's own, of every pair. */
export const meetingButton = button('meeting', 'id')
export const meetingsButton = button('meetings', 'pair', 'page')
export const ownMeetingsButton = button('my-meetings', 'page')
/** A new one: with whom of several pairs, who of a group comes, and then in words. */
export const planAnyButton = button('meeting-new')
export const planButton = button('meeting-plan', 'pair')
export const whoButton = button('meeting-who', 'pair', 'mask')
export const planWithButton = button('meeting-with', 'pair', 'mask')
/** As the meeting was when the button was shown; notices.ts writes the same names. */
export const moveButton = button('meeting-move', 'id', 'sequence')
export const cancelButton = button('meeting-cancel', 'id', 'sequence')
export const cancelDoButton = button('meeting-cancel-do', 'id', 'sequence', 'cause')
export const cancelWordsButton = button('meeting-cancel-why', 'id', 'sequence')
/** One of a group will not come: why, and then it is said. */
export const absentButton = button('meeting-absent', 'id', 'sequence')
export const absentDoButton = button('meeting-absent-do', 'id', 'sequence', 'cause')
export const calendarButton = button('meeting-calendar', 'id')
