import { button } from '../../telegram/button.ts'
import { codeOf, type Filter } from '../filter.ts'
import { kindsOf, wordOf } from '../banks.ts'
import type { BankKind } from '../listing.ts'

/** A page of a bank, narrowed by a filter: `bank:mentors::0`. */
export const bankButton = button('bank', 'bank', 'filter', 'page')
/** A card from the place in the list to which the way back leads. */
export const cardButton = button('card', 'listing', 'filter', 'page')
/** A card from elsewhere: a notice, a screen below it. */
export const listingButton = button('listing', 'listing')

export function bankData(kind: BankKind, filter: Filter, page: number): string {
  return bankButton.data({ bank: wordOf(kind), filter: codeOf(filter, kindsOf(kind)), page: String(page) })
}
