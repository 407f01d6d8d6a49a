import type { PairRow } from '../../pairs/around.ts'
import { memberOf, schoolsOf } from '../../pairs/pair.ts'
import { may } from '../../people/policy.ts'
import { tasksButton } from './buttons.ts'

/** «Задания» under the card of a pair that works or has worked. */
export const tasksRow: PairRow = {
  label: 'tasks.row',
  data: (pair) => tasksButton.data({ pair, list: 'now', page: '0' }),
  isFor: (member, pair) => {
    const self = memberOf(pair, member.personId) ? { personId: member.personId } : {}
    const isThere = pair.status === 'active' || pair.status === 'ended'
    return isThere && schoolsOf(pair).some((organisation) => may(member, 'meeting.read', { organisation, ...self }))
  },
}
