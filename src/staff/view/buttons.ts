import { button } from '../../telegram/button.ts'

/** The card of a person of the organisation. */
export const personButton = button('person', 'organisation', 'person')
