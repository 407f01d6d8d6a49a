import * as notices from './chapters/notices.ts'
import { describeCrashes } from './crashes.ts'
import { story } from './story.ts'

describeCrashes('the notices', (token) => ({
  // Up to the summary and the evening: Ольга has been told, and everybody is still there.
  before: story(token).slice(0, 8),
  tried: [{ name: notices.name, deeds: notices.deeds() }],
}))
