import * as meetings from './chapters/meetings.ts'
import { describeCrashes } from './crashes.ts'
import { everybodyComes, pairAtWork } from './pair-at-work.ts'

describeCrashes('planning meetings', () => ({
  prepared: pairAtWork,
  before: [{ name: 'everybody comes', deeds: everybodyComes }],
  tried: [{ name: meetings.name, deeds: meetings.deeds() }],
}))
