import { memberOf, isIn } from '../../pairs/pair.ts'
import type { HubRow, PairRow } from '../../pairs/around.ts'
import { whereMay } from '../../people/policy.ts'
import { mayReadSurvey } from '../reading.ts'
import { surveyButton, totalsButton } from './buttons.ts'

/** «Опрос в середине программы» under one's own pair, while it waits for an answer. */
export function fillRow(role: 'MENTOR' | 'MENTEE', open: (pairId: string) => string): PairRow {
  return {
    label: 'surveys.buttons.fill',
    data: open,
    isFor: ({ personId }, pair) => {
      const mine = memberOf(pair, personId)
      return pair.status === 'active' && mine !== undefined && isIn(mine) && mine.role === role
    },
  }
}

/** «Промежуточный опрос» under the card of a pair that was asked, for its curators. */
export const readRow: PairRow = {
  label: 'surveys.buttons.read',
  data: (pair) => surveyButton.data({ pair }),
  isFor: mayReadSurvey,
}

/** In the hub of pairs: the school in figures. */
export const totalsRow: HubRow = {
  label: 'surveys.buttons.totals',
  data: totalsButton.data({ school: '' }),
  isFor: (member) => whereMay(member, 'survey.read').some(({ kind }) => kind === 'SCHOOL'),
}
