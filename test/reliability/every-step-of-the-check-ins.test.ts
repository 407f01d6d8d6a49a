import * as checkIns from './chapters/check-ins.ts'
import { describeCrashes } from './crashes.ts'
import { everybodyComes, pairAtWork } from './pair-at-work.ts'

describeCrashes('how a meeting went', () => ({
  prepared: pairAtWork,
  before: [{ name: 'everybody comes', deeds: everybodyComes }],
  tried: [{ name: checkIns.name, deeds: checkIns.deeds() }],
}))
