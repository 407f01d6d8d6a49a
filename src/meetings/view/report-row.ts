import type { PairRow } from '../../pairs/around.ts'
import { isIn } from '../../pairs/pair.ts'
import { oldestButton } from './check-in-buttons.ts'

/** «Отметить встречу» under the card of a pair, for its mentor, while one waits. */
export const reportRow: PairRow = {
  label: 'meetings.tally.row',
  data: (pair) => oldestButton.data({ pair }),
  isFor: ({ personId }, { status, mentor }) =>
    (status === 'active' || status === 'ended') && mentor.personId === personId && isIn(mentor),
}
