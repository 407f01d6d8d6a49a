import { button } from '../../telegram/button.ts'

/** The orders of the school; of several schools the member chooses one. */
export const ordersButton = button('orders')
export const schoolOrdersButton = button('orders-of', 'organisation')
/** A draft, or a signed order. */
export const orderCardButton = button('ord', 'order')
/** The order that names a pair. */
export const orderOfPairButton = button('ord-of', 'pair')
export const beginButton = button('ord-new', 'organisation')
/** The pairs that may stand in a draft, and a tick: `on` is what it becomes. */
export const pickButton = button('ord-pick', 'order', 'page')
export const tickButton = button('ord-tick', 'order', 'pair', 'on', 'page')
/** Agreed pairs that lack something. */
export const lackingButton = button('ord-lack', 'organisation', 'page')
export const periodButton = button('ord-when', 'order')
export const lastDayButton = button('ord-last', 'order')
export const kindsButton = button('ord-kinds', 'order')
export const kindButton = button('ord-kind', 'order', 'kind', 'on')
export const whoButton = button('ord-who', 'order')
export const whoseButton = button('ord-whose', 'order', 'initiative')
export const reasonButton = button('ord-why', 'order')
/** The order in Word, a draft or signed. */
export const wordButton = button('ord-word', 'order')
/** The number and the date of the signed paper. */
export const signButton = button('ord-sign', 'order')
/** A slip in the number or the date of a signed order. */
export const correctButton = button('ord-fix', 'order')
/** The head is told that a draft waits. */
export const callButton = button('ord-call', 'order')
export const dropButton = button('ord-drop', 'order')
export const dropSureButton = button('ord-drop-sure', 'order')
/** What can't be in the order any more is taken out of its draft. */
export const takeOutButton = button('ord-out', 'order')
export const amendButton = button('ord-amend', 'order')
export const cancelButton = button('ord-cancel', 'order')
export const registerButton = button('ord-list', 'organisation', 'page')
export const excelButton = button('ord-xlsx', 'organisation')
/** Whom an order appoints as curator. */
export const staffButton = button('ord-staff', 'organisation', 'page')
export const appointButton = button('ord-name', 'organisation', 'person')
