import { button } from '../../telegram/button.ts'
import { codeOf, type Filter, type Sort } from '../filter.ts'
import { kindsOf, ownPart, wordOf } from '../banks.ts'
import type { BankKind } from '../listing.ts'

/** A page of a bank, narrowed by a filter: `bank:mentors::0`. */
export const bankButton = button('bank', 'bank', 'filter', 'page')
/** A card from the place in the list to which the way back leads. */
export const cardButton = button('card', 'listing', 'filter', 'page')
/** A card from elsewhere: a notice, a screen below it. */
export const listingButton = button('listing', 'listing')
/** What the list is narrowed to; the button carries what it will be narrowed to after the press. */
export const siftButton = button('sift', 'bank', 'filter')
/** The words of one sort, to choose among. */
export const sortButton = button('sort', 'bank', 'sort', 'filter')
export const findButton = button('find', 'bank')
/** The list as a workbook. */
export const registerButton = button('register', 'bank', 'filter')
/** The way to set places, and a number of them. */
export const placesButton = button('places', 'listing')
export const placeButton = button('place', 'listing', 'count')
/** The way to pause, until when, and back. */
export const pausesButton = button('pauses', 'listing')
export const pauseButton = button('pause', 'listing', 'until')
export const resumeButton = button('resume', 'listing')
export const historyButton = button('history', 'listing', 'page')
export const notesButton = button('notes', 'listing', 'page')
export const noteButton = button('note-add', 'listing')
export const dropNoteButton = button('note-drop', 'listing', 'note')
export const droppedNoteButton = button('note-gone', 'listing', 'note')
/** One's own part in the banks: all of it, and one entry. */
export const mineButton = button(ownPart)
export const ownButton = button('own', 'listing')
/** The banks of the district in numbers. */
export const districtButton = button('banks-of-district', 'page')

export function siftData(kind: BankKind, filter: Filter): string {
  return siftButton.data({ bank: wordOf(kind), filter: codeOf(filter, kindsOf(kind)) })
}

export function sortData(kind: BankKind, sort: Sort, filter: Filter): string {
  return sortButton.data({ bank: wordOf(kind), sort, filter: codeOf(filter, kindsOf(kind)) })
}

export function bankData(kind: BankKind, filter: Filter, page: number): string {
  return bankButton.data({ bank: wordOf(kind), filter: codeOf(filter, kindsOf(kind)), page: String(page) })
}
