import * as tasks from './chapters/tasks.ts'
import { describeCrashes } from './crashes.ts'
import { everybodyComes, pairAtWork } from './pair-at-work.ts'

describeCrashes('tasks and help', () => ({
  prepared: pairAtWork,
  before: [{ name: 'everybody comes', deeds: everybodyComes }],
  tried: [{ name: tasks.name, deeds: tasks.deeds() }],
}))
