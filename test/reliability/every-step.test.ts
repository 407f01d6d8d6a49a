import { describeCrashes } from './crashes.ts'
import { story } from './story.ts'

describeCrashes('the first whole way', (token) => ({ before: [], tried: story(token) }))
