import type { Texts } from '../../i18n/texts.ts'
import type { Obstacle } from '../signing.ts'
import { lacksText, pairName } from './words.ts'

/** Of many pairs the first. */
const shownPairs = 8

/** What keeps a draft from being signed, in a sentence that says what to do. */
export function obstacleText(texts: Texts, obstacle: Obstacle): string {
  switch (obstacle.what) {
    case 'nothing-in-it':
      return texts.t('orders.obstacles.empty')
    case 'no-period':
      return texts.t('orders.obstacles.noPeriod')
    case 'no-change':
      return texts.t('orders.obstacles.noChange')
    case 'no-initiative':
      return texts.t('orders.obstacles.noInitiative')
    case 'period':
      return texts.t(`orders.periodProblems.${obstacle.problem}`)
    case 'too-soon':
      return texts.t('orders.obstacles.tooSoon', { day: texts.day(obstacle.earliest) })
    case 'pairs':
      return [
        texts.t('orders.obstacles.changed'),
        ...obstacle.pairs.slice(0, shownPairs).map(({ pair, lacks }) =>
          texts.t('orders.obstacles.pair', {
            pair: pairName(texts, pair),
            lacks: lacksText(texts, lacks),
          }),
        ),
        texts.t('orders.obstacles.takeOut'),
      ].join('\n')
  }
}
