import { button } from '../../telegram/button.ts'

/** The road map of one's own school, or the choice of one; of a school or a district; a stage; an item. */
export const roadButton = button('road')
export const mapButton = button('road-map', 'organisation')
export const stageButton = button('road-stage', 'organisation', 'stage')
export const itemButton = button('road-item', 'organisation', 'key')
/** The same below a message that tells of others too. */
export const toldItemButton = button('road-told', 'organisation', 'key')
/** What is done with an item. */
export const doneButton = button('road-done', 'organisation', 'key')
export const undoButton = button('road-undo', 'organisation', 'key')
export const needlessButton = button('road-needless', 'organisation', 'key')
export const dayButton = button('road-day', 'organisation', 'key')
export const noteButton = button('road-note', 'organisation', 'key')
export const ownerButton = button('road-owner', 'organisation', 'key')
export const ownerIsButton = button('road-own', 'organisation', 'key', 'person')
export const fileButton = button('road-file', 'organisation', 'key')
export const showFileButton = button('road-show', 'organisation', 'key')
/** The road map as a Word file. */
export const paperButton = button('road-paper', 'organisation')
/** Everything with a day; an item of it, with the page it stands on. */
export const dueButton = button('road-due', 'page')
export const dueItemButton = button('road-due-of', 'organisation', 'key', 'page')
/** The schools of a district by stages: in words, as a picture; reminders. */
export const boardButton = button('road-board', 'page')
export const pictureButton = button('road-picture', 'district')
export const nudgeButton = button('road-nudge', 'organisation')
export const nudgeAllButton = button('road-nudge-all', 'district')
export const nudgeAllDoButton = button('road-nudge-do', 'district')
/** The district's changes of the road map. */
export const templateButton = button('road-edit', 'district')
export const editStageButton = button('road-edit-in', 'district', 'stage')
export const editItemButton = button('road-edit-of', 'district', 'key')
export const addItemButton = button('road-add', 'district', 'stage')
export const retitleButton = button('road-title', 'district', 'key')
export const redayButton = button('road-when', 'district', 'key')
export const reownButton = button('road-who', 'district', 'key', 'role')
export const hideItemButton = button('road-hide', 'district', 'key')
/** What is done in schools is hidden, or removed, after a question; `what` is `hide` or `remove`. */
export const sureItemButton = button('road-sure', 'district', 'key', 'what')
export const unhideItemButton = button('road-unhide', 'district', 'key')
export const restoreItemButton = button('road-restore', 'district', 'key')
/** The production calendar of a year; `what` is `off` or `worked`. */
export const calendarButton = button('workdays', 'year')
export const enterDayButton = button('workdays-is', 'what', 'year')
export const removeDayButton = button('workdays-undo', 'day')
/** The decree on the year is out; it is not. */
export const approveYearButton = button('workdays-approve', 'year')
export const reopenYearButton = button('workdays-reopen', 'year')
