import type { HubRow, PairRow } from '../../pairs/around.ts'
import { holds } from '../../people/role.ts'
import { askerOf } from '../help.ts'
import { helpButton, requestsButton } from './buttons.ts'

/** «Помощь куратора» under the card of one's own pair, for whoever is of it alone. */
export const helpRow: PairRow = {
  label: 'help.row',
  data: (pair) => helpButton.data({ pair }),
  isFor: (member, pair) => askerOf(pair, member.personId) !== undefined,
}

/** «Просят помощи» in the hub of pairs: for curators alone, whether there is one or not. */
export const helpHubRow: HubRow = {
  label: 'help.hub',
  data: requestsButton.data({ page: '0' }),
  isFor: ({ roles }) => holds(roles, 'CURATOR'),
}
