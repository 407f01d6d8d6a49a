import type { HubRow, PairRow } from '../../pairs/around.ts'
import { memberOf } from '../../pairs/pair.ts'
import { may, whereMay } from '../../people/policy.ts'
import { orderOfPairButton, ordersButton } from './buttons.ts'

/** A line of the hub «Пары». */
export const ordersRow: HubRow = {
  label: 'orders.menu',
  data: ordersButton.data({}),
  isFor: (member) => whereMay(member, 'order.read').some(({ kind }) => kind === 'SCHOOL'),
}

/** Under the card of a pair: the order that names it; for its own people once it is signed. */
export const orderRow: PairRow = {
  label: 'orders.buttons.ofPair',
  data: (pair) => orderOfPairButton.data({ pair }),
  isFor: (member, pair) => {
    const isSigned = pair.status === 'active' || pair.status === 'ended'
    if (isSigned && memberOf(pair, member.personId)) return true
    const { organisation } = pair
    return (isSigned || pair.status === 'in-order') && may(member, 'order.read', { organisation })
  },
}
