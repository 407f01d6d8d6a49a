import type { HubRow, PairRow } from '../../pairs/around.ts'
import { memberOf, schoolsOf } from '../../pairs/pair.ts'
import { may, whereMay } from '../../people/policy.ts'
import { programmeButton, programmesButton } from './buttons.ts'

/** «Программа» under the card of a pair that works or has worked. */
export const programmeRow: PairRow = {
  label: 'programmes.row',
  data: (pair) => programmeButton.data({ pair }),
  isFor: (member, pair) => {
    const self = memberOf(pair, member.personId) ? { personId: member.personId } : {}
    const isThere = pair.status === 'active' || pair.status === 'ended'
    return isThere && schoolsOf(pair).some((organisation) => may(member, 'programme.read', { organisation, ...self }))
  },
}

/** «Программы» in the hub of pairs. */
export const programmesRow: HubRow = {
  label: 'programmes.hub',
  data: programmesButton.data({ state: 'all', page: '0' }),
  isFor: (member) => whereMay(member, 'programme.read').length > 0,
}
