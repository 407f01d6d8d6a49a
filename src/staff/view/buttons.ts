import { button } from '../../telegram/button.ts'

/** The card of a person of the organisation. */
export const personButton = button('person', 'organisation', 'person')

/** Who holds which office in the organisation, of those that the reader gives and takes back. */
export const officesButton = button('offices', 'organisation', 'page')

/** Which role to give. */
export const appointButton = button('appoint', 'organisation', 'person')
export const giveButton = button('give', 'organisation', 'person', 'role')
export const takeButton = button('take', 'organisation', 'person', 'role')
export const takeSureButton = button('take-sure', 'organisation', 'person', 'role')
/** The number and the day of the order, later than the appointment. */
export const orderButton = button('order', 'organisation', 'person', 'role')

/** Whoever leaves by themselves: from which organisation. */
export const ownLeaveButton = button('leave-own')
export const leaveButton = button('leave', 'organisation', 'person')
export const leaveSureButton = button('leave-sure', 'organisation', 'person')
export const returnButton = button('return', 'organisation', 'person')

/** To which school a person moves. */
export const moveButton = button('move', 'organisation', 'person', 'page')
export const moveToButton = button('move-to', 'from', 'person', 'to')
export const moveSureButton = button('move-sure', 'from', 'person', 'to')
export const moveAnswerButton = button('move-answer', 'move', 'answer')
export const moveBackButton = button('move-back', 'move')
export const movesButton = button('moves', 'organisation')

/** Who of the school may be the same person. */
export const doubleButton = button('double', 'organisation', 'person')
export const compareButton = button('compare', 'organisation', 'person', 'other')
export const mergeButton = button('merge', 'organisation', 'person', 'other')
