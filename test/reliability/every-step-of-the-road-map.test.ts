import * as roadmap from './chapters/roadmap.ts'
import { describeCrashes } from './crashes.ts'
import { everybodyComes, pairAtWork } from './pair-at-work.ts'

describeCrashes('the road map', () => ({
  prepared: pairAtWork,
  before: [{ name: 'everybody comes', deeds: everybodyComes }],
  tried: [{ name: roadmap.name, deeds: roadmap.deeds() }],
}))
