import * as digests from './chapters/digests.ts'
import { describeCrashes } from './crashes.ts'
import { everybodyComes, pairAtWork } from './pair-at-work.ts'

describeCrashes('digests, silence and the month', () => ({
  prepared: pairAtWork,
  before: [{ name: 'everybody comes', deeds: everybodyComes }],
  tried: [{ name: digests.name, deeds: digests.deeds() }],
}))
