import { button } from '../../telegram/button.ts'

/** What somebody may ask of the curator about a pair of theirs; where they choose the pair first. */
export const helpButton = button('help-pair', 'pair')
export const ownHelpButton = button('help-mine')
/** «Нужна помощь куратора»; «Личное о паре». */
export const askButton = button('help-ask', 'pair')
export const signalButton = button('help-signal', 'pair')
/** Help asked out of the check-in of a meeting. */
export const askAfterButton = button('help-after', 'pair', 'meeting')
/** One request: of whoever asked, or of who answers. */
export const requestButton = button('help-of', 'id')
export const withdrawButton = button('help-back', 'id')
export const takeButton = button('help-take', 'id')
export const replyButton = button('help-reply', 'id')
export const closeButton = button('help-close', 'id')
/** Sure, though nobody has answered. */
export const closeDoButton = button('help-close-do', 'id')
/** What waits for a curator. */
export const requestsButton = button('helps', 'page')
